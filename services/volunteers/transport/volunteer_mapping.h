#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
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
    return {.output_only = {"age_band", "anonymised_on", "year_of_birth", "merged_into",
                            "merged_on", "merge_reason", "merged_from"},
            .immutable = {}};
  }
  static v1::Volunteer Write(absl::string_view force, absl::string_view root,
                             const PartRecord<Volunteer>& record);
  Volunteer Read(absl::string_view force, const PartPath& path, const v1::Volunteer& message,
                 Faults& faults) const;
  // The age band.
  void Complete(const PartRecord<Volunteer>& record, v1::Volunteer& message) const;

  absl::CivilDay today;  // in Europe/London
};

// The records (ids) that were merged into this one.
void WriteMergedFrom(absl::string_view force, absl::Span<const std::string> merged,
                     v1::Volunteer& message);

}  // namespace copperplate::volunteers
