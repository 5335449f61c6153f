#include "services/volunteers/storage/duty_staging.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/imports/row_fault.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/sqlstate.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/duty_entries.h"
#include "services/volunteers/domain/duty_minutes.h"
#include "services/volunteers/domain/duty_rules.h"
#include "services/volunteers/storage/duty_rows.h"
#include "services/volunteers/storage/person_records.h"

namespace copperplate::volunteers {

using postgres::Bytes;
using postgres::CopyWriter;
using postgres::Rows;
using postgres::StagingTable;
using postgres::Statement;

const StagingTable kImportDuty{
    "import_duty",
    "line bigint, uid uuid, volunteer text COLLATE \"C\", engagement text COLLATE \"C\", "
    "type text COLLATE \"C\", state smallint, from_at timestamptz, to_at timestamptz, "
    "break_minutes integer, area text, verified_by text, override_kinds smallint[], "
    "override_bys text[], override_reasons text[], source_id text COLLATE \"C\", digest bytea, "
    "at_night boolean, above_cadets boolean, days date[], minutes integer[], event text"};

const Statement kLockImportEngagements{postgres::kWrite, "lock_import_engagements", R"(
    SELECT count(*) FROM (
        SELECT FROM engagement e
        WHERE e.force = $1 AND EXISTS (SELECT FROM import_duty s
                                       WHERE s.volunteer = e.volunteer AND s.engagement = e.id)
        ORDER BY e.volunteer, e.id
        FOR NO KEY UPDATE OF e) locked)"};

const Statement kDropKnownDuties{postgres::kWrite, "drop_known_duties", R"(
    DELETE FROM import_duty s USING duty d
    WHERE d.force = $1 AND d.source = $2 AND d.source_id = s.source_id AND d.source_id <> ''
      AND d.edition = 1 AND d.source_digest = s.digest)"};

// The rules of kRecordDuty; here the engagements were locked by a statement before. All overrides
// of a row are by one person.
const Statement kJudgeImportDuties{postgres::kWrite, "judge_import_duties", R"(
    WITH judged AS (
        SELECT s.line,
               CASE WHEN EXISTS (SELECT FROM duty d
                                 WHERE d.force = $1 AND d.source = $2
                                   AND d.source_id = s.source_id AND d.source_id <> ''
                                   AND d.edition = 1) THEN 5
                    WHEN e.id IS NULL THEN 1
                    WHEN t.id IS NULL THEN 2
                    WHEN t.hidden THEN 3
                    WHEN own.merged_into IS NOT NULL THEN 4
                    WHEN NOT CASE WHEN t.training THEN e.trainable ELSE e.deployable END
                             @> tstzrange(s.from_at, s.to_at)
                      OR s.at_night AND (e.kind = 3 OR e.adult_from IS NULL
                                         OR s.from_at < e.adult_from)
                      OR s.above_cadets AND e.kind = 3
                      OR e.kind = 3 AND NOT e.led @> tstzrange(s.from_at, s.to_at)
                      OR e.kind = 3 AND s.event <> '' AND NOT EXISTS (
                          SELECT FROM event_permission p
                          WHERE p.force = $1 AND p.volunteer = s.volunteer
                            AND p.engagement = s.engagement AND p.event = s.event
                            AND p.health_form_on <= s.days[1]) THEN 4
                    WHEN overrider.person = own.person THEN 11
                    WHEN s.override_bys <> '{}'
                         AND NOT coalesce(s.override_bys[1] = ANY (by.supervisors), false)
                         THEN 10
                    WHEN s.verified_by = '' THEN NULL
                    WHEN verifier.person = own.person THEN 6
                    WHEN NOT coalesce(s.verified_by = ANY (by.supervisors), false)
                         THEN 7
               END AS refusal
        FROM import_duty s
        LEFT JOIN engagement e ON e.force = $1 AND e.volunteer = s.volunteer
                              AND e.id = s.engagement
        LEFT JOIN duty_type t ON t.force = $1 AND t.id = s.type
        LEFT JOIN volunteer own ON own.force = $1 AND own.id = s.volunteer
        LEFT JOIN volunteer verifier ON verifier.force = $1
                                    AND s.verified_by LIKE 'volunteers/%'
                                    AND verifier.id = substr(s.verified_by, 12)
        LEFT JOIN volunteer overrider ON overrider.force = $1
                                     AND s.override_bys[1] LIKE 'volunteers/%'
                                     AND overrider.id = substr(s.override_bys[1], 12)
        LEFT JOIN LATERAL (
            SELECT )" COPPERPLATE_JUDGES R"( AS supervisors FROM supervision v
            WHERE v.force = $1 AND v.volunteer = s.volunteer AND v.engagement = s.engagement
              AND (v.day_after IS NULL OR v.day_after > s.days[1])
              AND (s.verified_by <> '' OR s.override_bys <> '{}')
            ORDER BY v.first_day LIMIT 1) by ON true)
    SELECT line, refusal, count(*) OVER () FROM judged
    WHERE refusal IS NOT NULL
    ORDER BY line LIMIT $3)"};

// A duty overlaps an earlier one of the person's where that ends later than it begins.
const Statement kFindImportOverlaps{postgres::kWrite, "find_import_overlaps", R"(
    WITH given AS (
        SELECT v.person, s.from_at, s.to_at, s.line
        FROM import_duty s JOIN volunteer v ON v.force = $1 AND v.id = s.volunteer),
    taken AS (
        SELECT person, from_at, to_at, line FROM given
        UNION ALL
        SELECT d.person, d.starts_at, d.ends_at, 0 FROM duty d
        WHERE d.force = $1 AND d.state <= 4
          AND d.volunteer IN (SELECT id FROM volunteer
                              WHERE force = $1 AND person IN (SELECT person FROM given))),
    walked AS (
        SELECT line, from_at, to_at, lead(from_at) OVER w AS next_from,
               max(to_at) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_to
        FROM taken
        WINDOW w AS (PARTITION BY person ORDER BY from_at, line)),
    twice AS (
        SELECT line FROM (SELECT line, count(*) OVER (PARTITION BY source_id) AS times
                          FROM import_duty) s
        WHERE times > 1),
    refused AS (
        SELECT line, 8 AS refusal FROM walked
        WHERE line > 0 AND (last_to > from_at OR next_from < to_at)
        UNION ALL
        SELECT line, 9 FROM twice WHERE $2 <> '')
    SELECT line, refusal, count(*) OVER () FROM refused ORDER BY line, refusal LIMIT $3)"};

const Statement kInsertImportDuties{postgres::kWrite, "insert_import_duties", R"(
    INSERT INTO duty (force, volunteer, engagement, id, edition, uid, person, version, created_at,
                      created_by, updated_at, updated_by, type, planned_from, planned_to,
                      actual_from, actual_to, break_minutes, state, area, entered_at, recorded_by,
                      verified_by, reason, override_kinds, override_bys, override_reasons, source,
                      source_id, source_digest, import_id, revision, event)
    SELECT $1, s.volunteer, s.engagement, 'd' || replace(s.uid::text, '-', ''), 1, s.uid, v.person,
           1, $3::timestamptz, $4, $3, $4, type, CASE WHEN state = 1 THEN from_at END,
           CASE WHEN state = 1 THEN to_at END, CASE WHEN state <> 1 THEN from_at END,
           CASE WHEN state <> 1 THEN to_at END, break_minutes, state, area, $3, $4, verified_by, '',
           override_kinds, override_bys, override_reasons, $2, source_id, digest, $5, $6::bigint,
           event
    FROM import_duty s
    JOIN volunteer v ON v.force = $1 AND v.id = s.volunteer
    ORDER BY v.person, s.from_at)"};

const Statement kCountImportDuties{postgres::kWrite, "count_import_duties", R"(
    INSERT INTO duty_minutes (force, day, duty, entry, volunteer, engagement, type, area,
                              unverified, verified, entered_at, revision)
    SELECT $1, e.day, s.uid, 1, s.volunteer, s.engagement, s.type, s.area,
           CASE WHEN s.state = 3 THEN e.minutes ELSE 0 END,
           CASE WHEN s.state = 4 THEN e.minutes ELSE 0 END, $2::timestamptz, $3::bigint
    FROM import_duty s
    JOIN duty_type t ON t.force = $1 AND t.id = s.type AND t.counts_as_hours
    CROSS JOIN LATERAL unnest(s.days, s.minutes) AS e (day, minutes)
    WHERE s.state IN (3, 4) AND e.minutes <> 0
    ORDER BY e.day, s.uid)"};

namespace {

constexpr Statement kPrepareDutyImport{postgres::kWrite, "prepare_duty_import", R"(
    SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
           set_config('statement_timeout', $1, true))"};

// Between two questions whether the caller is still there.
constexpr int64_t kRowsUnasked = 4096;

absl::Status WriteRow(CopyWriter& out, UuidGenerator& uuids, const DutyImportRow& row) {
  static const DutyLimits limits;
  const Duty& duty = row.duty;
  const InstantRange& time = duty.actual.has_value() ? *duty.actual : *duty.planned;
  const OverrideColumns overrides(duty.overrides);
  std::vector<absl::CivilDay> days;
  std::vector<int64_t> minutes;
  for (const DayMinutes& piece : MinutesByDay(time, duty.break_minutes)) {
    days.push_back(piece.day);
    minutes.push_back(piece.minutes);
  }
  return out.Write(row.line, uuids.NextText(), duty.volunteer, duty.engagement, duty.type,
                   duty.state, time.from, time.to, duty.break_minutes, duty.area, duty.verified_by,
                   overrides.kinds, overrides.bys, overrides.reasons, duty.source_id,
                   Bytes{row.digest}, TouchesNight(time, limits),
                   WorkedMinutes(time, duty.break_minutes) > limits.cadet_most_minutes, days,
                   minutes, duty.event);
}

}  // namespace

absl::Status PrepareDutyImport(postgres::Transaction& transaction) {
  const absl::Duration left = transaction.deadline() - absl::Now();
  constexpr absl::Duration kLongest = absl::Hours(24);
  const int64_t limit =
      absl::ToInt64Milliseconds(std::clamp(left, absl::Milliseconds(1), kLongest));
  return transaction.Query(kPrepareDutyImport, absl::StrCat(limit)).status();
}

absl::Status StageDuties(postgres::Transaction& transaction, UuidGenerator& uuids,
                         DutyRowSource& rows, absl::FunctionRef<bool()> cancelled) {
  return transaction
      .Stage(kImportDuty,
             [&](CopyWriter& out) {
               int64_t count = 0;
               return rows.ForEach([&](const DutyImportRow& row) {
                 if (++count % kRowsUnasked == 0 && cancelled()) return postgres::CancelledError();
                 return WriteRow(out, uuids, row);
               });
             })
      .status();
}

absl::StatusOr<RefusedRows> ReadRefused(postgres::Transaction& transaction,
                                        const Statement& statement, absl::string_view force,
                                        absl::string_view source) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(statement, force, source, imports::kMostFaultsKept));
  RefusedRows refused;
  for (const postgres::Row row : rows) {
    int64_t line = 0;
    int64_t number = 0;
    ABSL_RETURN_IF_ERROR(row.Read(line, number, refused.count));
    refused.rows.emplace_back(line, postgres::FromNumber<RowRefusal>(number));
  }
  return refused;
}

}  // namespace copperplate::volunteers
