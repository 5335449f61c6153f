// A recommendation for tests: that of the area of concern of the custody report.
#pragma once

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/governance/domain/recommendation.h"
#include "services/governance/domain/test_report.h"

namespace copperplate::governance {

inline const absl::CivilDay kRecommendationToday(2018, 5, 10);

inline Recommendation CustodyRecommendation() {
  Recommendation recommendation;
  recommendation.id = "accountability";
  recommendation.report = "custody-2018";
  recommendation.number = 1;
  recommendation.kind = RecommendationKind::kCauseOfConcern;
  recommendation.text =
      "The force should take clear accountability for the delivery of custody services.";
  recommendation.ownership.owner = "Head of Custody";
  recommendation.raised_on = kCustodyPublished;
  recommendation.due.original = absl::CivilDay(2018, 9, 30);
  return recommendation;
}

}  // namespace copperplate::governance
