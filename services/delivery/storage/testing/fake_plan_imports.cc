#include "services/delivery/storage/testing/fake_plan_imports.h"

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/change/decided.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"

namespace copperplate::delivery {
namespace {

using testing_change::FakeChangeSet;

template <class Part>
void AddParts(const std::string& force, FakePlan& plan, const PartChanges<Part>& parts,
              const std::function<RecordImage(const PartRecord<Part>&)>& image,
              FakeChangeSet& changes) {
  using Record = PartRecord<Part>;
  for (const Part& part : parts.created) {
    AddPart<Part>(force, plan, Created(Record{part, {}}), image, changes);
  }
  for (const Part& part : parts.changed) {
    const Record before = *plan.Find<Part>(PathOf(plan.record.plan.id, part));
    AddPart<Part>(force, plan, Updated(before, Record{part, {}}), image, changes);
  }
}

template <class Part>
void AddDeleted(const std::string& force, FakePlan& plan, const std::vector<Part>& parts,
                const std::function<RecordImage(const PartRecord<Part>&)>& image,
                FakeChangeSet& changes) {
  for (const Part& part : parts) {
    const PartRecord<Part> before = *plan.Find<Part>(PathOf(plan.record.plan.id, part));
    AddPart<Part>(force, plan, Deleted(before), image, changes);
  }
}

void AddOutcome(const std::string& force, FakePlan& plan, const PlanImportOutcome& outcome,
                const PlanImages& images, FakeChangeSet& changes) {
  if (outcome.plan.has_value()) {
    const auto put = [&plan](const Decided<PlanRecord>& decided) { plan.record = decided.record; };
    changes.Add<PlanRecord>(Updated(plan.record, PlanRecord{*outcome.plan, {}}),
                            {.type = "plan",
                             .name = kPlanName.Format(force, plan.record.plan.id),
                             .put = put,
                             .image = images.plan});
  }
  AddParts(force, plan, outcome.themes, images.theme, changes);
  AddParts(force, plan, outcome.objectives, images.objective, changes);
  AddParts(force, plan, outcome.items, images.item, changes);
  AddParts(force, plan, outcome.actions, images.action, changes);
  AddParts<Opportunity>(force, plan, outcome.opportunities, images.opportunity, changes);
  AddDeleted(force, plan, outcome.opportunities.deleted, images.opportunity, changes);
  AddParts(force, plan, outcome.activities, images.activity, changes);
  AddParts(force, plan, outcome.leads, images.lead, changes);
  AddParts<PlanLink>(force, plan, outcome.links, images.link, changes);
  AddDeleted(force, plan, outcome.links.deleted, images.link, changes);
  for (const StatusEntry& entry : outcome.statuses) {
    const auto put = [&plan](const Decided<StatusRecord>& decided) { plan.Put(decided.record); };
    changes.Add<StatusRecord>(
        Created(StatusRecord{entry, {}, ""}),
        {.type = "status_entry",
         .name = kStatusEntryName.Format(force, plan.record.plan.id, entry.action, entry.activity,
                                         entry.id),
         .put = put,
         .image = images.status});
  }
}

}  // namespace

absl::StatusOr<PlanImportRecord> FakePlanImports::Apply(const RequestContext& context,
                                                        const PlanImportChange& change) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(FakePlan* const plan, book_.Find(context.force, change.plan, true));
  const auto before = plan->imports.find(change.import_id);
  if (before != plan->imports.end()) {
    PlanImportRecord record = before->second;
    if (record.content != change.content) return ImportContentDiffers();
    record.replayed = true;
    record.header.uid.clear();
    return record;
  }
  ABSL_ASSIGN_OR_RETURN(
      const PlanImportOutcome outcome,
      change.decide(plan->Content(), EntriesOf(plan->statuses), book_.ledger().NextInstant()));
  PlanImportRecord record;
  record.plan = change.plan;
  record.content = change.content;
  record.row_count = change.row_count;
  record.created_count = outcome.created_count;
  record.changed_count = outcome.changed_count;
  record.unchanged_count = outcome.unchanged_count;
  record.status_count = static_cast<int64_t>(outcome.statuses.size());
  record.unresolved_leads = outcome.unresolved_leads;
  record.unresolved_links = outcome.unresolved_links;
  record.validate_only = change.mode == WriteMode::kValidateOnly;
  if (record.validate_only) return record;
  record.import_id = change.import_id.empty() ? absl::StrCat("import-", book_.ledger().NextUid())
                                              : change.import_id;
  FakeChangeSet changes;
  AddOutcome(context.force, *plan, outcome, change.images, changes);
  const auto put = [plan](const Decided<PlanImportRecord>& decided) {
    plan->imports[decided.record.import_id] = decided.record;
  };
  const PlanImportRecord& whole = changes.Add<PlanImportRecord>(
      {.record = std::move(record), .before = std::nullopt, .verb = "imported"},
      {.type = "plan",
       .name = kPlanName.Format(context.force, change.plan),
       .put = put,
       .image = change.images.whole});
  std::vector<testing_change::FakeLedger::Event> events =
      changes.Write(book_.ledger(), context, ++plan->changes);
  book_.ledger().Record(context, std::move(events), [] { return std::string(); });
  return whole;
}

}  // namespace copperplate::delivery
