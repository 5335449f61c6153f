#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/recommendation.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_recommendation.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Recommendation> {
  using Message = v1::Recommendation;
  static constexpr absl::string_view kField = "recommendation";
  static api::UpdateRules Rules();
  static v1::Recommendation Write(absl::string_view force, absl::string_view report,
                                  const PartRecord<Recommendation>& record);
  // When it was raised, where that is not said, the use case settles.
  static Recommendation Read(absl::string_view force, const PartPath& path,
                             const v1::Recommendation& message, Faults& faults);
  // To a viewer without the name of one that is sensitive.
  void Complete(const PartRecord<Recommendation>& record, v1::Recommendation& message) const;

  bool for_viewer = false;
};

}  // namespace copperplate::governance
