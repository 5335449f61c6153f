#include "services/delivery/domain/improvement_plan.h"

#include "absl/strings/string_view.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/time/months.h"

namespace copperplate::delivery {
namespace {

constexpr int32_t kMostMonths = 60;
constexpr int32_t kHighestFindingNumber = 9999;

bool NeedsRecommendation(FindingKind kind) {
  return kind == FindingKind::kAreaOfConcern || kind == FindingKind::kCauseOfConcern;
}

}  // namespace

Faults Validate(const ImprovementPlan& plan) {
  Faults faults;
  fields::CheckId(plan.id, "id", faults);
  fields::CheckLine(plan.title, "title", faults);
  fields::CheckLine(plan.owner, "owner", faults);
  fields::CheckRange(plan.review_every_months, "review_every_months", 1, kMostMonths, faults);
  return faults;
}

Faults Validate(const Finding& finding) {
  Faults faults;
  fields::CheckId(finding.id, "id", faults);
  fields::CheckRange(finding.number, "number", 1, kHighestFindingNumber, faults);
  fields::CheckProse(finding.text, "text", faults);
  fields::CheckOptionalProse(finding.recommendation_copy, "recommendation_copy", faults);
  if (finding.recommendation.empty()) {
    if (NeedsRecommendation(finding.kind)) {
      faults.Add("RECOMMENDATION_REQUIRED", "recommendation",
                 "must name the recommendation that goes with an area or cause of concern");
    } else if (!finding.recommendation_copy.empty()) {
      faults.Add("RECOMMENDATION_REQUIRED", "recommendation",
                 "must name the recommendation that the copy is of");
    }
  }
  return faults;
}

Faults Validate(const PlanReview& review, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(review.id, "id", faults);
  fields::CheckNotInFuture(review.on, "on", today, faults);
  fields::CheckLine(review.at_body, "at_body", faults);
  return faults;
}

absl::CivilDay NextReview(absl::CivilDay last, int32_t months) { return AddMonths(last, months); }

}  // namespace copperplate::delivery
