#include "services/delivery/storage/testing/fake_statuses.h"

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>

#include "libs/change/decided.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"

namespace copperplate::delivery {

using testing_change::FakeChangeSet;

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
