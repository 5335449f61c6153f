#include "services/delivery/app/change_improvement_plan.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/person/person.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/improvement_names.h"

namespace copperplate::delivery {
namespace {

using PlanDecided = absl::StatusOr<Decided<ImprovementPlanRecord>>;
using FindingDecided = absl::StatusOr<Decided<FindingRecord>>;
using ReviewDecided = absl::StatusOr<Decided<PlanReviewRecord>>;

absl::Status Exists(absl::string_view reason, absl::string_view message) {
  return Error(absl::StatusCode::kAlreadyExists, reason, message).Build();
}

void CheckRoom(size_t present, absl::string_view what, Faults& faults) {
  if (present >= static_cast<size_t>(kMostOfImprovementPlan)) {
    faults.Add("TOO_MANY", "id",
               absl::StrCat("a plan has at most ", kMostOfImprovementPlan, " ", what));
  }
}

// When the copy of `finding` was put there: `now` unless it stood there before.
void StampCopy(const Finding* before, absl::Time now, Finding& finding) {
  if (finding.recommendation_copy.empty()) {
    finding.copied_at.reset();
  } else if (before != nullptr && before->recommendation_copy == finding.recommendation_copy &&
             before->recommendation == finding.recommendation) {
    finding.copied_at = before->copied_at;
  } else {
    finding.copied_at = now;
  }
}

absl::Status FindingInUse(absl::string_view force, const ImprovementContent& content,
                          const std::string& finding) {
  std::vector<std::string> answering;
  for (const ImprovementActionRecord& record : content.actions) {
    const std::vector<std::string>& answered = record.action.findings;
    if (std::find(answered.begin(), answered.end(), finding) != answered.end()) {
      answering.push_back(absl::StrCat(record.action.number));
    }
  }
  if (answering.empty()) return absl::OkStatus();
  const std::string what =
      absl::StrCat("is answered by actions ", absl::StrJoin(answering, ", "), " of the plan");
  return Error(absl::StatusCode::kFailedPrecondition, "FINDING_IN_USE",
               absl::StrCat("the finding ", what))
      .Precondition("DEPENDENCY", kFindingName.Format(force, content.plan.plan.id, finding), what)
      .Build();
}

}  // namespace

absl::Status FindingUnknown() {
  return Error(absl::StatusCode::kNotFound, "FINDING_UNKNOWN", "the plan has no such finding")
      .Build();
}

absl::Status PlanReviewUnknown() {
  return Error(absl::StatusCode::kNotFound, "REVIEW_UNKNOWN", "the plan has no such review")
      .Build();
}

absl::StatusOr<Changed<ImprovementPlanRecord>> CreateImprovementPlan(
    ImprovementRepository& plans, const RequestContext& context, const ImprovementPlan& plan,
    WriteMode mode, const Printer<ImprovementPlanRecord>& print) {
  const auto decide = [&](const ImprovementPlanRecord* present) -> PlanDecided {
    if (present != nullptr) {
      return Exists("IMPROVEMENT_PLAN_EXISTS", "the force has an improvement plan of this id");
    }
    return Created(ImprovementPlanRecord{plan, {}});
  };
  return plans.ChangePlan(context,
                          {.plan = plan.id, .decide = decide, .mode = mode, .print = print});
}

absl::StatusOr<Changed<ImprovementPlanRecord>> UpdateImprovementPlan(
    ImprovementRepository& plans, const RequestContext& context, const Asked& asked,
    MergeImprovementPlan merge, const Printer<ImprovementPlanRecord>& print) {
  const auto decide = [&](const ImprovementPlanRecord* found) -> PlanDecided {
    ABSL_ASSIGN_OR_RETURN(const auto* const present,
                          Present(found, asked, ImprovementPlanUnknown()));
    ABSL_ASSIGN_OR_RETURN(ImprovementPlan merged, merge(*present));
    return Updated(*present, ImprovementPlanRecord{std::move(merged), {}});
  };
  return plans.ChangePlan(context,
                          {.plan = asked.id, .decide = decide, .mode = asked.mode, .print = print});
}

absl::StatusOr<Changed<FindingRecord>> CreateFinding(
    ImprovementRepository& plans, const RequestContext& context, const std::string& plan,
    const Finding& finding, absl::Time now, WriteMode mode, const Printer<FindingRecord>& print) {
  const auto decide = [&](const ImprovementContent& content) -> FindingDecided {
    if (FindById(content.findings, finding.id) != nullptr) {
      return Exists("FINDING_EXISTS", "the plan has a finding of this id");
    }
    Faults faults;
    CheckRoom(content.findings.size(), "findings", faults);
    for (const FindingRecord& other : content.findings) {
      if (other.finding.number != finding.number) continue;
      faults.Add("FINDING_NUMBER_TAKEN", "number",
                 absl::StrCat("is that of the finding ", other.finding.id));
    }
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    FindingRecord record{finding, {}};
    StampCopy(nullptr, now, record.finding);
    if (!record.finding.found_on.has_value()) record.finding.found_on = LondonDay(now);
    return Created(std::move(record));
  };
  return plans.ChangeFinding(context,
                             {.plan = plan, .decide = decide, .mode = mode, .print = print});
}

absl::StatusOr<Changed<FindingRecord>> UpdateFinding(ImprovementRepository& plans,
                                                     const RequestContext& context,
                                                     const std::string& plan, const Asked& asked,
                                                     MergeFinding merge, absl::Time now,
                                                     const Printer<FindingRecord>& print) {
  const auto decide = [&](const ImprovementContent& content) -> FindingDecided {
    ABSL_ASSIGN_OR_RETURN(const auto* const present,
                          Present(FindById(content.findings, asked.id), asked, FindingUnknown()));
    FindingRecord record;
    ABSL_ASSIGN_OR_RETURN(record.finding, merge(*present));
    StampCopy(&present->finding, now, record.finding);
    if (!record.finding.found_on.has_value()) {
      Faults faults;
      faults.Add("FIELD_REQUIRED", "found_on", "must be given");
      return faults.ToStatus();
    }
    return Updated(*present, std::move(record));
  };
  return plans.ChangeFinding(context,
                             {.plan = plan, .decide = decide, .mode = asked.mode, .print = print});
}

absl::StatusOr<Changed<FindingRecord>> DeleteFinding(ImprovementRepository& plans,
                                                     const RequestContext& context,
                                                     const std::string& plan, const Asked& asked,
                                                     const Printer<FindingRecord>& print) {
  const auto decide = [&](const ImprovementContent& content) -> FindingDecided {
    ABSL_ASSIGN_OR_RETURN(const auto* const present,
                          Present(FindById(content.findings, asked.id), asked, FindingUnknown()));
    ABSL_RETURN_IF_ERROR(FindingInUse(context.force, content, asked.id));
    return Deleted(*present);
  };
  return plans.ChangeFinding(context,
                             {.plan = plan, .decide = decide, .mode = asked.mode, .print = print});
}

absl::StatusOr<Changed<PlanReviewRecord>> CreatePlanReview(ImprovementRepository& plans,
                                                           const RequestContext& context,
                                                           const std::string& plan,
                                                           const PlanReview& review, WriteMode mode,
                                                           const Printer<PlanReviewRecord>& print) {
  const auto decide = [&](const ImprovementContent& content) -> ReviewDecided {
    if (FindById(content.reviews, review.id) != nullptr) {
      return Exists("REVIEW_EXISTS", "the plan has a review of this id");
    }
    Faults faults;
    CheckRoom(content.reviews.size(), "reviews", faults);
    for (const PlanReviewRecord& other : content.reviews) {
      if (other.review.on != review.on || !SameText(other.review.at_body, review.at_body)) {
        continue;
      }
      faults.Add("REVIEW_REPEATED", "on",
                 absl::StrCat("is the day of the review ", other.review.id, " by the same body"));
    }
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    PlanReviewRecord record{review, {}};
    record.review.recorded_by = context.caller;
    return Created(std::move(record));
  };
  return plans.ChangeReview(context,
                            {.plan = plan, .decide = decide, .mode = mode, .print = print});
}

absl::StatusOr<Changed<PlanReviewRecord>> DeletePlanReview(ImprovementRepository& plans,
                                                           const RequestContext& context,
                                                           const std::string& plan,
                                                           const Asked& asked,
                                                           const Printer<PlanReviewRecord>& print) {
  const auto decide = [&](const ImprovementContent& content) -> ReviewDecided {
    ABSL_ASSIGN_OR_RETURN(const auto* const present,
                          Present(FindById(content.reviews, asked.id), asked, PlanReviewUnknown()));
    return Deleted(*present);
  };
  return plans.ChangeReview(context,
                            {.plan = plan, .decide = decide, .mode = asked.mode, .print = print});
}

}  // namespace copperplate::delivery
