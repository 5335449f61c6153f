#include "services/delivery/storage/frozen_rows.h"

#include <optional>

#include "absl/strings/escaping.h"
#include "absl/time/civil_time.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/columns.h"

namespace copperplate::delivery {

using postgres::Bytes;
using postgres::FromNumber;
using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::ToNumber;

const Statement kRowsOfIteration{postgres::kRead, "rows_of_iteration", R"(
    SELECT theme, theme_prefix, theme_name, action_code, action_text, action_note, activity_code,
           opcc_leads, delivery_leads, narrative, rag, as_of, override_reason, direction,
           started_late, opportunities, target_date, days_since_update, stale
    FROM iteration_row WHERE force = $1 AND plan = $2 AND iteration = $3 AND version = $4
    ORDER BY ordinal)"};

namespace {

constexpr Statement kInsertContent{postgres::kWrite, "insert_iteration_content", R"(
    INSERT INTO iteration_content (force, plan, iteration, version, base, stale_accepted_reason,
                                   sha256, canonical_json, frozen_at, frozen_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};

// All at once: a plan has hundreds. Arrays cannot hold arrays of other lengths, so those of a row
// are elements in their text form.
constexpr Statement kInsertRows{postgres::kWrite, "insert_iteration_rows", R"(
    INSERT INTO iteration_row (force, plan, iteration, version, ordinal, theme, theme_prefix,
                               theme_name, action_code, action_text, action_note, activity_code,
                               opcc_leads, delivery_leads, narrative, rag, as_of, override_reason,
                               direction, started_late, opportunities, target_date,
                               days_since_update, stale)
    SELECT $1, $2, $3, $4, r.ordinal, r.theme, r.theme_prefix, r.theme_name, r.action_code,
           r.action_text, r.action_note, r.activity_code, r.opcc_leads::text[],
           r.delivery_leads::text[], r.narrative, r.rag, r.as_of, r.override_reason, r.direction,
           r.started_late, r.opportunities::text[], r.target_date, r.days_since_update, r.stale
      FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                  $11::text[], $12::text[], $13::text[], $14::text[], $15::smallint[],
                  $16::date[], $17::text[], $18::smallint[], $19::boolean[], $20::text[],
                  $21::date[], $22::integer[], $23::boolean[])
           WITH ORDINALITY
           AS r (theme, theme_prefix, theme_name, action_code, action_text, action_note,
                 activity_code, opcc_leads, delivery_leads, narrative, rag, as_of, override_reason,
                 direction, started_late, opportunities, target_date, days_since_update, stale,
                 ordinal))"};

absl::StatusOr<IterationRow> ReadRow(const Row& row) {
  IterationRow out;
  int64_t rag = 0;
  int64_t travel = 0;
  ABSL_RETURN_IF_ERROR(
      row.Read(out.theme, out.theme_prefix, out.theme_name, out.action_code, out.action_text,
               out.action_note, out.activity_code, out.opcc_leads, out.delivery_leads,
               out.narrative, rag, out.as_of, out.override_reason, travel, out.direction.started,
               out.opportunities, out.target_date, out.days_since_update, out.stale));
  out.rag = FromNumber<Rag>(rag);
  out.direction.travel = FromNumber<DirectionOfTravel>(travel);
  return out;
}

// The array of every row as a text.
std::vector<std::string> Arrays(const std::vector<IterationRow>& rows,
                                std::vector<std::string> IterationRow::*field) {
  return Column(rows, [field](const IterationRow& row) {
    std::string text;
    postgres::Codec<std::vector<std::string>>::Encode(row.*field, text);
    return text;
  });
}

}  // namespace

absl::StatusOr<std::vector<IterationRow>> ReadFrozenRows(Session& session, absl::string_view force,
                                                         absl::string_view plan,
                                                         absl::string_view iteration,
                                                         int64_t version) {
  ABSL_ASSIGN_OR_RETURN(const Rows found,
                        session.Query(kRowsOfIteration, force, plan, iteration, version));
  std::vector<IterationRow> rows;
  rows.reserve(static_cast<size_t>(found.size()));
  for (const Row row : found) {
    ABSL_ASSIGN_OR_RETURN(rows.emplace_back(), ReadRow(row));
  }
  return rows;
}

absl::Status InsertFrozen(Session& session, absl::string_view force, const IterationRecord& record,
                          const std::string& content) {
  const Iteration& iteration = record.iteration;
  const RecordHeader& header = record.header;
  const Bytes sha256{absl::HexStringToBytes(iteration.content_sha256)};
  ABSL_RETURN_IF_ERROR(session
                           .Execute(kInsertContent, force, iteration.plan, iteration.id,
                                    header.version, iteration.base, iteration.stale_accepted_reason,
                                    sha256, content, header.update_time, header.updated_by)
                           .status());
  using Frozen = IterationRow;
  const std::vector<Frozen>& rows = iteration.rows;
  const auto rag = [](const Frozen& row) { return ToNumber(row.rag); };
  const auto travel = [](const Frozen& row) { return ToNumber(row.direction.travel); };
  const auto started = [](const Frozen& row) { return row.direction.started; };
  return session
      .Execute(kInsertRows, force, iteration.plan, iteration.id, header.version,
               Column(rows, &Frozen::theme), Column(rows, &Frozen::theme_prefix),
               Column(rows, &Frozen::theme_name), Column(rows, &Frozen::action_code),
               Column(rows, &Frozen::action_text), Column(rows, &Frozen::action_note),
               Column(rows, &Frozen::activity_code), Arrays(rows, &Frozen::opcc_leads),
               Arrays(rows, &Frozen::delivery_leads), Column(rows, &Frozen::narrative),
               Column(rows, rag), Column(rows, &Frozen::as_of),
               Column(rows, &Frozen::override_reason), Column(rows, travel), Column(rows, started),
               Arrays(rows, &Frozen::opportunities), Column(rows, &Frozen::target_date),
               Column(rows, &Frozen::days_since_update), Column(rows, &Frozen::stale))
      .status();
}

}  // namespace copperplate::delivery
