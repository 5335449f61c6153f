#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/vetting_check.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<VettingCheck> {
  using Message = v1::VettingCheck;
  static constexpr absl::string_view kField = "vetting_check";
  static api::UpdateRules Rules() {
    return {
        .output_only = {"state", "decided_on", "expires_on", "withdrawn_on", "correction_reason"},
        .immutable = {"level", "requested_on"}};
  }
  static v1::VettingCheck Write(absl::string_view force, absl::string_view volunteer,
                                const PartRecord<VettingCheck>& record);
  VettingCheck Read(absl::string_view force, const PartPath& path, const v1::VettingCheck& message,
                    Faults& faults) const;

  absl::CivilDay today;  // in Europe/London
};

}  // namespace copperplate::volunteers
