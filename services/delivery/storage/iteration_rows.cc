#include "services/delivery/storage/iteration_rows.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/frozen_rows.h"

namespace copperplate::delivery {

using postgres::FromNumber;
using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::ToNumber;

#define ITERATION_COLUMNS                                                                     \
  "SELECT t.uid, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by, t.plan, " \
  "       t.id, t.number, t.label, t.cut_off, t.erratum_note, t.state, t.withdrawn_reason, "  \
  "       t.content, c.base, coalesce(c.stale_accepted_reason, ''), "                         \
  "       coalesce(encode(c.sha256, 'hex'), ''), coalesce(c.frozen_by, ''), c.frozen_at, "    \
  "       p.marking = 2, coalesce(n.red, 0), coalesce(n.yellow, 0), coalesce(n.white, 0), "   \
  "       coalesce(n.green, 0) "                                                              \
  "FROM plan p JOIN iteration t ON t.force = p.force AND t.plan = p.id "                      \
  "LEFT JOIN iteration_content c ON c.force = t.force AND c.plan = t.plan "                   \
  "                                 AND c.iteration = t.id AND c.version = t.content "        \
  "LEFT JOIN LATERAL ("                                                                       \
  "    SELECT count(*) FILTER (WHERE r.rag = 1) AS red, "                                     \
  "           count(*) FILTER (WHERE r.rag = 2) AS yellow, "                                  \
  "           count(*) FILTER (WHERE r.rag = 3) AS white, "                                   \
  "           count(*) FILTER (WHERE r.rag = 4) AS green "                                    \
  "    FROM iteration_row r WHERE r.force = t.force AND r.plan = t.plan "                     \
  "         AND r.iteration = t.id AND r.version = t.content) n ON true "                     \
  "WHERE p.force = $1 AND t.force = $1 AND p.id = $2 AND t.plan = $2 "

const Statement kFindIteration{postgres::kRead, "find_iteration",
                               ITERATION_COLUMNS "AND t.id = $3 AND (p.marking = 1 OR $4)"};

const Statement kListIterations{
    postgres::kRead, "list_iterations",
    ITERATION_COLUMNS
    "AND (p.marking = 1 OR $3) AND ($4::smallint = 0 OR t.state = $4) AND t.number < $5 "
    "ORDER BY t.number DESC LIMIT $6"};

#undef ITERATION_COLUMNS

const Statement kContentOfIteration{postgres::kRead, "content_of_iteration", R"(
    SELECT t.state, coalesce(c.canonical_json, ''), coalesce(encode(c.sha256, 'hex'), ''),
           p.marking = 2
    FROM plan p JOIN iteration t ON t.force = p.force AND t.plan = p.id
    LEFT JOIN iteration_content c ON c.force = t.force AND c.plan = t.plan
                                     AND c.iteration = t.id AND c.version = t.content
    WHERE p.force = $1 AND t.force = $1 AND p.id = $2 AND t.plan = $2 AND t.id = $3
          AND (p.marking = 1 OR $4))"};

namespace {

constexpr int64_t kEveryRow = std::numeric_limits<int64_t>::max();

constexpr Statement kInsertIteration{postgres::kWrite, "insert_iteration", R"(
    INSERT INTO iteration (force, plan, id, uid, version, created_at, created_by, updated_at,
                           updated_by, number, label, cut_off, erratum_note, state,
                           withdrawn_reason)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))"};

constexpr Statement kUpdateIteration{postgres::kWrite, "update_iteration", R"(
    UPDATE iteration SET version = $4, updated_at = $5, updated_by = $6, label = $7, cut_off = $8,
        erratum_note = $9, state = $10, withdrawn_reason = $11,
        content = CASE WHEN $10::smallint = 1 THEN NULL WHEN $12::boolean THEN $4::bigint
                       ELSE content END
    WHERE force = $1 AND plan = $2 AND id = $3)"};

}  // namespace

absl::StatusOr<IterationRecord> ReadIterationInto(const Row& row, std::optional<int64_t>* content) {
  IterationRecord record;
  Iteration& iteration = record.iteration;
  RecordHeader& header = record.header;
  int64_t state = 0;
  std::optional<int64_t> version;
  ABSL_RETURN_IF_ERROR(row.Read(
      header.uid, header.version, header.create_time, header.created_by, header.update_time,
      header.updated_by, iteration.plan, iteration.id, iteration.number, iteration.label,
      iteration.cut_off, iteration.erratum_note, state, iteration.withdrawn_reason, version,
      iteration.base, iteration.stale_accepted_reason, iteration.content_sha256,
      iteration.frozen_by, iteration.frozen_at, record.sensitive, iteration.counts.red,
      iteration.counts.yellow, iteration.counts.white, iteration.counts.green));
  iteration.state = FromNumber<IterationState>(state);
  if (content != nullptr) *content = version;
  return record;
}

absl::StatusOr<IterationRecord> ReadIteration(const Row& row) {
  return ReadIterationInto(row, nullptr);
}

absl::StatusOr<std::optional<IterationRecord>> FindIterationWithRows(Session& session,
                                                                     absl::string_view force,
                                                                     absl::string_view plan,
                                                                     absl::string_view id,
                                                                     bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const Rows found,
                        session.Query(kFindIteration, force, plan, id, sensitive));
  if (found.empty()) return std::nullopt;
  std::optional<int64_t> content;
  ABSL_ASSIGN_OR_RETURN(IterationRecord record, ReadIterationInto(found[0], &content));
  if (content.has_value()) {
    ABSL_ASSIGN_OR_RETURN(record.iteration.rows,
                          ReadFrozenRows(session, force, plan, id, *content));
  }
  return record;
}

absl::StatusOr<std::vector<IterationRecord>> ReadIterations(Session& session,
                                                            absl::string_view force,
                                                            absl::string_view plan) {
  constexpr int32_t kAboveAll = std::numeric_limits<int32_t>::max();
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kListIterations, force, plan, true, 0, kAboveAll, kEveryRow));
  std::vector<IterationRecord> records;
  records.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadIteration(row));
  }
  std::reverse(records.begin(), records.end());
  return records;
}

absl::Status InsertIteration(Session& session, absl::string_view force,
                             const IterationRecord& record) {
  const Iteration& iteration = record.iteration;
  const RecordHeader& header = record.header;
  return session
      .Execute(kInsertIteration, force, iteration.plan, iteration.id, header.uid, header.version,
               header.create_time, header.created_by, header.update_time, header.updated_by,
               iteration.number, iteration.label, iteration.cut_off, iteration.erratum_note,
               ToNumber(iteration.state), iteration.withdrawn_reason)
      .status();
}

absl::Status UpdateIterationRow(Session& session, absl::string_view force,
                                const IterationRecord& record,
                                const std::optional<std::string>& content) {
  const Iteration& iteration = record.iteration;
  const RecordHeader& header = record.header;
  const bool freezes = content.has_value();
  if (freezes) ABSL_RETURN_IF_ERROR(InsertFrozen(session, force, record, *content));
  return session
      .Execute(kUpdateIteration, force, iteration.plan, iteration.id, header.version,
               header.update_time, header.updated_by, iteration.label, iteration.cut_off,
               iteration.erratum_note, ToNumber(iteration.state), iteration.withdrawn_reason,
               freezes)
      .status();
}

}  // namespace copperplate::delivery
