#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/retention_rule.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<RetentionRule> {
  using Message = v1::RetentionRule;
  static constexpr absl::string_view kField = "retention_rule";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::RetentionRule Write(absl::string_view force, absl::string_view root,
                                 const PartRecord<RetentionRule>& record);
  static RetentionRule Read(absl::string_view force, const PartPath& path,
                            const v1::RetentionRule& message, Faults& faults);
};

}  // namespace copperplate::volunteers
