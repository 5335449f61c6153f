#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/duty_type.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<DutyType> {
  using Message = v1::DutyType;
  static constexpr absl::string_view kField = "duty_type";
  // What cannot be changed, the use case says: `false` is not told from what was left out here.
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::DutyType Write(absl::string_view force, absl::string_view root,
                            const PartRecord<DutyType>& record);
  static DutyType Read(absl::string_view force, const PartPath& path, const v1::DutyType& message,
                       Faults& faults);
};

}  // namespace copperplate::volunteers
