// What is read of an improvement plan: a part, a page of parts, the summary.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/delivery/app/ports/improvement_repository.h"
#include "services/delivery/domain/improvement_summary.h"

namespace copperplate::delivery {

// Who asks of which plan. `sensitive`: also of one that is marked OFFICIAL-SENSITIVE.
struct AskedOfImprovementPlan {
  std::string plan;  // id
  bool sensitive = false;
};

// Each: NOT_FOUND (IMPROVEMENT_PLAN_UNKNOWN), and of a part that is not there its own.

absl::StatusOr<FindingRecord> GetFinding(ImprovementRepository& plans,
                                         const RequestContext& context,
                                         const AskedOfImprovementPlan& asked, absl::string_view id);
absl::StatusOr<ImprovementActionRecord> GetImprovementAction(ImprovementRepository& plans,
                                                             const RequestContext& context,
                                                             const AskedOfImprovementPlan& asked,
                                                             absl::string_view id);
absl::StatusOr<PlanReviewRecord> GetPlanReview(ImprovementRepository& plans,
                                               const RequestContext& context,
                                               const AskedOfImprovementPlan& asked,
                                               absl::string_view id);

// In order of their numbers, those above `after`.
absl::StatusOr<Page<FindingRecord>> ListFindings(ImprovementRepository& plans,
                                                 const RequestContext& context,
                                                 const AskedOfImprovementPlan& asked,
                                                 std::optional<FindingKind> kind, int64_t after,
                                                 int limit);
absl::StatusOr<Page<ImprovementActionRecord>> ListImprovementActions(
    ImprovementRepository& plans, const RequestContext& context,
    const AskedOfImprovementPlan& asked, std::optional<ImprovementState> state, int64_t after,
    int limit);

// Where a page of reviews ends: at the review of this day and id.
struct PlanReviewKey {
  absl::CivilDay on;
  std::string id;
};
// The latest first, those behind `after`.
absl::StatusOr<Page<PlanReviewRecord>> ListPlanReviews(ImprovementRepository& plans,
                                                       const RequestContext& context,
                                                       const AskedOfImprovementPlan& asked,
                                                       const std::optional<PlanReviewKey>& after,
                                                       int limit);

// The plan at the end of a day, with what `summary.standings` view.
struct SummarisedImprovementPlan {
  ImprovementContent content;
  ImprovementSummary summary;
};
absl::StatusOr<SummarisedImprovementPlan> SummariseImprovementPlan(
    ImprovementRepository& plans, const RequestContext& context,
    const AskedOfImprovementPlan& asked, absl::CivilDay as_of);

}  // namespace copperplate::delivery
