#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/review_standard.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<ReviewStandard> {
  using Message = v1::ReviewStandard;
  static constexpr absl::string_view kField = "review_standard";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::ReviewStandard Write(absl::string_view force, absl::string_view root,
                                  const PartRecord<ReviewStandard>& record);
  static ReviewStandard Read(absl::string_view force, const PartPath& path,
                             const v1::ReviewStandard& message, Faults& faults);
};

}  // namespace copperplate::volunteers
