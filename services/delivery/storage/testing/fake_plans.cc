#include "services/delivery/storage/testing/fake_plans.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "libs/change/decided.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/testing/plan_samples.h"

namespace copperplate::delivery {

using testing_change::FakeChangeSet;
using testing_change::FakeLedger;

namespace {

template <class Part>
std::vector<Part> PartsOnly(const FakePlan& plan) {
  std::vector<Part> parts;
  for (const PartRecord<Part>& record : plan.Parts<Part>()) parts.push_back(record.part);
  return parts;
}

PartPath StatusPath(absl::string_view plan, const StatusEntry& entry) {
  return {std::string(plan), entry.action, entry.activity, entry.id};
}

std::vector<StatusEntry> EntriesOf(const std::vector<StatusRecord>& records) {
  std::vector<StatusEntry> entries;
  entries.reserve(records.size());
  for (const StatusRecord& record : records) entries.push_back(record.entry);
  return entries;
}

// As storage's AddPart(); `plan` outlives the set.
template <class Part>
const PartRecord<Part>& AddPart(const std::string& force, FakePlan& plan,
                                Decided<PartRecord<Part>> decided,
                                std::function<RecordImage(const PartRecord<Part>&)> image,
                                FakeChangeSet& changes) {
  using Record = PartRecord<Part>;
  std::string name = NameOf(force, plan.record.plan.id, decided.record.part);
  const auto put = [&plan](const Decided<Record>& written) {
    if (written.deleted) {
      plan.Drop<Part>(PathOf(plan.record.plan.id, written.record.part));
    } else {
      plan.Put(written.record);
    }
  };
  return changes.Add<Record>(std::move(decided), {.type = PartKind<Part>::kType,
                                                  .name = std::move(name),
                                                  .put = put,
                                                  .image = std::move(image)});
}

}  // namespace

void FakePlan::Put(const StatusRecord& status) {
  StatusRecord entered = status;
  StatusEntry& entry = entered.entry;
  entry.entered_at = status.header.create_time;
  for (StatusRecord& other : statuses) {
    const StatusEntry& one = other.entry;
    if (one.action == entry.action && one.activity == entry.activity && one.id == entry.corrects) {
      other.corrected_by = entry.id;
    }
  }
  const PartPath path = StatusPath(record.plan.id, entry);
  const auto behind = std::find_if(statuses.begin(), statuses.end(), [&](const StatusRecord& one) {
    return path < StatusPath(record.plan.id, one.entry);
  });
  statuses.insert(behind, std::move(entered));
}

PlanContent FakePlan::Content() const {
  PlanContent content;
  content.plan = record.plan;
  content.themes = PartsOnly<Theme>(*this);
  content.objectives = PartsOnly<Objective>(*this);
  content.business_intelligence_items = PartsOnly<BusinessIntelligenceItem>(*this);
  content.actions = PartsOnly<PriorityAction>(*this);
  content.opportunities = PartsOnly<Opportunity>(*this);
  content.indicator_links = PartsOnly<IndicatorLink>(*this);
  content.activities = PartsOnly<Activity>(*this);
  content.leads = PartsOnly<LeadAssignment>(*this);
  content.milestones = PartsOnly<Milestone>(*this);
  content.links = PartsOnly<PlanLink>(*this);
  content.last_published = last_published;
  return content;
}

void FakePlan::AddLinks(const std::string& force, const LinkChanges& links,
                        FakeChangeSet& changes) {
  using Record = PartRecord<PlanLink>;
  const std::string& id = record.plan.id;
  const auto image = [force, id](const Record& link) { return TextLinkImage(force, id, link); };
  for (const PlanLink& link : links.created) {
    AddPart<PlanLink>(force, *this, Created(Record{link, {}}), image, changes);
  }
  for (const PlanLink& link : links.changed) {
    const Record& before = *Find<PlanLink>(PathOf(id, link));
    AddPart<PlanLink>(force, *this, Updated(before, Record{link, {}}), image, changes);
  }
  for (const PlanLink& link : links.deleted) {
    AddPart<PlanLink>(force, *this, Deleted(*Find<PlanLink>(PathOf(id, link))), image, changes);
  }
}

std::optional<absl::CivilDay> FakePlan::FirstTold() const {
  std::optional<absl::CivilDay> first;
  for (const StatusRecord& status : statuses) {
    first = std::min(first.value_or(status.entry.as_of), status.entry.as_of);
  }
  if (last_published.has_value()) {
    first = std::min(first.value_or(last_published->cut_off), last_published->cut_off);
  }
  return first;
}

std::vector<StatusRecord> FakePlan::StatusesOf(const PartPath& activity) const {
  std::vector<StatusRecord> found;
  for (const StatusRecord& status : statuses) {
    if (Above(StatusPath(record.plan.id, status.entry)) == activity) found.push_back(status);
  }
  return found;
}

absl::StatusOr<FakePlan*> FakePlanBook::Find(absl::string_view force, absl::string_view plan,
                                             bool sensitive) {
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(force));
  const auto found = plans_.find({std::string(force), std::string(plan)});
  if (found == plans_.end()) return PlanUnknown();
  if (found->second.record.plan.sensitive() && !sensitive) return PlanUnknown();
  return &found->second;
}

void FakePlanBook::RecordRead(const RequestContext& context, const Plan& plan) {
  if (!plan.sensitive()) return;
  ledger_.Record(context,
                 FakeLedger::Event{.force = context.force,
                                   .actor = context.caller,
                                   .type = "plan.read",
                                   .subject = kPlanName.Format(context.force, plan.id),
                                   .before = std::nullopt,
                                   .after = std::nullopt},
                 [] { return std::string(); });
}

std::vector<PlanRecord> FakePlanBook::PlansOf(absl::string_view force) const {
  std::vector<PlanRecord> plans;
  for (const auto& [key, plan] : plans_) {
    if (key.first == force) plans.push_back(plan.record);
  }
  return plans;
}

PlanRecord FakePlanBook::Seen(absl::string_view force, PlanRecord record, bool sensitive) const {
  for (std::string* const named : {&record.plan.parent, &record.plan.successor}) {
    const auto found = plans_.find({std::string(force), *named});
    if (!sensitive && found != plans_.end() && found->second.record.plan.sensitive()) {
      named->clear();
    }
  }
  return record;
}

absl::StatusOr<PlanRecord> FakePlans::Get(const RequestContext& context, absl::string_view id,
                                          bool sensitive) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const plan, book_.Find(context.force, id, sensitive));
  book_.RecordRead(context, plan->record.plan);
  return book_.Seen(context.force, plan->record, sensitive);
}

absl::StatusOr<Page<PlanRecord>> FakePlans::List(const RequestContext& context,
                                                 const PlanQuery& query) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_RETURN_IF_ERROR(book_.ledger().CheckForce(context.force));
  Page<PlanRecord> page;
  for (const PlanRecord& record : book_.PlansOf(context.force)) {
    const Plan& plan = record.plan;
    if (plan.id <= query.after || (plan.sensitive() && !query.sensitive)) continue;
    if (query.state.value_or(plan.state) != plan.state) continue;
    if (query.kind.value_or(plan.kind) != plan.kind) continue;
    page.more = page.rows.size() == static_cast<size_t>(query.limit);
    if (page.more) break;
    page.rows.push_back(book_.Seen(context.force, record, query.sensitive));
    book_.RecordRead(context, plan);
  }
  return page;
}

absl::StatusOr<Changed<PlanRecord>> FakePlans::Change(const RequestContext& context,
                                                      const PlanChange& change) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_RETURN_IF_ERROR(book_.ledger().CheckForce(context.force));
  const auto name = [&](const PlanRecord& record) {
    return kPlanName.Format(context.force, record.plan.id);
  };
  const auto decide = [&] {
    HeldPlans held;
    held.plans = book_.PlansOf(context.force);
    if (FindById(held.plans, change.id) != nullptr) {
      const FakePlan& plan = book_.At(context.force, change.id);
      held.content = plan.Content();
      held.first_told = plan.FirstTold();
    }
    return change.decide(held);
  };
  const auto next_version = [&] { return ++book_.At(context.force, change.id).changes; };
  const auto put = [&](const Decided<PlanRecord>& decided) {
    book_.At(context.force, change.id).record = decided.record;
  };
  return testing_change::ChangeFakeResource<PlanRecord>(book_.ledger(), context,
                                                        {.type = "plan",
                                                         .name = name,
                                                         .decide = decide,
                                                         .next_version = next_version,
                                                         .put = put,
                                                         .mode = change.mode,
                                                         .print = change.print});
}

absl::StatusOr<StatusRecord> FakeStatuses::Get(const RequestContext& context, const PartPath& path,
                                               bool sensitive) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const plan,
                        book_.Find(context.force, path.front(), sensitive));
  ABSL_RETURN_IF_ERROR(CheckAbove<Milestone>(plan->Content(), path));
  for (const StatusRecord& status : plan->statuses) {
    if (StatusPath(path.front(), status.entry) != path) continue;
    book_.RecordRead(context, plan->record.plan);
    return status;
  }
  return StatusEntryUnknown();
}

absl::StatusOr<Page<StatusRecord>> FakeStatuses::List(const RequestContext& context,
                                                      const StatusQuery& query) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const plan,
                        book_.Find(context.force, query.activity.front(), query.sensitive));
  PartPath below = query.activity;
  below.emplace_back();
  ABSL_RETURN_IF_ERROR(CheckAbove<Milestone>(plan->Content(), below));
  std::vector<StatusRecord> statuses = plan->StatusesOf(query.activity);
  std::reverse(statuses.begin(), statuses.end());
  Page<StatusRecord> page;
  for (const StatusRecord& status : statuses) {
    if (!query.before.empty() && status.entry.id >= query.before) continue;
    page.more = page.rows.size() == static_cast<size_t>(query.limit);
    if (page.more) break;
    page.rows.push_back(status);
  }
  if (!page.rows.empty()) book_.RecordRead(context, plan->record.plan);
  return page;
}

absl::StatusOr<Changed<StatusRecord>> FakeStatuses::Report(const RequestContext& context,
                                                           const StatusReport& report) {
  const std::lock_guard lock(book_.ledger().mutex());
  const std::string& id = report.activity.front();
  ABSL_ASSIGN_OR_RETURN(FakePlan* const plan, book_.Find(context.force, id, true));
  const auto put = [&](const Decided<StatusRecord>& decided) { plan->Put(decided.record); };
  const StatusRecord* entry = nullptr;
  const auto decide = [&](FakeChangeSet& changes) -> absl::Status {
    const PartRecord<Activity>* const present = plan->Find<Activity>(report.activity);
    ABSL_ASSIGN_OR_RETURN(DecidedReport decided,
                          report.decide(plan->Content(), present, plan->narratives[report.activity],
                                        EntriesOf(plan->StatusesOf(report.activity))));
    StatusEntry& made = decided.entry;
    made.entered_by = context.caller;
    std::string name =
        kStatusEntryName.Format(context.force, id, made.action, made.activity, made.id);
    entry = &changes.Add<StatusRecord>(
        Created(StatusRecord{std::move(made), {}, ""}),
        {.type = "status_entry", .name = std::move(name), .put = put, .image = report.print.image});
    if (decided.activity.has_value()) {
      PartRecord<Activity> next{*std::move(decided.activity), {}};
      const PartRecord<Activity>& activity = AddPart<Activity>(
          context.force, *plan, Updated(*present, std::move(next)), report.activity_image, changes);
      plan->AddLinks(context.force, LinksAfter(plan->Content(), activity.part), changes);
    }
    return absl::OkStatus();
  };
  const auto next_version = [&] { return ++plan->changes; };
  const auto result = [&] {
    StatusRecord record = *entry;
    record.entry.entered_at = record.header.create_time;
    return record;
  };
  return testing_change::ChangeAllInFake<StatusRecord>(book_.ledger(), context,
                                                       {.mode = report.mode,
                                                        .decide = decide,
                                                        .next_version = next_version,
                                                        .result = result,
                                                        .reply = report.print.reply});
}

absl::StatusOr<std::vector<PartRecord<LeadAssignment>>> FakeLedActivities::LeadsBelow(
    const RequestContext& context, const PartPath& above, bool sensitive) {
  const std::lock_guard lock(book_.ledger().mutex());
  std::vector<PartRecord<LeadAssignment>> leads;
  const auto plan = book_.Find(context.force, above.front(), sensitive);
  if (!plan.ok()) return leads;
  for (const PartRecord<LeadAssignment>& lead : (*plan)->Parts<LeadAssignment>()) {
    const PartPath path = PathOf(above.front(), lead.part);
    if (std::equal(above.begin(), above.end(), path.begin())) leads.push_back(lead);
  }
  return leads;
}

absl::StatusOr<Changed<LedActivity>> FakeLedActivities::Create(const RequestContext& context,
                                                               const ActivityCreation& creation) {
  const std::lock_guard lock(book_.ledger().mutex());
  const std::string& force = context.force;
  ABSL_ASSIGN_OR_RETURN(FakePlan* const plan, book_.Find(force, creation.path.front(), true));
  const PartRecord<Activity>* activity = nullptr;
  std::vector<const PartRecord<LeadAssignment>*> leads;
  const auto result = [&] {
    LedActivity led{*activity, {}};
    for (const PartRecord<LeadAssignment>* const lead : leads) led.leads.push_back(*lead);
    return led;
  };
  const auto image = [&](const PartRecord<Activity>&) { return creation.print.image(result()); };
  const auto decide = [&](FakeChangeSet& changes) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(LedActivity led, creation.decide(plan->Content()));
    activity = &AddPart<Activity>(force, *plan, Created(std::move(led.activity)), image, changes);
    for (PartRecord<LeadAssignment>& lead : led.leads) {
      leads.push_back(&AddPart<LeadAssignment>(force, *plan, Created(std::move(lead)),
                                               creation.lead_image, changes));
    }
    plan->AddLinks(force, LinksAfter(plan->Content(), activity->part), changes);
    return absl::OkStatus();
  };
  const auto next_version = [&] { return ++plan->changes; };
  return testing_change::ChangeAllInFake<LedActivity>(book_.ledger(), context,
                                                      {.mode = creation.mode,
                                                       .decide = decide,
                                                       .next_version = next_version,
                                                       .result = result,
                                                       .reply = creation.print.reply});
}

}  // namespace copperplate::delivery
