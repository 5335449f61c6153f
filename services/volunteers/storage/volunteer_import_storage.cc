#include "services/volunteers/storage/volunteer_import_storage.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "libs/change_postgres/record_change.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/import_errors.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/storage/cadet_unit_rows.h"
#include "services/volunteers/storage/duty_staging.h"
#include "services/volunteers/storage/imported_volunteer_rows.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/root_rows.h"
#include "services/volunteers/storage/volunteer_staging.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeNote;
using change_postgres::Stamp;
using postgres::Bytes;
using postgres::Lease;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kFindVolunteerImport{postgres::kRead, "find_volunteer_import", R"(
    SELECT sha256, created_at, created_by, row_count, volunteer_count, engagement_count
    FROM volunteer_import WHERE force = $1 AND import_id = $2)"};

constexpr Statement kInsertVolunteerImport{postgres::kWrite, "insert_volunteer_import", R"(
    INSERT INTO volunteer_import (force, import_id, sha256, created_at, created_by, row_count,
                                  volunteer_count, engagement_count, revision)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};

constexpr Statement kVolunteersKnown{postgres::kRead, "volunteers_known", R"(
    SELECT id, merged_into FROM volunteer WHERE force = $1 AND id = ANY ($2::text[]))"};

// Events are written so many at a time: a statement holds all that it writes.
constexpr size_t kEventsAtOnce = 1000;

absl::StatusOr<std::optional<VolunteerImportRecord>> FindBefore(postgres::Session& session,
                                                                absl::string_view force,
                                                                const VolunteerImport& import) {
  if (import.import_id.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kFindVolunteerImport, force, import.import_id));
  if (rows.empty()) return std::nullopt;
  VolunteerImportRecord record;
  Bytes sha256;
  ABSL_RETURN_IF_ERROR(rows[0].Read(sha256, record.create_time, record.author, record.row_count,
                                    record.volunteer_count, record.engagement_count));
  if (sha256.data != AsBytes(import.content)) return ImportContentDiffers();
  record.import_id = import.import_id;
  record.content = import.content;
  record.replayed = true;
  return record;
}

absl::StatusOr<VolunteerImportContent> ReadContent(Transaction& transaction,
                                                   absl::string_view force,
                                                   const VolunteerImport& import) {
  VolunteerImportContent content;
  ABSL_ASSIGN_OR_RETURN(content.roles, PartRows<Role>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.watch_groups, PartRows<WatchGroup>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kVolunteersKnown, force, import.ids));
  for (const postgres::Row row : rows) {
    std::string id;
    std::optional<std::string> merged_into;
    ABSL_RETURN_IF_ERROR(row.Read(id, merged_into));
    content.known.emplace(std::move(id), std::move(merged_into));
  }
  ABSL_ASSIGN_OR_RETURN(content.units, PartRows<CadetUnit>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.cadets, ReadCadets(transaction, force));
  return content;
}

absl::Status RecordNotes(Transaction& transaction, const RequestContext& context,
                         UuidGenerator& uuids, absl::Span<const ChangeNote> notes) {
  while (!notes.empty()) {
    const size_t count = std::min(notes.size(), kEventsAtOnce);
    // A repeat is known by its import id.
    ABSL_RETURN_IF_ERROR(change_postgres::RecordChange(transaction, context, uuids,
                                                       notes.subspan(0, count), /*reply=*/""));
    notes.remove_prefix(count);
  }
  return absl::OkStatus();
}

absl::Status RecordImport(Transaction& transaction, absl::string_view force, int64_t revision,
                          const VolunteerImportRecord& record) {
  return transaction
      .Execute(kInsertVolunteerImport, force, record.import_id,
               Bytes{std::string(AsBytes(record.content))}, record.create_time, record.author,
               record.row_count, record.volunteer_count, record.engagement_count, revision)
      .status();
}

}  // namespace

absl::StatusOr<std::optional<VolunteerImportRecord>> VolunteerImportStorage::Find(
    const RequestContext& context, const VolunteerImport& import) {
  if (import.import_id.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return FindBefore(lease, context.force, import);
}

absl::StatusOr<VolunteerImportRecord> VolunteerImportStorage::Apply(const RequestContext& context,
                                                                    const VolunteerImport& import) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return lease.Transaction(
      [&](Transaction& transaction) { return ApplyIn(transaction, context, import); });
}

absl::StatusOr<VolunteerImportRecord> VolunteerImportStorage::ApplyIn(
    Transaction& transaction, const RequestContext& context, const VolunteerImport& import) {
  const std::string& force = context.force;
  ABSL_RETURN_IF_ERROR(PrepareDutyImport(transaction));
  ABSL_RETURN_IF_ERROR(ForceRows::Lock(transaction, force, {}));
  ABSL_ASSIGN_OR_RETURN(auto before, FindBefore(transaction, force, import));
  if (before.has_value()) return *std::move(before);
  ABSL_ASSIGN_OR_RETURN(const VolunteerImportContent content,
                        ReadContent(transaction, force, import));
  ABSL_ASSIGN_OR_RETURN(const std::vector<Dossier> dossiers, import.decide(content));
  if (import.cancelled()) return postgres::CancelledError();

  VolunteerImportRecord record;
  record.content = import.content;
  record.row_count = import.row_count;
  record.volunteer_count = static_cast<int64_t>(dossiers.size());
  for (const Dossier& dossier : dossiers) {
    record.engagement_count += static_cast<int64_t>(dossier.engagements.size());
  }
  record.author = context.caller;
  if (import.mode == WriteMode::kValidateOnly) {
    record.validate_only = true;
    return record;
  }
  record.import_id = import.import_id.empty() ? absl::StrCat("import-", parts_.uuids.NextText())
                                              : import.import_id;
  ABSL_ASSIGN_OR_RETURN(const Stamp stamp, ForceRows::Stamp(transaction, force, {}));
  record.create_time = stamp.instant;
  StagedVolunteers staged =
      StageDossiers(force, context.caller, dossiers, stamp, import.images, parts_.uuids);
  ABSL_RETURN_IF_ERROR(WriteStaged(transaction, force, context.caller, stamp, staged));
  ABSL_RETURN_IF_ERROR(RecordImport(transaction, force, stamp.version, record));
  ChangeNote note;
  note.instant = record.create_time;
  note.type = "volunteer_import.applied";
  note.subject = kVolunteerImportName.Format(force, record.import_id);
  note.after = import.print(record);
  staged.notes.push_back(std::move(note));
  ABSL_RETURN_IF_ERROR(RecordNotes(transaction, context, parts_.uuids, staged.notes));
  return record;
}

}  // namespace copperplate::volunteers
