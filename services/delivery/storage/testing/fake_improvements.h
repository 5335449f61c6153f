#pragma once

#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

// Improvement plans in memory, of the forces cambridgeshire and essex. Thread-safe.
class FakeImprovements final : public ImprovementRepository {
 public:
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

  // `improvement_plan.read forces/...`, the oldest first.
  std::vector<std::string> Events();

 private:
  struct Held {
    ImprovementContent content;
    int64_t changes = 0;
  };
  struct Request {
    Sha256Digest body{};
    std::string reply;
  };
  // A kind's own in a change.
  template <typename Record>
  struct Kind {
    absl::string_view type;
    absl::FunctionRef<std::string(const Record&)> name;
    // Puts what was decided in its place.
    absl::FunctionRef<void(Held&, const Decided<Record>&)> put;
  };

  Held* Find(const RequestContext& context, absl::string_view plan, bool sensitive);
  void Tell(absl::string_view type, const std::string& name);
  // The course of a change behind its look at the plan.
  template <typename Record>
  absl::StatusOr<Changed<Record>> Run(
      const RequestContext& context, const std::string& plan,
      absl::FunctionRef<absl::StatusOr<Decided<Record>>(Held*)> decide, WriteMode mode,
      const Printer<Record>& print, const Kind<Record>& kind);
  template <typename Record>
  absl::StatusOr<Changed<Record>> RunPart(const RequestContext& context,
                                          const ImprovementPartChange<Record>& change,
                                          const Kind<Record>& kind);

  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Held> plans_;  // by force and id
  std::map<std::tuple<std::string, std::string, std::string>, Request> requests_;
  std::vector<std::string> events_;
  int uids_ = 0;
};

}  // namespace copperplate::delivery
