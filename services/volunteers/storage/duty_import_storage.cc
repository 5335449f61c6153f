#include "services/volunteers/storage/duty_import_storage.h"

#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/change/force.h"
#include "libs/change_postgres/record_change.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/statement.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/import_errors.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/storage/duty_staging.h"

namespace copperplate::volunteers {

using postgres::Bytes;
using postgres::Lease;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kFindDutyImport{postgres::kRead, "find_duty_import", R"(
    SELECT source, sha256, created_at, created_by, row_count, created_count, unchanged_count
    FROM duty_import WHERE force = $1 AND import_id = $2)"};

constexpr Statement kInsertDutyImport{postgres::kWrite, "insert_duty_import", R"(
    INSERT INTO duty_import (force, import_id, source, sha256, created_at, created_by, row_count,
                             created_count, unchanged_count, revision)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};

constexpr Statement kRevisionOfImport{postgres::kWrite, "revision_of_duty_import",
                                      "SELECT revision_of_duty($1), clock_timestamp()"};

absl::StatusOr<std::optional<DutyImportRecord>> FindBefore(postgres::Session& session,
                                                           absl::string_view force,
                                                           const DutyImport& import) {
  if (import.import_id.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kFindDutyImport, force, import.import_id));
  if (rows.empty()) return std::nullopt;
  DutyImportRecord record;
  Bytes sha256;
  ABSL_RETURN_IF_ERROR(rows[0].Read(record.source, sha256, record.create_time, record.author,
                                    record.row_count, record.created_count,
                                    record.unchanged_count));
  if (sha256.data != AsBytes(import.content)) return ImportContentDiffers();
  record.import_id = import.import_id;
  record.content = import.content;
  record.replayed = true;
  return record;
}

absl::Status RecordImport(Transaction& transaction, const RequestContext& context,
                          const DutyImport& import, UuidGenerator& uuids, int64_t revision,
                          const DutyImportRecord& record) {
  ABSL_RETURN_IF_ERROR(transaction
                           .Execute(kInsertDutyImport, context.force, record.import_id,
                                    record.source, Bytes{std::string(AsBytes(record.content))},
                                    record.create_time, record.author, record.row_count,
                                    record.created_count, record.unchanged_count, revision)
                           .status());
  change_postgres::ChangeNote note;
  note.instant = record.create_time;
  note.type = "duty_import.applied";
  note.subject = kDutyImportName.Format(context.force, record.import_id);
  note.after = import.print(record);
  // A repeat is known by its import id.
  return change_postgres::RecordChange(transaction, context, uuids, absl::MakeConstSpan(&note, 1),
                                       /*reply=*/"");
}

// Whether a constraint has refused rows, which the next run looks for.
bool RowsMet(const absl::Status& status) {
  const std::string constraint = ErrorMetadata(status, "constraint").value_or("");
  return ErrorReason(status) == postgres::kExclusionViolation || constraint == "duty_source_key" ||
         constraint == "duty_import_pkey";
}

}  // namespace

absl::StatusOr<std::optional<DutyImportRecord>> DutyImportStorage::Find(
    const RequestContext& context, const DutyImport& import) {
  if (import.import_id.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return FindBefore(lease, context.force, import);
}

absl::StatusOr<DutyImportStorage::Outcome> DutyImportStorage::Apply(const RequestContext& context,
                                                                    const DutyImport& import,
                                                                    DutyRowSource& rows) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  bool explain = import.mode == WriteMode::kValidateOnly;
  const auto apply = [&](Transaction& transaction) {
    return ApplyIn(transaction, context, import, rows, explain);
  };
  absl::StatusOr<Outcome> outcome = lease.Transaction(apply);
  if (!explain && RowsMet(outcome.status())) {
    explain = true;
    outcome = lease.Transaction(apply);
  }
  return outcome;
}

absl::StatusOr<DutyImportStorage::Outcome> DutyImportStorage::ApplyIn(Transaction& transaction,
                                                                      const RequestContext& context,
                                                                      const DutyImport& import,
                                                                      DutyRowSource& rows,
                                                                      bool explain) {
  const std::string& force = context.force;
  const std::string& source = import.source;
  ABSL_RETURN_IF_ERROR(PrepareDutyImport(transaction));
  ABSL_RETURN_IF_ERROR(StageDuties(transaction, parts_.uuids, rows, import.cancelled));

  ABSL_ASSIGN_OR_RETURN(const Rows present, transaction.Query(kRevisionOfImport, force));
  std::optional<int64_t> revision;
  DutyImportRecord record;
  ABSL_RETURN_IF_ERROR(present[0].Read(revision, record.create_time));
  if (!revision.has_value()) return ForceUnknown();
  ABSL_RETURN_IF_ERROR(transaction.Query(kLockImportEngagements, force).status());
  ABSL_ASSIGN_OR_RETURN(auto before, FindBefore(transaction, force, import));
  if (before.has_value()) return Outcome(*std::move(before));
  ABSL_ASSIGN_OR_RETURN(record.unchanged_count,
                        transaction.Execute(kDropKnownDuties, force, source));
  ABSL_ASSIGN_OR_RETURN(RefusedRows refused,
                        ReadRefused(transaction, kJudgeImportDuties, force, source));
  if (refused.rows.empty() && explain) {
    ABSL_ASSIGN_OR_RETURN(refused, ReadRefused(transaction, kFindImportOverlaps, force, source));
  }
  if (!refused.rows.empty()) return Outcome(std::move(refused));
  if (import.cancelled()) return postgres::CancelledError();

  record.source = source;
  record.content = import.content;
  record.row_count = import.row_count;
  record.created_count = import.row_count - record.unchanged_count;
  record.author = context.caller;
  if (import.mode == WriteMode::kValidateOnly) {
    record.validate_only = true;
    return Outcome(std::move(record));
  }
  record.import_id = import.import_id.empty() ? absl::StrCat("import-", parts_.uuids.NextText())
                                              : import.import_id;
  ABSL_RETURN_IF_ERROR(transaction
                           .Execute(kInsertImportDuties, force, source, record.create_time,
                                    context.caller, record.import_id, *revision)
                           .status());
  ABSL_RETURN_IF_ERROR(
      transaction.Execute(kCountImportDuties, force, record.create_time, *revision).status());
  ABSL_RETURN_IF_ERROR(RecordImport(transaction, context, import, parts_.uuids, *revision, record));
  return Outcome(std::move(record));
}

}  // namespace copperplate::volunteers
