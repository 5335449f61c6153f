// How improvement plans, their findings and reviews, and their messages go into one another.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/delivery/v1/improvement_finding.pb.h"
#include "copperplate/delivery/v1/improvement_plan.pb.h"
#include "copperplate/delivery/v1/improvement_review.pb.h"
#include "copperplate/delivery/v1/improvement_summary.pb.h"
#include "libs/status/faults.h"
#include "services/delivery/app/ports/improvement_repository.h"
#include "services/delivery/app/read_improvement.h"

namespace copperplate::delivery {

// Each gives what the message says of the resource `id`, sound by itself or with every fault by the
// message's field names.
ImprovementPlan ReadImprovementPlan(absl::string_view id, const v1::ImprovementPlan& message,
                                    Faults& faults);
Finding ReadFinding(absl::string_view id, const v1::Finding& message, absl::CivilDay today,
                    Faults& faults);
PlanReview ReadPlanReview(absl::string_view id, const v1::PlanReview& message, absl::CivilDay today,
                          Faults& faults);

// Each as the API shows it; `plan` is the plan's id.
v1::ImprovementPlan WriteImprovementPlan(absl::string_view force,
                                         const ImprovementPlanRecord& record);
v1::Finding WriteFinding(absl::string_view force, absl::string_view plan,
                         const FindingRecord& record);
v1::PlanReview WritePlanReview(absl::string_view force, absl::string_view plan,
                               const PlanReviewRecord& record);
v1::ImprovementPlanSummary WriteImprovementSummary(absl::string_view force,
                                                   const SummarisedImprovementPlan& summarised,
                                                   absl::CivilDay as_of);

}  // namespace copperplate::delivery
