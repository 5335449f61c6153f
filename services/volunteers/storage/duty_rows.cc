#include "services/volunteers/storage/duty_rows.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/duty_entries.h"

namespace copperplate::volunteers {

using postgres::Rows;
using postgres::Session;
using postgres::Statement;

namespace {

constexpr Statement kFindDuty{postgres::kRead, "find_duty", "SELECT " COPPERPLATE_DUTY_COLUMNS R"(
    FROM duty
    WHERE force = $1 AND volunteer = $2 AND engagement = $3 AND id = $4
      AND ($5::integer = 0 OR edition = $5)
    ORDER BY edition DESC LIMIT 1)"};

constexpr Statement kUpdateDuty{postgres::kWrite, "update_duty", R"(
    UPDATE duty
    SET version = $6, updated_at = $7, updated_by = $8, actual_from = $9, actual_to = $10,
        break_minutes = $11, state = $12, area = $13, entered_at = $14, recorded_by = $15,
        verified_by = $16, reason = $17, override_kinds = $18, override_bys = $19,
        override_reasons = $20, revision = $21
    WHERE force = $1 AND volunteer = $2 AND engagement = $3 AND id = $4 AND edition = $5)"};

constexpr Statement kInsertDuty{
    postgres::kWrite, "insert_duty",
    "INSERT INTO duty (force, person, revision, " COPPERPLATE_DUTY_COLUMNS R"()
    VALUES ($1, (SELECT person FROM volunteer WHERE force = $1 AND id = $3), $2, $3, $4, $5, $6, $7,
            $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, $28, $29, $30, $31))"};

constexpr Statement kLastDutyEnds{postgres::kRead, "last_duty_ends", R"(
    SELECT engagement, max(ends_at) FROM duty
    WHERE force = $1 AND volunteer = $2 AND state <= 4
    GROUP BY engagement)"};

constexpr Statement kAddDutyMinutes{postgres::kWrite, "add_duty_minutes", R"(
    INSERT INTO duty_minutes (force, day, duty, entry, volunteer, engagement, type, area,
                              unverified, verified, entered_at, revision)
    SELECT $1, day, $2, $3, $4, $5, $6, $7, unverified, verified, $8, $9
    FROM unnest($10::date[], $11::integer[], $12::integer[]) AS e (day, unverified, verified))"};

}  // namespace

OverrideColumns::OverrideColumns(const std::vector<Override>& overrides) {
  for (const Override& one : overrides) {
    kinds.push_back(one.kind);
    bys.push_back(one.by);
    reasons.push_back(one.reason);
  }
}

absl::StatusOr<DutyRecord> ReadDutyRow(const postgres::Row& row) {
  DutyRecord record;
  Duty& duty = record.duty;
  RecordHeader& header = record.header;
  std::optional<absl::Time> planned_from;
  std::optional<absl::Time> planned_to;
  std::optional<absl::Time> actual_from;
  std::optional<absl::Time> actual_to;
  std::vector<OverrideKind> kinds;
  std::vector<std::string> bys;
  std::vector<std::string> reasons;
  ABSL_RETURN_IF_ERROR(row.Read(
      duty.volunteer, duty.engagement, duty.id, duty.version, header.uid, header.version,
      header.create_time, header.created_by, header.update_time, header.updated_by, duty.type,
      planned_from, planned_to, actual_from, actual_to, duty.break_minutes, duty.state, duty.area,
      duty.entered_at, duty.recorded_by, duty.verified_by, duty.reason, kinds, bys, reasons,
      duty.source, duty.source_id, duty.import_id, duty.event));
  if (planned_from.has_value()) duty.planned = InstantRange{*planned_from, planned_to.value()};
  if (actual_from.has_value()) duty.actual = InstantRange{*actual_from, actual_to.value()};
  for (size_t i = 0; i < kinds.size(); ++i) {
    duty.overrides.push_back({kinds[i], std::move(bys[i]), std::move(reasons[i])});
  }
  return record;
}

absl::StatusOr<Rows> FindDuty(Session& session, absl::string_view force, const DutyPath& path,
                              int32_t edition) {
  return session.Query(kFindDuty, force, path.volunteer, path.engagement, path.id, edition);
}

absl::Status UpdateDuty(Session& session, absl::string_view force, const DutyRecord& record,
                        int64_t revision) {
  const Duty& duty = record.duty;
  const RecordHeader& header = record.header;
  const OverrideColumns overrides(duty.overrides);
  return session
      .Execute(kUpdateDuty, force, duty.volunteer, duty.engagement, duty.id, duty.version,
               header.version, header.update_time, header.updated_by, FromOf(duty.actual),
               ToOf(duty.actual), duty.break_minutes, duty.state, duty.area, duty.entered_at,
               duty.recorded_by, duty.verified_by, duty.reason, overrides.kinds, overrides.bys,
               overrides.reasons, revision)
      .status();
}

absl::Status InsertDuty(Session& session, absl::string_view force, const DutyRecord& record,
                        int64_t revision) {
  const Duty& duty = record.duty;
  const RecordHeader& header = record.header;
  const OverrideColumns overrides(duty.overrides);
  return session
      .Execute(kInsertDuty, force, revision, duty.volunteer, duty.engagement, duty.id, duty.version,
               header.uid, header.version, header.create_time, header.created_by,
               header.update_time, header.updated_by, duty.type, FromOf(duty.planned),
               ToOf(duty.planned), FromOf(duty.actual), ToOf(duty.actual), duty.break_minutes,
               duty.state, duty.area, duty.entered_at, duty.recorded_by, duty.verified_by,
               duty.reason, overrides.kinds, overrides.bys, overrides.reasons, duty.source,
               duty.source_id, duty.import_id, duty.event)
      .status();
}

absl::StatusOr<std::map<std::string, absl::Time>> ReadLastDutyEnds(Session& session,
                                                                   absl::string_view force,
                                                                   absl::string_view volunteer) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kLastDutyEnds, force, volunteer));
  std::map<std::string, absl::Time> ends;
  for (const postgres::Row row : rows) {
    std::string engagement;
    absl::Time end;
    ABSL_RETURN_IF_ERROR(row.Read(engagement, end));
    ends.emplace(std::move(engagement), end);
  }
  return ends;
}

absl::Status AddDutyEntries(Session& session, absl::string_view force, const Duty* before,
                            const DutyRecord& after, int64_t revision) {
  std::vector<absl::CivilDay> days;
  std::vector<int64_t> unverified;
  std::vector<int64_t> verified;
  for (const DutyEntry& entry : EntriesOf(before, after.duty)) {
    days.push_back(entry.day);
    unverified.push_back(entry.unverified);
    verified.push_back(entry.verified);
  }
  if (days.empty()) return absl::OkStatus();
  const Duty& duty = after.duty;
  return session
      .Execute(kAddDutyMinutes, force, after.header.uid, after.header.version, duty.volunteer,
               duty.engagement, duty.type, duty.area, duty.entered_at, revision, days, unverified,
               verified)
      .status();
}

}  // namespace copperplate::volunteers
