#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/recognition.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<Recognition> {
  using Message = v1::Recognition;
  static constexpr absl::string_view kField = "recognition";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Recognition Write(absl::string_view force, absl::string_view volunteer,
                               const PartRecord<Recognition>& record);
  Recognition Read(absl::string_view force, const PartPath& path, const v1::Recognition& message,
                   Faults& faults) const;

  absl::CivilDay today;  // in Europe/London
};

}  // namespace copperplate::volunteers
