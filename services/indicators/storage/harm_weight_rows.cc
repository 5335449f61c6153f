#include "services/indicators/storage/harm_weight_rows.h"

#include <cstdint>
#include <limits>

#include "libs/status/status_macros.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

#define HARM_WEIGHT_COLUMNS                                                  \
  "SELECT n.id, n.uid, n.created_at, n.updated_at, n.revision, n.category, " \
  "       n.first_month, n.last_month, n.weight, n.source, n.author FROM "

const Statement kFindHarmWeight{
    postgres::kRead, "find_harm_weight",
    HARM_WEIGHT_COLUMNS
    "(SELECT * FROM harm_weight o WHERE o.force = $1 AND o.id = $2 "
    " AND o.revision <= $3::bigint ORDER BY o.revision DESC LIMIT 1) n WHERE NOT n.deleted"};

// The newest of each id is met first by the key read backwards; a force has a few hundred.
const Statement kListHarmWeights{
    postgres::kRead, "list_harm_weights",
    HARM_WEIGHT_COLUMNS
    "(SELECT DISTINCT ON (o.id) o.* FROM harm_weight o WHERE o.force = $1 "
    " AND o.id > $2 AND o.revision <= $3::bigint ORDER BY o.id, o.revision DESC) n "
    "WHERE NOT n.deleted AND ($4 = '' OR n.category = $4) ORDER BY n.id LIMIT $5"};

#undef HARM_WEIGHT_COLUMNS

namespace {

constexpr Statement kWriteHarmWeight{postgres::kWrite, "write_harm_weight", R"(
    INSERT INTO harm_weight (force, id, revision, uid, created_at, updated_at, deleted, category,
                             first_month, last_month, weight, source, author)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};

}  // namespace

absl::StatusOr<HarmWeightRecord> ReadHarmWeight(const Row& row) {
  HarmWeightRecord record;
  HarmWeight& weight = record.weight;
  RecordHeader& header = record.header;
  ABSL_RETURN_IF_ERROR(row.Read(weight.id, header.uid, header.create_time, header.update_time,
                                header.version, weight.category, weight.first_month, weight.last,
                                weight.weight, weight.source, weight.author));
  return record;
}

absl::StatusOr<std::vector<HarmWeightRecord>> ReadHarmWeights(postgres::Session& session,
                                                              absl::string_view force) {
  constexpr int64_t kAll = std::numeric_limits<int64_t>::max();
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kListHarmWeights, force, "", kAll, "", kAll));
  std::vector<HarmWeightRecord> records;
  records.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadHarmWeight(row));
  }
  return records;
}

absl::Status WriteHarmWeight(postgres::Session& session, absl::string_view force,
                             const HarmWeightRecord& record, bool deleted) {
  const HarmWeight& weight = record.weight;
  const RecordHeader& header = record.header;
  return session
      .Execute(kWriteHarmWeight, force, weight.id, header.version, header.uid, header.create_time,
               header.update_time, deleted, weight.category, weight.first_month, weight.last,
               weight.weight, weight.source, weight.author)
      .status();
}

}  // namespace copperplate::indicators
