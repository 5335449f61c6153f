#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/delivery/domain/improvement_action.h"
#include "services/delivery/domain/improvement_plan.h"

namespace copperplate::delivery {

struct ImprovementPlanRecord {
  ImprovementPlan plan;
  RecordHeader header;
};
struct FindingRecord {
  Finding finding;
  RecordHeader header;
};
struct ImprovementActionRecord {
  ImprovementAction action;
  RecordHeader header;
};
struct PlanReviewRecord {
  PlanReview review;
  RecordHeader header;
};
inline const std::string& IdOf(const ImprovementPlanRecord& record) { return record.plan.id; }
inline const std::string& IdOf(const FindingRecord& record) { return record.finding.id; }
inline const std::string& IdOf(const ImprovementActionRecord& record) { return record.action.id; }
inline const std::string& IdOf(const PlanReviewRecord& record) { return record.review.id; }

// A plan with all that is in it.
struct ImprovementContent {
  ImprovementPlanRecord plan;
  std::vector<FindingRecord> findings;           // by number
  std::vector<ImprovementActionRecord> actions;  // by number
  std::vector<PlanReviewRecord> reviews;         // the latest first, those of one day by id
};

struct ImprovementPlanQuery {
  bool sensitive = false;  // what is marked OFFICIAL-SENSITIVE too
  std::string after = {};  // id before the first; empty: from the first
  int limit = 0;
};

// One change of one plan.
struct ImprovementPlanChange {
  std::string plan;  // id
  // What is to be, given the plan under its lock, null where there is none. An error ends the
  // change with it. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<Decided<ImprovementPlanRecord>>(const ImprovementPlanRecord*)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<ImprovementPlanRecord> print;
};

// One change of one part of a plan, under the plan's lock, which changes of its other parts wait
// for.
template <typename Record>
struct ImprovementPartChange {
  std::string plan;  // id
  // As that of a plan, given all of it.
  absl::FunctionRef<absl::StatusOr<Decided<Record>>(const ImprovementContent&)> decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<Record> print;
};

// The improvement plans of one force, the context's. Implementations are thread-safe. Every giving
// of a plan that is sensitive, or of what is in it, is an event, `improvement_plan.read`, but for
// the answer to a change, whose own event names the caller. Versions of a plan and of its parts
// only ever grow. Beside the errors named each gives those of libs/postgres/sqlstate.h
// (UNAVAILABLE, DEADLINE_EXCEEDED).
class ImprovementRepository {
 public:
  virtual ~ImprovementRepository() = default;

  // NOT_FOUND (IMPROVEMENT_PLAN_UNKNOWN) where there is none, or one that is sensitive and
  // `sensitive` is not.
  virtual absl::StatusOr<ImprovementPlanRecord> GetPlan(const RequestContext& context,
                                                        absl::string_view id, bool sensitive) = 0;

  // By id.
  virtual absl::StatusOr<Page<ImprovementPlanRecord>> ListPlans(
      const RequestContext& context, const ImprovementPlanQuery& query) = 0;

  // All of it at one instant. NOT_FOUND as GetPlan().
  virtual absl::StatusOr<ImprovementContent> ReadContent(const RequestContext& context,
                                                         absl::string_view plan,
                                                         bool sensitive) = 0;

  // See libs/change. ALREADY_EXISTS (REQUEST_ID_REUSED) and what `decide` gives. Whether the
  // caller may see what is sensitive is not asked: who may write may.
  virtual absl::StatusOr<Changed<ImprovementPlanRecord>> ChangePlan(
      const RequestContext& context, const ImprovementPlanChange& change) = 0;

  // The same of parts; NOT_FOUND (IMPROVEMENT_PLAN_UNKNOWN) too. A part that is deleted is given
  // back as it last was. Of an action what was appended is appended: due revisions, evidence and
  // transitions that are there do not change.
  virtual absl::StatusOr<Changed<FindingRecord>> ChangeFinding(
      const RequestContext& context, const ImprovementPartChange<FindingRecord>& change) = 0;
  virtual absl::StatusOr<Changed<ImprovementActionRecord>> ChangeAction(
      const RequestContext& context,
      const ImprovementPartChange<ImprovementActionRecord>& change) = 0;
  virtual absl::StatusOr<Changed<PlanReviewRecord>> ChangeReview(
      const RequestContext& context, const ImprovementPartChange<PlanReviewRecord>& change) = 0;
};

// The port's NOT_FOUND.
inline absl::Status ImprovementPlanUnknown() {
  return Error(absl::StatusCode::kNotFound, "IMPROVEMENT_PLAN_UNKNOWN",
               "the force has no such improvement plan")
      .Build();
}

}  // namespace copperplate::delivery
