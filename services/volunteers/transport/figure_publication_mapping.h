#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/figure_feed.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

// Nothing of one is set by a caller.
template <>
struct PartMapping<FigurePublication> {
  using Message = v1::FigurePublication;
  static constexpr absl::string_view kField = "figure_publication";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::FigurePublication Write(absl::string_view force, absl::string_view root,
                                     const PartRecord<FigurePublication>& record);
  static FigurePublication Read(absl::string_view force, const PartPath& path,
                                const v1::FigurePublication& message, Faults& faults);
};

}  // namespace copperplate::volunteers
