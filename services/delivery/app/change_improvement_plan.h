// The changes of improvement plans, of their findings and of their reviews.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/asked.h"
#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

using MergeImprovementPlan =
    absl::FunctionRef<absl::StatusOr<ImprovementPlan>(const ImprovementPlanRecord&)>;
using MergeFinding = absl::FunctionRef<absl::StatusOr<Finding>(const FindingRecord&)>;

// Each: NOT_FOUND (IMPROVEMENT_PLAN_UNKNOWN) and, of parts, their own; ABORTED (ETAG_MISMATCH)
// where the version asked for is not the present one; and what the port gives.

// ALREADY_EXISTS (IMPROVEMENT_PLAN_EXISTS).
absl::StatusOr<Changed<ImprovementPlanRecord>> CreateImprovementPlan(
    ImprovementRepository& plans, const RequestContext& context, const ImprovementPlan& plan,
    WriteMode mode, const Printer<ImprovementPlanRecord>& print);

absl::StatusOr<Changed<ImprovementPlanRecord>> UpdateImprovementPlan(
    ImprovementRepository& plans, const RequestContext& context, const Asked& asked,
    MergeImprovementPlan merge, const Printer<ImprovementPlanRecord>& print);

// `now` is when a copy of a recommendation is put there. ALREADY_EXISTS (FINDING_EXISTS);
// INVALID_ARGUMENT about `number` (FINDING_NUMBER_TAKEN) or `id` (TOO_MANY).
absl::StatusOr<Changed<FindingRecord>> CreateFinding(
    ImprovementRepository& plans, const RequestContext& context, const std::string& plan,
    const Finding& finding, absl::Time now, WriteMode mode, const Printer<FindingRecord>& print);

// NOT_FOUND (FINDING_UNKNOWN).
absl::StatusOr<Changed<FindingRecord>> UpdateFinding(ImprovementRepository& plans,
                                                     const RequestContext& context,
                                                     const std::string& plan, const Asked& asked,
                                                     MergeFinding merge, absl::Time now,
                                                     const Printer<FindingRecord>& print);

// NOT_FOUND (FINDING_UNKNOWN), FAILED_PRECONDITION (FINDING_IN_USE) where actions answer it.
absl::StatusOr<Changed<FindingRecord>> DeleteFinding(ImprovementRepository& plans,
                                                     const RequestContext& context,
                                                     const std::string& plan, const Asked& asked,
                                                     const Printer<FindingRecord>& print);

// ALREADY_EXISTS (REVIEW_EXISTS); INVALID_ARGUMENT about `on` (REVIEW_REPEATED) or `id` (TOO_MANY).
absl::StatusOr<Changed<PlanReviewRecord>> CreatePlanReview(ImprovementRepository& plans,
                                                           const RequestContext& context,
                                                           const std::string& plan,
                                                           const PlanReview& review, WriteMode mode,
                                                           const Printer<PlanReviewRecord>& print);

// NOT_FOUND (REVIEW_UNKNOWN).
absl::StatusOr<Changed<PlanReviewRecord>> DeletePlanReview(ImprovementRepository& plans,
                                                           const RequestContext& context,
                                                           const std::string& plan,
                                                           const Asked& asked,
                                                           const Printer<PlanReviewRecord>& print);

absl::Status FindingUnknown();
absl::Status PlanReviewUnknown();

}  // namespace copperplate::delivery
