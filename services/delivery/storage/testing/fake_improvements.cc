#include "services/delivery/storage/testing/fake_improvements.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "libs/change/force.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/improvement_names.h"

namespace copperplate::delivery {
namespace {

absl::Status CheckFakeForce(absl::string_view force) {
  return force == "cambridgeshire" || force == "essex" ? absl::OkStatus() : ForceUnknown();
}

template <typename Record, typename Before>
void PutIn(std::vector<Record>& records, const Decided<Record>& decided, const Before& before) {
  records.erase(
      std::remove_if(records.begin(), records.end(),
                     [&](const Record& record) { return IdOf(record) == IdOf(decided.record); }),
      records.end());
  if (!decided.deleted) records.push_back(decided.record);
  std::sort(records.begin(), records.end(), before);
}

}  // namespace

FakeImprovements::Held* FakeImprovements::Find(const RequestContext& context,
                                               absl::string_view plan, bool sensitive) {
  const auto found = plans_.find({context.force, std::string(plan)});
  if (found == plans_.end()) return nullptr;
  return found->second.content.plan.plan.sensitive() && !sensitive ? nullptr : &found->second;
}

void FakeImprovements::Tell(absl::string_view type, const std::string& name) {
  events_.push_back(absl::StrCat(type, " ", name));
}

std::vector<std::string> FakeImprovements::Events() {
  const std::lock_guard lock(mutex_);
  return events_;
}

template <typename Record>
absl::StatusOr<Changed<Record>> FakeImprovements::Run(
    const RequestContext& context, const std::string& plan,
    absl::FunctionRef<absl::StatusOr<Decided<Record>>(Held*)> decide, WriteMode mode,
    const Printer<Record>& print, const Kind<Record>& kind) {
  const std::lock_guard lock(mutex_);
  std::tuple<std::string, std::string, std::string> key;
  if (context.idempotency.has_value()) {
    key = {context.force, context.caller, context.idempotency->request_id};
    const auto first = requests_.find(key);
    if (first != requests_.end()) {
      if (first->second.body != context.idempotency->body) return RequestIdReused();
      return Changed<Record>(FirstResult{first->second.reply});
    }
  }
  ABSL_ASSIGN_OR_RETURN(Decided<Record> decided, decide(Find(context, plan, true)));
  Record& record = decided.record;
  record.header = {};
  if (mode == WriteMode::kValidateOnly) return Changed<Record>(record);
  Held& held = plans_[{context.force, plan}];
  record.header.version = ++held.changes;
  record.header.update_time = absl::FromUnixMicros(absl::ToUnixMicros(absl::Now()));
  record.header.updated_by = context.caller;
  if (decided.before.has_value()) {
    record.header.uid = decided.before->header.uid;
    record.header.create_time = decided.before->header.create_time;
    record.header.created_by = decided.before->header.created_by;
  } else {
    record.header.uid = absl::StrFormat("00000000-0000-7000-8000-%012d", ++uids_);
    record.header.create_time = record.header.update_time;
    record.header.created_by = context.caller;
  }
  if (decided.before.has_value()) print.image(*decided.before);
  if (!decided.deleted) print.image(record);
  kind.put(held, decided);
  Tell(absl::StrCat(kind.type, ".", decided.verb), kind.name(record));
  if (context.idempotency.has_value()) {
    requests_[key] = {context.idempotency->body, print.reply(record)};
  }
  return Changed<Record>(record);
}

template <typename Record>
absl::StatusOr<Changed<Record>> FakeImprovements::RunPart(
    const RequestContext& context, const ImprovementPartChange<Record>& change,
    const Kind<Record>& kind) {
  const auto decide = [&](Held* held) -> absl::StatusOr<Decided<Record>> {
    if (held == nullptr) return ImprovementPlanUnknown();
    return change.decide(held->content);
  };
  return Run<Record>(context, change.plan, decide, change.mode, change.print, kind);
}

absl::StatusOr<ImprovementPlanRecord> FakeImprovements::GetPlan(const RequestContext& context,
                                                                absl::string_view id,
                                                                bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const ImprovementContent content, ReadContent(context, id, sensitive));
  return content.plan;
}

absl::StatusOr<Page<ImprovementPlanRecord>> FakeImprovements::ListPlans(
    const RequestContext& context, const ImprovementPlanQuery& query) {
  ABSL_RETURN_IF_ERROR(CheckFakeForce(context.force));
  const std::lock_guard lock(mutex_);
  Page<ImprovementPlanRecord> page;
  for (const auto& [key, held] : plans_) {
    const ImprovementPlanRecord& record = held.content.plan;
    if (key.first != context.force || key.second <= query.after) continue;
    if (record.plan.sensitive() && !query.sensitive) continue;
    if (page.rows.size() == static_cast<size_t>(query.limit)) {
      page.more = true;
      break;
    }
    page.rows.push_back(record);
    if (record.plan.sensitive()) {
      Tell("improvement_plan.read", kImprovementPlanName.Format(context.force, record.plan.id));
    }
  }
  return page;
}

absl::StatusOr<ImprovementContent> FakeImprovements::ReadContent(const RequestContext& context,
                                                                 absl::string_view plan,
                                                                 bool sensitive) {
  const std::lock_guard lock(mutex_);
  const Held* const held = Find(context, plan, sensitive);
  if (held == nullptr) return ImprovementPlanUnknown();
  if (held->content.plan.plan.sensitive()) {
    Tell("improvement_plan.read", kImprovementPlanName.Format(context.force, plan));
  }
  return held->content;
}

absl::StatusOr<Changed<ImprovementPlanRecord>> FakeImprovements::ChangePlan(
    const RequestContext& context, const ImprovementPlanChange& change) {
  const auto decide = [&](Held* held) -> absl::StatusOr<Decided<ImprovementPlanRecord>> {
    if (held != nullptr) return change.decide(&held->content.plan);
    ABSL_RETURN_IF_ERROR(CheckFakeForce(context.force));
    return change.decide(nullptr);
  };
  const auto name = [&](const ImprovementPlanRecord& record) {
    return kImprovementPlanName.Format(context.force, record.plan.id);
  };
  const auto put = [](Held& held, const Decided<ImprovementPlanRecord>& decided) {
    held.content.plan = decided.record;
  };
  return Run<ImprovementPlanRecord>(context, change.plan, decide, change.mode, change.print,
                                    {"improvement_plan", name, put});
}

absl::StatusOr<Changed<FindingRecord>> FakeImprovements::ChangeFinding(
    const RequestContext& context, const ImprovementPartChange<FindingRecord>& change) {
  const auto name = [&](const FindingRecord& record) {
    return kFindingName.Format(context.force, change.plan, record.finding.id);
  };
  const auto put = [](Held& held, const Decided<FindingRecord>& decided) {
    PutIn(held.content.findings, decided, [](const FindingRecord& a, const FindingRecord& b) {
      return a.finding.number < b.finding.number;
    });
  };
  return RunPart<FindingRecord>(context, change, {"finding", name, put});
}

absl::StatusOr<Changed<ImprovementActionRecord>> FakeImprovements::ChangeAction(
    const RequestContext& context, const ImprovementPartChange<ImprovementActionRecord>& change) {
  const auto name = [&](const ImprovementActionRecord& record) {
    return kImprovementActionName.Format(context.force, change.plan, record.action.id);
  };
  const auto put = [](Held& held, const Decided<ImprovementActionRecord>& decided) {
    PutIn(held.content.actions, decided,
          [](const ImprovementActionRecord& a, const ImprovementActionRecord& b) {
            return a.action.number < b.action.number;
          });
  };
  return RunPart<ImprovementActionRecord>(context, change, {"improvement_action", name, put});
}

absl::StatusOr<Changed<PlanReviewRecord>> FakeImprovements::ChangeReview(
    const RequestContext& context, const ImprovementPartChange<PlanReviewRecord>& change) {
  const auto name = [&](const PlanReviewRecord& record) {
    return kPlanReviewName.Format(context.force, change.plan, record.review.id);
  };
  const auto put = [](Held& held, const Decided<PlanReviewRecord>& decided) {
    PutIn(held.content.reviews, decided, [](const PlanReviewRecord& a, const PlanReviewRecord& b) {
      return a.review.on != b.review.on ? a.review.on > b.review.on : a.review.id < b.review.id;
    });
  };
  return RunPart<PlanReviewRecord>(context, change, {"plan_review", name, put});
}

}  // namespace copperplate::delivery
