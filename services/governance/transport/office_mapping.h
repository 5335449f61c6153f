#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/governance/v1/office.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/body_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Office> {
  using Message = v1::Office;
  static constexpr absl::string_view kField = "office";
  static api::UpdateRules Rules() { return {.output_only = {"holder"}, .immutable = {}}; }
  static v1::Office Write(absl::string_view force, absl::string_view root,
                          const PartRecord<Office>& record);
  static Office Read(absl::string_view force, const PartPath& path, const v1::Office& message,
                     Faults& faults);
  void Complete(const PartRecord<Office>& record, v1::Office& out) const;

  absl::CivilDay day;  // of `holder`
};

}  // namespace copperplate::governance
