#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/decision_notice.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_decision_notice.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<DecisionNotice> {
  using Message = v1::DecisionNotice;
  static constexpr absl::string_view kField = "decision_notice";
  static api::UpdateRules Rules();
  static v1::DecisionNotice Write(absl::string_view force, absl::string_view root,
                                  const PartRecord<DecisionNotice>& record);
  static DecisionNotice Read(absl::string_view force, const PartPath& path,
                             const v1::DecisionNotice& message, Faults& faults);
};

}  // namespace copperplate::governance
