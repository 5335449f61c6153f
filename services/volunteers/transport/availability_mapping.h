#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/availability.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<Availability> {
  using Message = v1::Availability;
  static constexpr absl::string_view kField = "availability";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Availability Write(absl::string_view force, absl::string_view volunteer,
                                const PartRecord<Availability>& record);
  static Availability Read(absl::string_view force, const PartPath& path,
                           const v1::Availability& message, Faults& faults);
};

}  // namespace copperplate::volunteers
