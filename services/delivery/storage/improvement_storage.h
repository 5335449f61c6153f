#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

// Improvement plans on PostgreSQL: a row each and for each part, changed in place under a lock on
// the plan's row; what is appended to an action has rows of its own.
class ImprovementStorage final : public ImprovementRepository {
 public:
  explicit ImprovementStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<ImprovementPlanRecord> GetPlan(const RequestContext& context, absl::string_view id,
                                                bool sensitive) override;
  absl::StatusOr<Page<ImprovementPlanRecord>> ListPlans(const RequestContext& context,
                                                        const ImprovementPlanQuery& query) override;
  absl::StatusOr<ImprovementContent> ReadContent(const RequestContext& context,
                                                 absl::string_view plan, bool sensitive) override;
  absl::StatusOr<Changed<ImprovementPlanRecord>> ChangePlan(
      const RequestContext& context, const ImprovementPlanChange& change) override;
  absl::StatusOr<Changed<FindingRecord>> ChangeFinding(
      const RequestContext& context, const ImprovementPartChange<FindingRecord>& change) override;
  absl::StatusOr<Changed<ImprovementActionRecord>> ChangeAction(
      const RequestContext& context,
      const ImprovementPartChange<ImprovementActionRecord>& change) override;
  absl::StatusOr<Changed<PlanReviewRecord>> ChangeReview(
      const RequestContext& context,
      const ImprovementPartChange<PlanReviewRecord>& change) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::delivery
