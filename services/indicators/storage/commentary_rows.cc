#include "services/indicators/storage/commentary_rows.h"

#include <optional>
#include <string>

#include "absl/algorithm/container.h"
#include "libs/change_postgres/paging.h"
#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

#define COMMENTARY_COLUMNS                                                            \
  "SELECT n.id, n.uid, n.created_at, n.updated_at, n.revision, n.subject, "           \
  "       coalesce(i.id, ''), n.theme, a.id, n.month, n.heading, n.text, n.sources, " \
  "       n.author, n.state, n.marking, newest.marking = 2 FROM "
// `newest` is the last version of the same commentary: the id may have been taken again since.
#define COMMENTARY_REFERENCES                                                                \
  " JOIN area a ON a.force = $1 AND a.area = n.area "                                        \
  "CROSS JOIN LATERAL (SELECT m.marking FROM commentary m "                                  \
  " WHERE m.force = $1 AND m.id = n.id AND m.uid = n.uid ORDER BY m.revision DESC LIMIT 1) " \
  "newest "                                                                                  \
  "LEFT JOIN indicator i ON i.force = $1 AND i.indicator = n.indicator "                     \
  "WHERE NOT n.deleted "

const Statement kFindCommentary{
    postgres::kRead, "find_commentary",
    COMMENTARY_COLUMNS
    "(SELECT * FROM commentary o WHERE o.force = $1 AND o.id = $2 AND o.revision <= $3::bigint "
    " ORDER BY o.revision DESC LIMIT 1) n" COMMENTARY_REFERENCES
    "AND ($4 OR (n.marking = 1 AND newest.marking = 1))"};

const Statement kCommentariesOfMonth{
    postgres::kRead, "commentaries_of_month",
    COMMENTARY_COLUMNS
    "(SELECT DISTINCT ON (o.id) o.* FROM area p "
    " JOIN commentary o ON o.force = $1 AND o.month = $2 AND o.area = p.area "
    " WHERE p.force = $1 AND p.id = $3 AND o.revision <= $4::bigint "
    " ORDER BY o.id, o.revision DESC) n" COMMENTARY_REFERENCES "ORDER BY n.id"};

// What cannot be changed may be asked of the versions, what can of the newest of each alone.
#define COMMENTARY_NEWEST_OF_EACH                                                      \
  "(SELECT DISTINCT ON (o.id) o.* FROM commentary o WHERE o.force = $1 AND o.id > $2 " \
  " AND o.revision <= $3::bigint "
#define COMMENTARY_ASKED_FOR                                                                 \
  " ORDER BY o.id, o.revision DESC) n" COMMENTARY_REFERENCES                                 \
  "AND ($4 = 0 OR n.subject = $4) AND ($5 = '' OR i.id = $5) AND ($6 = '' OR n.theme = $6) " \
  "AND ($7 = '' OR a.id = $7) AND ($8 = 0 OR n.state = $8) "                                 \
  "AND ($9 OR (n.marking = 1 AND newest.marking = 1)) ORDER BY n.id LIMIT $10"

const Statement kListCommentaries{
    postgres::kRead, "list_commentaries",
    COMMENTARY_COLUMNS COMMENTARY_NEWEST_OF_EACH COMMENTARY_ASKED_FOR};

const Statement kListCommentariesOfMonth{postgres::kRead, "list_commentaries_of_month",
                                         COMMENTARY_COLUMNS COMMENTARY_NEWEST_OF_EACH
                                         "AND o.month = $11" COMMENTARY_ASKED_FOR};

#undef COMMENTARY_ASKED_FOR
#undef COMMENTARY_NEWEST_OF_EACH
#undef COMMENTARY_REFERENCES
#undef COMMENTARY_COLUMNS

namespace {

constexpr Statement kCommentaryChanges{postgres::kRead, "commentary_changes", R"(
    SELECT o.id, o.revision, r.recorded_at, r.actor
    FROM area p
    JOIN commentary o ON o.force = $1 AND o.month = $2 AND o.area = p.area
    JOIN revision r ON r.force = $1 AND r.revision = o.revision
    WHERE p.force = $1 AND p.id = $3 AND o.revision > $4::bigint AND o.revision <= $5::bigint
    ORDER BY o.revision)"};

constexpr Statement kCommentaryReferences{postgres::kRead, "commentary_references", R"(
    SELECT $2 = '' OR EXISTS (SELECT FROM indicator WHERE force = $1 AND id = $2),
           ARRAY(SELECT DISTINCT v.theme
                 FROM indicator i
                 JOIN indicator_version v ON v.force = $1 AND v.indicator = i.indicator
                                         AND v.revision = i.revision
                 WHERE i.force = $1 AND $3 <> '' ORDER BY v.theme),
           (SELECT v.valid_from <= $5 AND coalesce(v.valid_to >= $5, true)
            FROM area a
            JOIN area_version v ON v.force = $1 AND v.area = a.area AND v.revision = a.revision
            WHERE a.force = $1 AND a.id = $4))"};

constexpr Statement kWriteCommentary{postgres::kWrite, "write_commentary", R"(
    INSERT INTO commentary (force, id, revision, uid, created_at, updated_at, deleted, subject,
                            indicator, theme, area, month, heading, text, sources, author, state,
                            marking)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8,
           (SELECT indicator FROM indicator WHERE force = $1 AND id = $9), $10,
           (SELECT area FROM area WHERE force = $1 AND id = $11), $12, $13, $14, $15, $16, $17,
           $18)"};

}  // namespace

absl::StatusOr<CommentaryRecord> ReadCommentary(const Row& row) {
  CommentaryRecord record;
  Commentary& commentary = record.commentary;
  RecordHeader& header = record.header;
  int subject = 0;
  int state = 0;
  int marking = 0;
  ABSL_RETURN_IF_ERROR(row.Read(commentary.id, header.uid, header.create_time, header.update_time,
                                header.version, subject, commentary.indicator, commentary.theme,
                                commentary.area, commentary.month, commentary.heading,
                                commentary.text, commentary.sources, commentary.author, state,
                                marking, record.sensitive_now));
  commentary.subject = postgres::FromNumber<CommentarySubject>(subject);
  commentary.state = postgres::FromNumber<CommentaryState>(state);
  commentary.marking = postgres::FromNumber<Marking>(marking);
  return record;
}

absl::StatusOr<Rows> QueryCommentaries(postgres::Session& session, absl::string_view force,
                                       const CommentaryQuery& query, int64_t revision) {
  const auto run = [&](const Statement& statement, auto... month) {
    return session.Query(statement, force, query.after, revision, postgres::ToNumber(query.subject),
                         query.indicator, query.theme, query.area, postgres::ToNumber(query.state),
                         query.sensitive, change_postgres::RowsToAsk(query.limit), month...);
  };
  return query.month.has_value() ? run(kListCommentariesOfMonth, *query.month)
                                 : run(kListCommentaries);
}

absl::StatusOr<std::vector<CommentaryRecord>> ReadCommentariesOfMonth(postgres::Session& session,
                                                                      absl::string_view force,
                                                                      int32_t month,
                                                                      absl::string_view area,
                                                                      int64_t revision) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kCommentariesOfMonth, force, month, area, revision));
  std::vector<CommentaryRecord> records;
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadCommentary(row));
  }
  return records;
}

absl::StatusOr<std::vector<DiffCause>> ReadCommentaryChanges(postgres::Session& session,
                                                             absl::string_view force,
                                                             const CauseQuery& query) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kCommentaryChanges, force, query.month,
                                                       query.area, query.after, query.to));
  std::vector<DiffCause> causes;
  for (const Row row : rows) {
    DiffCause& cause = causes.emplace_back();
    cause.kind = CauseKind::kCommentary;
    ABSL_RETURN_IF_ERROR(row.Read(cause.subject, cause.revision, cause.record_time, cause.author));
  }
  return causes;
}

absl::Status CheckReferences(postgres::Session& session, absl::string_view force,
                             const Commentary& commentary) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kCommentaryReferences, force, commentary.indicator,
                                      commentary.theme, commentary.area, commentary.month));
  bool indicator = false;
  std::vector<std::string> themes;
  std::optional<bool> area;
  ABSL_RETURN_IF_ERROR(rows[0].Read(indicator, themes, area));
  Faults faults;
  if (!indicator) AddIndicatorUnknown("indicator", faults);
  if (!commentary.theme.empty() && !absl::c_linear_search(themes, commentary.theme)) {
    AddThemeUnknown("theme", themes, faults);
  }
  if (!area.has_value()) {
    AddAreaUnknown("area", faults);
  } else if (!*area) {
    AddAreaNotValid("area", faults);
  }
  return faults.ToStatus();
}

absl::Status WriteCommentary(postgres::Session& session, absl::string_view force,
                             const CommentaryRecord& record, bool deleted) {
  const Commentary& commentary = record.commentary;
  const RecordHeader& header = record.header;
  return session
      .Execute(kWriteCommentary, force, commentary.id, header.version, header.uid,
               header.create_time, header.update_time, deleted,
               postgres::ToNumber(commentary.subject), commentary.indicator, commentary.theme,
               commentary.area, commentary.month, commentary.heading, commentary.text,
               commentary.sources, commentary.author, postgres::ToNumber(commentary.state),
               postgres::ToNumber(commentary.marking))
      .status();
}

}  // namespace copperplate::indicators
