#include "services/volunteers/storage/session_import_storage.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/record_change.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/import_errors.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/storage/root_rows.h"
#include "services/volunteers/storage/session_operators.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeNote;
using change_postgres::ChangeSet;
using change_postgres::Stamp;
using postgres::Bytes;
using postgres::Lease;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;
using SessionRecord = PartRecord<SpeedwatchSession>;

namespace {

constexpr Statement kFindSessionImport{postgres::kRead, "find_session_import", R"(
    SELECT source, sha256, created_at, created_by, row_count, created_count, unchanged_count
    FROM session_import WHERE force = $1 AND import_id = $2)"};

constexpr Statement kInsertSessionImport{postgres::kWrite, "insert_session_import", R"(
    INSERT INTO session_import (force, import_id, source, sha256, created_at, created_by, row_count,
                                created_count, unchanged_count, revision)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};

constexpr Statement kRecordedSources{postgres::kRead, "recorded_session_sources", R"(
    SELECT source_id, digest FROM session_source
    WHERE force = $1 AND source = $2 AND source_id = ANY ($3::text[]))"};

constexpr Statement kInsertSources{postgres::kWrite, "insert_session_sources", R"(
    INSERT INTO session_source (force, source, source_id, watch_group, session, digest, import_id)
    SELECT $1, $2, s.source_id, s.watch_group, s.session, s.digest, $3
    FROM unnest($4::text[], $5::text[], $6::text[], $7::bytea[])
        AS s (source_id, watch_group, session, digest))"};

// Events are written so many at a time: a statement holds all that it writes.
constexpr size_t kSessionEventsAtOnce = 1000;

absl::StatusOr<std::optional<SessionImportRecord>> FindBefore(postgres::Session& session,
                                                              absl::string_view force,
                                                              const SessionImport& import) {
  if (import.import_id.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kFindSessionImport, force, import.import_id));
  if (rows.empty()) return std::nullopt;
  SessionImportRecord record;
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

absl::Status ReadNamed(Transaction& transaction, absl::string_view force,
                       const SessionImport& import, SessionImportContent& content) {
  OperatorsAsked asked;
  for (const SessionRow& row : import.rows) asked.Add(row.line, row.session);
  ABSL_ASSIGN_OR_RETURN(const OperatorsByLine known,
                        ReadOperators(transaction, force, asked, /*were_there=*/{}));
  for (const auto& [line, operators] : known) {
    for (const auto& [id, one] : operators) {
      content.operators[line].emplace(id, NamedOperator{one.merged_into, one.trained});
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<SessionImportContent> ReadContent(Transaction& transaction, absl::string_view force,
                                                 const SessionImport& import) {
  SessionImportContent content;
  ABSL_ASSIGN_OR_RETURN(content.groups, PartRows<WatchGroup>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.sites, PartRows<SpeedwatchSite>::Every(transaction, force));
  ABSL_ASSIGN_OR_RETURN(content.standards,
                        PartRows<SpeedwatchStandard>::All(transaction, force, ""));
  ABSL_RETURN_IF_ERROR(ReadNamed(transaction, force, import, content));
  std::vector<std::string> source_ids;
  source_ids.reserve(import.rows.size());
  for (const SessionRow& row : import.rows) source_ids.push_back(row.source_id);
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(kRecordedSources, force, import.source, source_ids));
  for (const postgres::Row row : rows) {
    std::string source_id;
    Bytes digest;
    ABSL_RETURN_IF_ERROR(row.Read(source_id, digest));
    content.recorded.emplace(std::move(source_id), std::move(digest.data));
  }
  return content;
}

// As sessions that are recorded one by one.
ChangeSet SessionsOf(const std::string& force, const SessionImport& import,
                     absl::Span<const SpeedwatchSession> sessions) {
  ChangeSet changes;
  for (const SpeedwatchSession& session : sessions) {
    changes.Add<SessionRecord>(
        Created(SessionRecord{session, {}}),
        {.type = PartKind<SpeedwatchSession>::kType,
         .name = NameOf(force, session.group, session),
         .write =
             [&force](Transaction& writing, const Decided<SessionRecord>& written) {
               return PartRows<SpeedwatchSession>::Write(writing, force, written.record.part.group,
                                                         written.record);
             },
         .image = import.print_session});
  }
  return changes;
}

absl::Status RecordSources(Transaction& transaction, absl::string_view force,
                           const SessionImportRecord& record,
                           absl::Span<const SessionRow* const> rows,
                           absl::Span<const SpeedwatchSession> sessions) {
  std::vector<std::string> source_ids;
  std::vector<std::string> groups;
  std::vector<std::string> ids;
  std::vector<Bytes> digests;
  for (size_t i = 0; i < rows.size(); ++i) {
    source_ids.push_back(rows[i]->source_id);
    groups.push_back(sessions[i].group);
    ids.push_back(sessions[i].id);
    digests.push_back({rows[i]->digest});
  }
  return transaction
      .Execute(kInsertSources, force, record.source, record.import_id, source_ids, groups, ids,
               digests)
      .status();
}

absl::Status RecordSessionNotes(Transaction& transaction, const RequestContext& context,
                                UuidGenerator& uuids, absl::Span<const ChangeNote> notes) {
  while (!notes.empty()) {
    const size_t count = std::min(notes.size(), kSessionEventsAtOnce);
    // A repeat is known by its import id.
    ABSL_RETURN_IF_ERROR(change_postgres::RecordChange(transaction, context, uuids,
                                                       notes.subspan(0, count), /*reply=*/""));
    notes.remove_prefix(count);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::optional<SessionImportRecord>> SessionImportStorage::Find(
    const RequestContext& context, const SessionImport& import) {
  if (import.import_id.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return FindBefore(lease, context.force, import);
}

absl::StatusOr<SessionImportRecord> SessionImportStorage::Apply(const RequestContext& context,
                                                                const SessionImport& import) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return lease.Transaction(
      [&](Transaction& transaction) { return ApplyIn(transaction, context, import); });
}

absl::StatusOr<SessionImportRecord> SessionImportStorage::ApplyIn(Transaction& transaction,
                                                                  const RequestContext& context,
                                                                  const SessionImport& import) {
  const std::string& force = context.force;
  ABSL_RETURN_IF_ERROR(ForceRows::Lock(transaction, force, {}));
  ABSL_ASSIGN_OR_RETURN(auto before, FindBefore(transaction, force, import));
  if (before.has_value()) return *std::move(before);
  ABSL_ASSIGN_OR_RETURN(const SessionImportContent content,
                        ReadContent(transaction, force, import));
  ABSL_ASSIGN_OR_RETURN(const std::vector<const SessionRow*> created, import.decide(content));
  if (import.cancelled()) return postgres::CancelledError();

  SessionImportRecord record;
  record.source = import.source;
  record.content = import.content;
  record.row_count = import.row_count;
  record.created_count = static_cast<int64_t>(created.size());
  record.unchanged_count = record.row_count - record.created_count;
  record.author = context.caller;
  if (import.mode == WriteMode::kValidateOnly) {
    record.validate_only = true;
    return record;
  }
  record.import_id = import.import_id.empty() ? absl::StrCat("import-", parts_.uuids.NextText())
                                              : import.import_id;
  std::vector<SpeedwatchSession> sessions;
  sessions.reserve(created.size());
  for (const SessionRow* const row : created) {
    sessions.push_back(row->session);
    sessions.back().id = absl::StrCat("s-", parts_.uuids.NextText());
  }
  Stamp stamp;
  const auto take_stamp = [&](Transaction& stamping) -> absl::StatusOr<Stamp> {
    ABSL_ASSIGN_OR_RETURN(stamp, ForceRows::Stamp(stamping, force, {}));
    return stamp;
  };
  ChangeSet changes = SessionsOf(force, import, sessions);
  ABSL_ASSIGN_OR_RETURN(std::vector<ChangeNote> notes,
                        changes.Write(transaction, context, parts_.uuids, take_stamp));
  record.create_time = stamp.instant;
  ABSL_RETURN_IF_ERROR(transaction
                           .Execute(kInsertSessionImport, force, record.import_id, record.source,
                                    Bytes{std::string(AsBytes(record.content))}, record.create_time,
                                    record.author, record.row_count, record.created_count,
                                    record.unchanged_count, stamp.version)
                           .status());
  ABSL_RETURN_IF_ERROR(RecordSources(transaction, force, record, created, sessions));
  ChangeNote& note = notes.emplace_back();
  note.instant = record.create_time;
  note.type = "session_import.applied";
  note.subject = kSessionImportName.Format(force, record.import_id);
  note.after = import.print(record);
  ABSL_RETURN_IF_ERROR(RecordSessionNotes(transaction, context, parts_.uuids, notes));
  return record;
}

}  // namespace copperplate::volunteers
