#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/body.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/body_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Body> {
  using Message = v1::Body;
  static constexpr absl::string_view kField = "body";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Body Write(absl::string_view force, absl::string_view root,
                        const PartRecord<Body>& record);
  static Body Read(absl::string_view force, const PartPath& path, const v1::Body& message,
                   Faults& faults);
};

}  // namespace copperplate::governance
