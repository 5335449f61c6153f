#include "services/delivery/storage/plan_import_storage.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/change/decided.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/record_change.h"
#include "libs/digest/sha256.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/part_rows.h"
#include "services/delivery/storage/plan_changes.h"
#include "services/delivery/storage/plan_content_rows.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/status_rows.h"
#include "services/delivery/storage/text_link_changes.h"

namespace copperplate::delivery {

using change_postgres::ChangeNote;
using change_postgres::ChangeSet;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kFindPlanImport{postgres::kRead, "find_plan_import", R"(
    SELECT created_at, created_by, sha256, row_count, created_count, changed_count,
           unchanged_count, status_count, unresolved_leads, unresolved_links
    FROM plan_import WHERE force = $1 AND plan = $2 AND import_id = $3)"};

constexpr Statement kInsertPlanImport{postgres::kWrite, "insert_plan_import", R"(
    INSERT INTO plan_import (force, plan, import_id, sha256, created_at, created_by, row_count,
                             created_count, changed_count, unchanged_count, status_count,
                             unresolved_leads, unresolved_links)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};

// The import before this one that has its id; nothing where there is none. ALREADY_EXISTS
// (IMPORT_CONTENT_DIFFERS).
absl::StatusOr<std::optional<PlanImportRecord>> FindBefore(Transaction& transaction,
                                                           absl::string_view force,
                                                           const PlanImportChange& change) {
  if (change.import_id.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(kFindPlanImport, force, change.plan, change.import_id));
  if (rows.empty()) return std::nullopt;
  PlanImportRecord record;
  postgres::Bytes sha256;
  ABSL_RETURN_IF_ERROR(rows[0].Read(record.header.create_time, record.header.created_by, sha256,
                                    record.row_count, record.created_count, record.changed_count,
                                    record.unchanged_count, record.status_count,
                                    record.unresolved_leads, record.unresolved_links));
  if (sha256.data != AsBytes(change.content)) return ImportContentDiffers();
  record.plan = change.plan;
  record.import_id = change.import_id;
  record.content = change.content;
  record.replayed = true;
  return record;
}

// What the import says of itself.
PlanImportRecord RecordOf(const PlanImportChange& change, const PlanImportOutcome& outcome) {
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
  return record;
}

// Where what an import makes of its plan is added.
struct Adding {
  Transaction& transaction;
  const std::string& force;
  const std::string& plan;
  ChangeSet& changes;
};

absl::Status AddThePlan(const Adding& adding, const Plan& plan, const PlanImages& images) {
  const auto& [transaction, force, id, changes] = adding;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kFindPlan, force, id, true));
  if (rows.empty()) return absl::InternalError("an import changes a plan that is not there");
  ABSL_ASSIGN_OR_RETURN(const PlanRecord before, ReadPlan(rows[0]));
  const auto write = [&force = adding.force](Transaction& within,
                                             const Decided<PlanRecord>& decided) {
    return UpdatePlan(within, force, decided.record);
  };
  changes.Add<PlanRecord>(
      Updated(before, PlanRecord{plan, {}}),
      {.type = "plan", .name = kPlanName.Format(force, id), .write = write, .image = images.plan});
  return absl::OkStatus();
}

template <class Part>
absl::Status AddParts(const Adding& adding, const PartChanges<Part>& parts,
                      const std::function<RecordImage(const PartRecord<Part>&)>& image) {
  using Record = PartRecord<Part>;
  const auto& [transaction, force, plan, changes] = adding;
  for (const Part& part : parts.created) {
    AddPart<Part>(force, plan, Created(Record{part, {}}), image, changes);
  }
  for (const Part& part : parts.changed) {
    ABSL_ASSIGN_OR_RETURN(
        const Rows rows, transaction.Query(PartRows<Part>::kFind, force, PathOf(plan, part), true));
    if (rows.empty()) return absl::InternalError("an import changes a part that is not there");
    ABSL_ASSIGN_OR_RETURN(const Record before, PartRows<Part>::Read(rows[0]));
    AddPart<Part>(force, plan, Updated(before, Record{part, {}}), image, changes);
  }
  return absl::OkStatus();
}

template <class Part>
absl::Status AddDeleted(const Adding& adding, const std::vector<Part>& parts,
                        const std::function<RecordImage(const PartRecord<Part>&)>& image) {
  const auto& [transaction, force, plan, changes] = adding;
  for (const Part& part : parts) {
    ABSL_ASSIGN_OR_RETURN(
        const Rows rows, transaction.Query(PartRows<Part>::kFind, force, PathOf(plan, part), true));
    if (rows.empty()) return absl::InternalError("an import deletes a part that is not there");
    ABSL_ASSIGN_OR_RETURN(const PartRecord<Part> before, PartRows<Part>::Read(rows[0]));
    AddPart<Part>(force, plan, Deleted(before), image, changes);
  }
  return absl::OkStatus();
}

absl::Status AddOutcome(const Adding& adding, const PlanImportOutcome& outcome,
                        const PlanImages& images) {
  if (outcome.plan.has_value()) ABSL_RETURN_IF_ERROR(AddThePlan(adding, *outcome.plan, images));
  ABSL_RETURN_IF_ERROR(AddParts(adding, outcome.themes, images.theme));
  ABSL_RETURN_IF_ERROR(AddParts(adding, outcome.objectives, images.objective));
  ABSL_RETURN_IF_ERROR(AddParts(adding, outcome.items, images.item));
  ABSL_RETURN_IF_ERROR(AddParts(adding, outcome.actions, images.action));
  ABSL_RETURN_IF_ERROR(AddParts(adding, outcome.opportunities, images.opportunity));
  ABSL_RETURN_IF_ERROR(AddDeleted(adding, outcome.opportunities.deleted, images.opportunity));
  ABSL_RETURN_IF_ERROR(AddParts(adding, outcome.activities, images.activity));
  ABSL_RETURN_IF_ERROR(AddParts(adding, outcome.leads, images.lead));
  ABSL_RETURN_IF_ERROR(AddLinks(adding.transaction, adding.force, adding.plan, outcome.links,
                                images.link, adding.changes));
  for (const StatusEntry& entry : outcome.statuses) {
    AddStatus(adding.force, adding.plan, entry, images.status, adding.changes);
  }
  return absl::OkStatus();
}

absl::Status InsertPlanImport(Transaction& transaction, absl::string_view force,
                              const PlanImportRecord& record) {
  return transaction
      .Execute(kInsertPlanImport, force, record.plan, record.import_id,
               postgres::Bytes{std::string(AsBytes(record.content))}, record.header.create_time,
               record.header.created_by, record.row_count, record.created_count,
               record.changed_count, record.unchanged_count, record.status_count,
               record.unresolved_leads, record.unresolved_links)
      .status();
}

}  // namespace

absl::StatusOr<PlanImportRecord> PlanImportStorage::Apply(const RequestContext& context,
                                                          const PlanImportChange& change) {
  using Result = absl::StatusOr<PlanImportRecord>;
  const std::string& force = context.force;
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(force, context.deadline, context.call));
  return lease.Transaction([&](Transaction& transaction) -> Result {
    ABSL_RETURN_IF_ERROR(LockPlan(transaction, force, change.plan));
    ABSL_ASSIGN_OR_RETURN(auto before, FindBefore(transaction, force, change));
    if (before.has_value()) return *std::move(before);
    ABSL_ASSIGN_OR_RETURN(const PlanContent content,
                          ReadPlanContent(transaction, force, change.plan));
    ABSL_ASSIGN_OR_RETURN(const Rows entries,
                          transaction.Query(kStatusesOfPlan, force, change.plan));
    ABSL_ASSIGN_OR_RETURN(const std::vector<StatusEntry> history, ReadStatuses(entries));
    ABSL_ASSIGN_OR_RETURN(const absl::Time now, ReadNow(transaction));
    ABSL_ASSIGN_OR_RETURN(const PlanImportOutcome outcome, change.decide(content, history, now));
    PlanImportRecord record = RecordOf(change, outcome);
    if (change.mode == WriteMode::kValidateOnly) {
      record.validate_only = true;
      return record;
    }
    record.import_id = change.import_id.empty() ? absl::StrCat("import-", parts_.uuids.NextText())
                                                : change.import_id;
    ChangeSet changes;
    ABSL_RETURN_IF_ERROR(
        AddOutcome({transaction, force, change.plan, changes}, outcome, change.images));
    const auto insert = [&](Transaction& within, const Decided<PlanImportRecord>& decided) {
      return InsertPlanImport(within, force, decided.record);
    };
    const PlanImportRecord& whole = changes.Add<PlanImportRecord>(
        {.record = std::move(record), .before = std::nullopt, .verb = "imported"},
        {.type = "plan",
         .name = kPlanName.Format(force, change.plan),
         .write = insert,
         .image = change.images.whole});
    const auto stamp = [&](Transaction& within) {
      return StampChangeOfPlan(within, force, change.plan);
    };
    ABSL_ASSIGN_OR_RETURN(const std::vector<ChangeNote> notes,
                          changes.Write(transaction, context, parts_.uuids, stamp));
    ABSL_RETURN_IF_ERROR(
        change_postgres::RecordChange(transaction, context, parts_.uuids, notes, /*reply=*/""));
    return whole;
  });
}

}  // namespace copperplate::delivery
