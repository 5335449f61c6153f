#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/volunteer.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<Volunteer> {
  using Message = v1::Volunteer;
  static constexpr absl::string_view kField = "volunteer";
  static api::UpdateRules Rules() {
    return {.output_only = {"age_band", "anonymised_on", "year_of_birth"}, .immutable = {}};
  }
  static v1::Volunteer Write(absl::string_view force, absl::string_view root,
                             const PartRecord<Volunteer>& record);
  Volunteer Read(absl::string_view force, const PartPath& path, const v1::Volunteer& message,
                 Faults& faults) const;
  // The age band.
  void Complete(const PartRecord<Volunteer>& record, v1::Volunteer& message) const;

  absl::CivilDay today;  // in Europe/London
};

}  // namespace copperplate::volunteers
