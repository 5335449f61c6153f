#include "services/delivery/app/read_improvement.h"

#include <tuple>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/delivery/app/change_improvement_action.h"
#include "services/delivery/app/change_improvement_plan.h"

namespace copperplate::delivery {
namespace {

template <typename Record>
absl::StatusOr<Record> Part(const std::vector<Record>& records, absl::string_view id,
                            const absl::Status& unknown) {
  const Record* const found = FindById(records, id);
  if (found == nullptr) return unknown;
  return *found;
}

// Of `records`, in their order, the first `limit` that are `wanted`.
template <typename Record, typename Wanted>
Page<Record> FirstWanted(std::vector<Record> records, int limit, const Wanted& wanted) {
  Page<Record> page;
  for (Record& record : records) {
    if (!wanted(record)) continue;
    if (page.rows.size() == static_cast<size_t>(limit)) {
      page.more = true;
      break;
    }
    page.rows.push_back(std::move(record));
  }
  return page;
}

template <typename Value, typename Record>
std::vector<const Value*> ValuesOf(const std::vector<Record>& records, Value Record::*value) {
  std::vector<const Value*> values;
  values.reserve(records.size());
  for (const Record& record : records) values.push_back(&(record.*value));
  return values;
}

}  // namespace

absl::StatusOr<FindingRecord> GetFinding(ImprovementRepository& plans,
                                         const RequestContext& context,
                                         const AskedOfImprovementPlan& asked,
                                         absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const ImprovementContent content,
                        plans.ReadContent(context, asked.plan, asked.sensitive));
  return Part(content.findings, id, FindingUnknown());
}

absl::StatusOr<ImprovementActionRecord> GetImprovementAction(ImprovementRepository& plans,
                                                             const RequestContext& context,
                                                             const AskedOfImprovementPlan& asked,
                                                             absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const ImprovementContent content,
                        plans.ReadContent(context, asked.plan, asked.sensitive));
  return Part(content.actions, id, ImprovementActionUnknown());
}

absl::StatusOr<PlanReviewRecord> GetPlanReview(ImprovementRepository& plans,
                                               const RequestContext& context,
                                               const AskedOfImprovementPlan& asked,
                                               absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const ImprovementContent content,
                        plans.ReadContent(context, asked.plan, asked.sensitive));
  return Part(content.reviews, id, PlanReviewUnknown());
}

absl::StatusOr<Page<FindingRecord>> ListFindings(ImprovementRepository& plans,
                                                 const RequestContext& context,
                                                 const AskedOfImprovementPlan& asked,
                                                 std::optional<FindingKind> kind, int64_t after,
                                                 int limit) {
  ABSL_ASSIGN_OR_RETURN(ImprovementContent content,
                        plans.ReadContent(context, asked.plan, asked.sensitive));
  return FirstWanted(std::move(content.findings), limit, [&](const FindingRecord& record) {
    return record.finding.number > after &&
           kind.value_or(record.finding.kind) == record.finding.kind;
  });
}

absl::StatusOr<Page<ImprovementActionRecord>> ListImprovementActions(
    ImprovementRepository& plans, const RequestContext& context,
    const AskedOfImprovementPlan& asked, std::optional<ImprovementState> state, int64_t after,
    int limit) {
  ABSL_ASSIGN_OR_RETURN(ImprovementContent content,
                        plans.ReadContent(context, asked.plan, asked.sensitive));
  return FirstWanted(std::move(content.actions), limit, [&](const ImprovementActionRecord& record) {
    return record.action.number > after &&
           state.value_or(record.action.state) == record.action.state;
  });
}

absl::StatusOr<Page<PlanReviewRecord>> ListPlanReviews(ImprovementRepository& plans,
                                                       const RequestContext& context,
                                                       const AskedOfImprovementPlan& asked,
                                                       const std::optional<PlanReviewKey>& after,
                                                       int limit) {
  ABSL_ASSIGN_OR_RETURN(ImprovementContent content,
                        plans.ReadContent(context, asked.plan, asked.sensitive));
  return FirstWanted(std::move(content.reviews), limit, [&](const PlanReviewRecord& record) {
    if (!after.has_value() || record.review.on < after->on) return true;
    return record.review.on == after->on && record.review.id > after->id;
  });
}

absl::StatusOr<SummarisedImprovementPlan> SummariseImprovementPlan(
    ImprovementRepository& plans, const RequestContext& context,
    const AskedOfImprovementPlan& asked, absl::CivilDay as_of) {
  SummarisedImprovementPlan summarised;
  ABSL_ASSIGN_OR_RETURN(summarised.content,
                        plans.ReadContent(context, asked.plan, asked.sensitive));
  // Moving a vector leaves its elements where they are.
  const ImprovementContent& content = summarised.content;
  const auto findings = ValuesOf(content.findings, &FindingRecord::finding);
  const auto actions = ValuesOf(content.actions, &ImprovementActionRecord::action);
  const auto reviews = ValuesOf(content.reviews, &PlanReviewRecord::review);
  summarised.summary = Summarise(content.plan.plan, findings, actions, reviews, as_of);
  return summarised;
}

}  // namespace copperplate::delivery
