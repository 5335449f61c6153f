#include "services/delivery/storage/testing/fake_plan.h"

#include <algorithm>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/lead_meaning.h"
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

}  // namespace

PartPath StatusPath(absl::string_view plan, const StatusEntry& entry) {
  return {std::string(plan), entry.action, entry.activity, entry.id};
}

std::vector<StatusEntry> EntriesOf(const std::vector<StatusRecord>& records) {
  std::vector<StatusEntry> entries;
  entries.reserve(records.size());
  for (const StatusRecord& record : records) entries.push_back(record.entry);
  return entries;
}

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
  content.force = force;
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
  for (const StatusRecord& status : statuses) {
    if (!status.corrected_by.empty()) continue;
    const StatusEntry& entry = status.entry;
    const auto first = content.first_reports.emplace(entry.activity, entry.as_of).first;
    first->second = std::min(first->second, entry.as_of);
  }
  for (const auto& [path, written] : narratives) {
    for (const WrittenNarrative& one : written) {
      const auto last = content.last_narratives.emplace(path.back(), one.from).first;
      last->second = std::max(last->second, one.from);
    }
  }
  content.last_published = Published();
  return content;
}

void FakePlan::SettleMeanings() {
  const PlanContent content = Content();
  for (PartRecord<LeadAssignment>& lead : Parts<LeadAssignment>()) {
    lead.part.resolved = IsMeaningKnown(content, lead.part);
  }
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
  for (const IterationRecord& held : iterations) {
    first = std::min(first.value_or(held.iteration.cut_off), held.iteration.cut_off);
  }
  return first;
}

std::optional<LastPublished> FakePlan::Published() const {
  if (last_published.has_value()) return last_published;
  std::optional<LastPublished> last;
  for (const IterationRecord& held : iterations) {
    if (held.iteration.state != IterationState::kPublished) continue;
    last = LastPublished{held.iteration.number, held.iteration.cut_off};
  }
  return last;
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
  if (plan.sensitive()) {
    RecordReadOf(context, "plan.read", kPlanName.Format(context.force, plan.id));
  }
}

void FakePlanBook::RecordReadOf(const RequestContext& context, absl::string_view type,
                                std::string subject) {
  ledger_.Record(context,
                 FakeLedger::Event{.force = context.force,
                                   .actor = context.caller,
                                   .type = std::string(type),
                                   .subject = std::move(subject),
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

}  // namespace copperplate::delivery
