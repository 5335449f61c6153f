#include "services/indicators/storage/commentary_storage.h"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/commentary_rows.h"

namespace copperplate::indicators {

using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

namespace {

// The newest version; none, or one.
absl::StatusOr<std::vector<CommentaryRecord>> ReadNewest(Transaction& transaction,
                                                         absl::string_view force,
                                                         absl::string_view id) {
  constexpr int64_t kNewestRevision = std::numeric_limits<int64_t>::max();
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(kFindCommentary, force, id, kNewestRevision, true));
  std::vector<CommentaryRecord> records;
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadCommentary(row));
  }
  return records;
}

absl::Status RecordReadsOf(const VersionedParts& parts, const RequestContext& context,
                           const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const std::string& id : ids) names.push_back(kCommentaryName.Format(context.force, id));
  return change_postgres::RecordReads({parts.pool, parts.uuids}, context, "commentary.read", names);
}

// Of those that are sensitive.
absl::Status RecordSensitiveReads(const VersionedParts& parts, const RequestContext& context,
                                  absl::Span<const CommentaryRecord> records) {
  std::vector<std::string> ids;
  for (const CommentaryRecord& record : records) {
    if (record.sensitive()) ids.push_back(record.commentary.id);
  }
  return RecordReadsOf(parts, context, ids);
}

}  // namespace

absl::StatusOr<CommentaryRecord> CommentaryStorage::Get(const RequestContext& context,
                                                        absl::string_view id, bool sensitive,
                                                        std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(CommentaryRecord record,
                        GetVersion<CommentaryRecord>(parts_.pool, context, known_at,
                                                     {.query =
                                                          [&](Lease& lease, int64_t revision) {
                                                            return lease.Query(kFindCommentary,
                                                                               context.force, id,
                                                                               revision, sensitive);
                                                          },
                                                      .read = ReadCommentary,
                                                      .unknown = CommentaryUnknown()}));
  ABSL_RETURN_IF_ERROR(RecordSensitiveReads(parts_, context, absl::MakeConstSpan(&record, 1)));
  return record;
}

absl::StatusOr<Page<CommentaryRecord>> CommentaryStorage::List(const RequestContext& context,
                                                               const CommentaryQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Page<CommentaryRecord> page,
                        ListVersions<CommentaryRecord>(
                            parts_.pool, context, query.known_at,
                            {.query =
                                 [&](Lease& lease, int64_t revision) {
                                   return QueryCommentaries(lease, context.force, query, revision);
                                 },
                             .read = ReadCommentary,
                             .limit = query.limit}));
  ABSL_RETURN_IF_ERROR(RecordSensitiveReads(parts_, context, page.rows));
  return page;
}

absl::StatusOr<Changed<CommentaryRecord>> CommentaryStorage::Change(
    const RequestContext& context, const CommentaryChange& change) {
  const std::string& force = context.force;
  const auto name = [&](const CommentaryRecord& record) {
    return kCommentaryName.Format(force, record.commentary.id);
  };
  // Whether the answer has what is for few to read.
  bool sensitive = false;
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<CommentaryRecord>> {
    ABSL_ASSIGN_OR_RETURN(const auto held, ReadNewest(transaction, force, change.id));
    ABSL_ASSIGN_OR_RETURN(Decided<CommentaryRecord> decided,
                          change.decide(held.empty() ? nullptr : &held.front()));
    if (held.empty()) {
      ABSL_RETURN_IF_ERROR(CheckReferences(transaction, force, decided.record.commentary));
    }
    sensitive = !decided.deleted && (decided.record.commentary.sensitive() ||
                                     (!held.empty() && held.front().sensitive()));
    return decided;
  };
  const auto write = [&](Transaction& transaction, const CommentaryRecord& record, bool deleted) {
    return WriteCommentary(transaction, force, record, deleted);
  };
  const absl::StatusOr<Changed<CommentaryRecord>> changed =
      ChangeVersion<CommentaryRecord>(parts_, context,
                                      {.type = "commentary",
                                       .name = name,
                                       .decide = decide,
                                       .write = write,
                                       .mode = change.mode,
                                       .print = change.print});
  // A preview gives the text and is no event of a change.
  if (change.mode == WriteMode::kValidateOnly && changed.ok() && sensitive) {
    ABSL_RETURN_IF_ERROR(RecordReadsOf(parts_, context, {change.id}));
  }
  return changed;
}

}  // namespace copperplate::indicators
