#include "services/indicators/storage/snapshot_rows.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {
namespace {

using postgres::Bytes;
using postgres::Row;
using postgres::Rows;
using postgres::Statement;

constexpr Statement kNextEdition{postgres::kRead, "next_edition", R"(
    SELECT a.area, coalesce(max(s.edition), 0) + 1
    FROM area a LEFT JOIN snapshot s ON s.force = $1 AND s.month = $3 AND s.area = a.area
                                    AND s.profile = $4
    WHERE a.force = $1 AND a.id = $2
    GROUP BY a.area)"};

constexpr Statement kInsertSnapshot{postgres::kWrite, "insert_snapshot", R"(
    INSERT INTO snapshot (force, id, uid, created_at, author, month, area, edition, profile,
                          revision, national_revision, first_month, sha256, canonical_json,
                          dashboard, batches, commentaries, sensitive_commentaries, comparison)
    SELECT $1, $2, $3, clock_timestamp(), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
           $22, $23,
           coalesce(jsonb_agg(jsonb_build_object(
               'indicator', c.indicator, 'field', c.field, 'cell', c.cell, 'text', c.text,
               'detail', c.detail, 'batches', c.batches::integer[]) ORDER BY c.position), '[]')
    FROM unnest($16::text[], $17::text[], $18::integer[], $19::text[], $20::text[], $21::text[])
         WITH ORDINALITY AS c(indicator, field, cell, text, detail, batches, position)
    RETURNING created_at)"};

#define SNAPSHOT_COLUMNS \
  "s.id, s.uid, s.created_at, s.author, s.month, a.id, s.edition, s.profile, s.revision, s.sha256"
#define SNAPSHOT_TABLES "snapshot s JOIN area a ON a.force = $1 AND a.area = s.area"

constexpr Statement kFindSnapshot{postgres::kRead, "find_snapshot",
                                  "SELECT " SNAPSHOT_COLUMNS
                                  ", s.canonical_json, s.dashboard, s.batches, s.commentaries, "
                                  "s.sensitive_commentaries FROM " SNAPSHOT_TABLES
                                  " WHERE s.force = $1 AND s.id = $2"};

constexpr Statement kListSnapshots{
    postgres::kRead, "list_snapshots",
    "SELECT " SNAPSHOT_COLUMNS " FROM " SNAPSHOT_TABLES
    " WHERE s.force = $1 AND ($2::integer IS NULL OR s.month = $2) "
    "AND ($3::integer IS NULL OR s.month < $3 "
    "     OR (s.month = $3 AND (a.id, s.profile, s.edition) > ($4::text, $5::text, $6::integer))) "
    "ORDER BY s.month DESC, a.id, s.profile, s.edition LIMIT $7"};

constexpr Statement kFindCompared{
    postgres::kRead, "find_compared_snapshot",
    "SELECT s.month, a.id, s.profile, s.revision, s.national_revision, "
    "       greatest(r.recorded_at, n.recorded_at), c.indicator, c.field, c.cell, c.text, "
    "c.detail, "
    "       c.batches "
    "FROM " SNAPSHOT_TABLES
    " LEFT JOIN revision r ON r.force = $1 AND r.revision = s.revision "
    " LEFT JOIN revision n ON n.force = 'national' AND n.revision = s.national_revision "
    " LEFT JOIN LATERAL ROWS FROM (jsonb_to_recordset(s.comparison) AS "
    "     (indicator text, field text, cell integer, text text, detail text, "
    "      batches integer[])) "
    "     WITH ORDINALITY AS c(indicator, field, cell, text, detail, batches, position) ON true "
    "WHERE s.force = $1 AND s.id = $2 ORDER BY c.position"};

#undef SNAPSHOT_TABLES
#undef SNAPSHOT_COLUMNS

constexpr Statement kBatchIds{postgres::kRead, "batch_ids", R"(
    SELECT batch, id FROM batch WHERE force = $1 AND batch = ANY($2::integer[]) ORDER BY batch)"};

constexpr int kRecordColumns = 10;

// The first columns of each statement that lists or finds.
absl::Status ReadSnapshotRecord(const Row& row, SnapshotRecord& record) {
  ABSL_ASSIGN_OR_RETURN(record.id, row.Get<std::string>(0));
  ABSL_ASSIGN_OR_RETURN(record.uid, row.Get<std::string>(1));
  ABSL_ASSIGN_OR_RETURN(record.create_time, row.Get<absl::Time>(2));
  ABSL_ASSIGN_OR_RETURN(record.author, row.Get<std::string>(3));
  ABSL_ASSIGN_OR_RETURN(record.month, row.Get<int32_t>(4));
  ABSL_ASSIGN_OR_RETURN(record.area, row.Get<std::string>(5));
  ABSL_ASSIGN_OR_RETURN(record.edition, row.Get<int>(6));
  ABSL_ASSIGN_OR_RETURN(record.profile, row.Get<std::string>(7));
  ABSL_ASSIGN_OR_RETURN(record.revision, row.Get<int64_t>(8));
  ABSL_ASSIGN_OR_RETURN(const Bytes digest, row.Get<Bytes>(9));
  if (digest.data.size() != record.sha256.size())
    return absl::InternalError("digest of no 32 bytes");
  std::copy(digest.data.begin(), digest.data.end(), record.sha256.begin());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<NextEdition> ReadNextEdition(postgres::Session& session, absl::string_view force,
                                            absl::string_view area, int32_t month,
                                            absl::string_view profile) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kNextEdition, force, area, month, profile));
  if (rows.empty()) return AreaUnknown();
  NextEdition next;
  ABSL_RETURN_IF_ERROR(rows[0].Read(next.area, next.edition));
  return next;
}

absl::Status InsertSnapshot(postgres::Session& session, absl::string_view force,
                            const SnapshotKeys& keys, const SnapshotContent& content,
                            PublishedSnapshot& published) {
  SnapshotRecord& record = published.record;
  std::vector<std::string> indicators, fields, texts, details, batches;
  std::vector<int> cells;
  for (const ComparedRow& row : content.comparison) {
    for (const ComparedCell& cell : row.cells) {
      indicators.push_back(row.indicator);
      fields.emplace_back();
      cells.push_back(static_cast<int>(cell.column));
      texts.push_back(cell.text);
      details.push_back(cell.detail);
      batches.push_back(absl::StrCat("{", absl::StrJoin(cell.batches, ","), "}"));
    }
    for (const ComparedField& field : row.fields) {
      indicators.push_back(row.indicator);
      fields.push_back(field.name);
      cells.push_back(0);
      texts.push_back(field.text);
      details.emplace_back();
      batches.emplace_back("{}");
    }
  }
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      session.Query(
          kInsertSnapshot, force, record.id, record.uid, record.author, record.month, keys.area,
          record.edition, record.profile, record.revision, keys.national_revision,
          content.first_month, Bytes{std::string(AsBytes(record.sha256))}, content.canonical_json,
          Bytes{content.dashboard}, published.document.batches, indicators, fields, cells, texts,
          details, batches, Bytes{content.commentaries}, Bytes{content.sensitive_commentaries}));
  return rows[0].Read(record.create_time);
}

absl::StatusOr<std::optional<PublishedSnapshot>> FindSnapshot(postgres::Session& session,
                                                              absl::string_view force,
                                                              absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kFindSnapshot, force, id));
  if (rows.empty()) return std::optional<PublishedSnapshot>();
  PublishedSnapshot published;
  SnapshotDocument& document = published.document;
  ABSL_RETURN_IF_ERROR(ReadSnapshotRecord(rows[0], published.record));
  ABSL_ASSIGN_OR_RETURN(document.canonical_json, rows[0].Get<std::string>(kRecordColumns));
  ABSL_ASSIGN_OR_RETURN(Bytes dashboard, rows[0].Get<Bytes>(kRecordColumns + 1));
  document.dashboard = std::move(dashboard.data);
  ABSL_ASSIGN_OR_RETURN(document.batches,
                        rows[0].Get<std::vector<std::string>>(kRecordColumns + 2));
  ABSL_ASSIGN_OR_RETURN(Bytes commentaries, rows[0].Get<Bytes>(kRecordColumns + 3));
  document.commentaries = std::move(commentaries.data);
  ABSL_ASSIGN_OR_RETURN(Bytes sensitive, rows[0].Get<Bytes>(kRecordColumns + 4));
  document.sensitive_commentaries = std::move(sensitive.data);
  return std::optional<PublishedSnapshot>(std::move(published));
}

absl::StatusOr<std::optional<ComparedSnapshot>> FindCompared(postgres::Session& session,
                                                             absl::string_view force,
                                                             absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kFindCompared, force, id));
  if (rows.empty()) return std::optional<ComparedSnapshot>();
  ComparedSnapshot snapshot;
  for (const Row row : rows) {
    std::optional<std::string> indicator, field, text, detail;
    std::optional<int> cell;
    std::optional<std::vector<int64_t>> batches;
    ABSL_RETURN_IF_ERROR(row.Read(snapshot.month, snapshot.area, snapshot.profile,
                                  snapshot.revision, snapshot.national_revision,
                                  snapshot.recorded_at, indicator, field, cell, text, detail,
                                  batches));
    if (!indicator.has_value()) break;  // published without a row
    if (snapshot.comparison.empty() || snapshot.comparison.back().indicator != *indicator) {
      snapshot.comparison.push_back({*indicator, {}, {}});
    }
    if (!field.value_or("").empty()) {
      snapshot.comparison.back().fields.push_back({*field, text.value_or("")});
      continue;
    }
    snapshot.comparison.back().cells.push_back({static_cast<Column>(cell.value_or(0)),
                                                text.value_or(""), detail.value_or(""),
                                                batches.value_or(std::vector<int64_t>())});
  }
  return std::optional<ComparedSnapshot>(std::move(snapshot));
}

absl::StatusOr<Rows> QuerySnapshots(postgres::Session& session, absl::string_view force,
                                    std::optional<int32_t> month,
                                    const std::optional<SnapshotPosition>& after, int64_t rows) {
  const SnapshotPosition from = after.value_or(SnapshotPosition());
  std::optional<int32_t> after_month;
  if (after.has_value()) after_month = from.month;
  return session.Query(kListSnapshots, force, month, after_month, from.area, from.profile,
                       from.edition, rows);
}

absl::StatusOr<SnapshotRecord> ReadSnapshot(const Row& row) {
  SnapshotRecord record;
  ABSL_RETURN_IF_ERROR(ReadSnapshotRecord(row, record));
  return record;
}

absl::StatusOr<std::map<int64_t, std::string>> ReadBatchIds(postgres::Session& session,
                                                            absl::string_view force,
                                                            const std::vector<int64_t>& numbers) {
  std::map<int64_t, std::string> ids;
  if (numbers.empty()) return ids;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kBatchIds, force, numbers));
  for (const Row row : rows) {
    int64_t number = 0;
    std::string id;
    ABSL_RETURN_IF_ERROR(row.Read(number, id));
    ids.emplace(number, std::move(id));
  }
  return ids;
}

}  // namespace copperplate::indicators
