#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/governance/domain/risk.h"
#include "services/governance/domain/risk_assessment.h"

namespace copperplate::governance {

inline constexpr char kTestRiskName[] = "forces/cambridgeshire/risks/custody-estate";
inline const absl::CivilDay kTestProposed(2018, 1, 4);
inline const absl::CivilDay kTestRiskToday(2018, 5, 10);

inline RecordedStep RiskStep(absl::CivilDay on = kTestRiskToday) {
  return {.caller = "secretary",
          .on = on,
          .today = kTestRiskToday,
          .recorded_at = absl::FromUnixSeconds(1'525'950'000)};
}

inline Risk TestRisk() {
  Risk risk;
  risk.id = "custody-estate";
  risk.reference = "R7";
  risk.title = "Condition of the custody estate";
  risk.cause = "Cells without sufficient ventilation";
  risk.event = "A suite is closed";
  risk.effect = "Detainees are taken to other counties";
  risk.ownership.owner = "Head of Custody";
  risk.category = "Estates";
  risk.next_review = absl::CivilDay(2018, 7, 4);
  risk.proposed_on = kTestProposed;
  return risk;
}

inline RiskAssessment TestAssessment(absl::CivilDay as_of, RiskLevel current) {
  RiskAssessment assessment;
  assessment.id = "first";
  assessment.risk = "custody-estate";
  assessment.as_of = as_of;
  assessment.inherent = {.likelihood = 5, .impact = 5};
  assessment.current = current;
  assessment.target = {.likelihood = 1, .impact = 1};
  assessment.rationale = "After the inspection";
  assessment.recorded_at = absl::FromUnixSeconds(1'525'950'000);
  return assessment;
}

}  // namespace copperplate::governance
