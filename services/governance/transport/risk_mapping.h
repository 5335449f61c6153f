#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/risk.pb.h"
#include "copperplate/governance/v1/risk_assessment.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_risk.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Risk> {
  using Message = v1::Risk;
  static constexpr absl::string_view kField = "risk";
  static api::UpdateRules Rules();
  static v1::Risk Write(absl::string_view force, absl::string_view root,
                        const PartRecord<Risk>& record);
  // When it was proposed, where that is not said, the use case settles.
  static Risk Read(absl::string_view force, const PartPath& path, const v1::Risk& message,
                   Faults& faults);
};

template <>
struct PartMapping<RiskAssessment> {
  using Message = v1::RiskAssessment;
  static constexpr absl::string_view kField = "risk_assessment";
  // None is changed.
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::RiskAssessment Write(absl::string_view force, absl::string_view risk,
                                  const PartRecord<RiskAssessment>& record);
  // Of which day it is, where that is not said, the use case settles.
  static RiskAssessment Read(absl::string_view force, const PartPath& path,
                             const v1::RiskAssessment& message, Faults& faults);
};

}  // namespace copperplate::governance
