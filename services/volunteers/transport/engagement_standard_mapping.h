#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/engagement_standard.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<EngagementStandard> {
  using Message = v1::EngagementStandard;
  static constexpr absl::string_view kField = "engagement_standard";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::EngagementStandard Write(absl::string_view force, absl::string_view root,
                                      const PartRecord<EngagementStandard>& record);
  static EngagementStandard Read(absl::string_view force, const PartPath& path,
                                 const v1::EngagementStandard& message, Faults& faults);
};

}  // namespace copperplate::volunteers
