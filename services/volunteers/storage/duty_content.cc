#include "services/volunteers/storage/duty_content.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "libs/change/force.h"
#include "libs/postgres/sqlstate.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/storage/deployable_rows.h"
#include "services/volunteers/storage/duty_rows.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeNote;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

const Statement kListDuties{postgres::kRead, "list_duties", "SELECT " COPPERPLATE_DUTY_COLUMNS R"(
    FROM duty
    WHERE force = $1 AND starts_at >= $2 AND starts_at < $3
      AND CASE WHEN $4::smallint = 0 THEN state <> 8 ELSE state = $4 END
      AND (starts_at, uid, edition) > ($5::timestamptz, $6::uuid, $7::integer)
    ORDER BY starts_at, uid, edition
    LIMIT $8)"};

// A person's duties are found by the key and then put in order: walking all duties by time to find
// one's would read the force's.
const Statement kListDutiesOfVolunteer{
    postgres::kRead, "list_duties_of_volunteer",
    "WITH own AS MATERIALIZED (SELECT starts_at, " COPPERPLATE_DUTY_COLUMNS R"(
        FROM duty
        WHERE force = $1 AND volunteer = $9 AND ($10 = '' OR engagement = $10)
          AND starts_at >= $2 AND starts_at < $3
          AND CASE WHEN $4::smallint = 0 THEN state <> 8 ELSE state = $4 END)
    SELECT )" COPPERPLATE_DUTY_COLUMNS R"(
    FROM own
    WHERE (starts_at, uid, edition) > ($5::timestamptz, $6::uuid, $7::integer)
    ORDER BY starts_at, uid, edition
    LIMIT $8)"};

const Statement kFindOverlapping{postgres::kRead, "find_overlapping_duties", R"(
    SELECT engagement, id FROM duty
    WHERE force = $1 AND volunteer = $2 AND state <= 4 AND starts_at < $4 AND ends_at > $3
      AND NOT (engagement = $5 AND id = $6)
    ORDER BY starts_at LIMIT 5)"};

namespace {

constexpr Statement kAboveDuty{postgres::kRead, "above_duty", R"(
    SELECT EXISTS (SELECT FROM force WHERE force = $1),
           $2 = '' OR EXISTS (SELECT FROM volunteer WHERE force = $1 AND id = $2),
           $3 = '' OR EXISTS (SELECT FROM engagement
                              WHERE force = $1 AND volunteer = $2 AND id = $3))"};

// As kRecordDuty does; the statements behind it read what is there once the locks are held.
constexpr Statement kLockDuties{postgres::kWrite, "lock_duties", R"(
    WITH present AS MATERIALIZED (SELECT revision_of_duty($1) AS revision)
    SELECT present.revision, clock_timestamp()
    FROM present
    JOIN engagement e ON e.force = $1 AND e.volunteer = $2 AND e.id = $3
    FOR NO KEY UPDATE OF e)"};

// One change, from its lock to its writing.
struct Changing {
  int64_t revision = 0;
  absl::Time now;
  DutyContent content;
  DecidedDuty decided;
};

bool Counts(const DutyContent& content, absl::string_view type) {
  for (const DutyType& one : content.types) {
    if (one.id == type) return one.counts_as_hours;
  }
  return false;
}

// The next version after `before`.
DutyRecord NextVersion(const DutyRecord& before, const Duty& duty, absl::Time now,
                       const std::string& caller) {
  DutyRecord record{duty, before.header};
  ++record.header.version;
  record.header.update_time = now;
  record.header.updated_by = caller;
  return record;
}

// The record as it then is.
absl::StatusOr<DutyRecord> WriteChange(Transaction& transaction, const RequestContext& context,
                                       const Changing& changing) {
  const DutyRecord& before = *changing.content.present;
  const DecidedDuty& decided = changing.decided;
  const DutyRecord changed = NextVersion(before, decided.changed, changing.now, context.caller);
  ABSL_RETURN_IF_ERROR(UpdateDuty(transaction, context.force, changed, changing.revision));
  if (Counts(changing.content, before.duty.type)) {
    ABSL_RETURN_IF_ERROR(
        AddDutyEntries(transaction, context.force, &before.duty, changed, changing.revision));
  }
  if (!decided.added.has_value()) return changed;
  const DutyRecord added = NextVersion(changed, *decided.added, changing.now, context.caller);
  ABSL_RETURN_IF_ERROR(InsertDuty(transaction, context.force, added, changing.revision));
  if (Counts(changing.content, added.duty.type)) {
    ABSL_RETURN_IF_ERROR(
        AddDutyEntries(transaction, context.force, nullptr, added, changing.revision));
  }
  return added;
}

}  // namespace

absl::Status CheckAboveDuty(Session& session, absl::string_view force, absl::string_view volunteer,
                            absl::string_view engagement) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kAboveDuty, force, volunteer, engagement));
  bool has_force = false;
  bool has_volunteer = false;
  bool has_engagement = false;
  ABSL_RETURN_IF_ERROR(rows[0].Read(has_force, has_volunteer, has_engagement));
  if (!has_force) return ForceUnknown();
  if (!has_volunteer) return PartUnknown<Volunteer>();
  return has_engagement ? absl::OkStatus() : PartUnknown<Engagement>();
}

absl::StatusOr<DutyContent> ReadDutyContent(Session& session, absl::string_view force,
                                            const DutyPath& path) {
  ABSL_RETURN_IF_ERROR(CheckAboveDuty(session, force, path.volunteer, path.engagement));
  DutyContent content;
  ABSL_ASSIGN_OR_RETURN(content.dossier, ReadDossier(session, force, path.volunteer));
  ABSL_ASSIGN_OR_RETURN(content.types, PartRows<DutyType>::All(session, force, ""));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, FindDuty(session, force, path, /*edition=*/0));
  if (!rows.empty()) {
    ABSL_ASSIGN_OR_RETURN(content.present, ReadDutyRow(rows[0]));
  }
  return content;
}

absl::StatusOr<std::vector<DutyPath>> ReadOverlapping(Session& session, absl::string_view force,
                                                      const Duty& duty) {
  std::vector<DutyPath> others;
  const std::optional<InstantRange> time = OccupiedTime(duty);
  if (!time.has_value()) return others;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kFindOverlapping, force, duty.volunteer, time->from, time->to,
                                      duty.engagement, duty.id));
  for (const postgres::Row row : rows) {
    DutyPath& other = others.emplace_back();
    other.volunteer = duty.volunteer;
    ABSL_RETURN_IF_ERROR(row.Read(other.engagement, other.id));
  }
  return others;
}

absl::StatusOr<Changed<DutyRecord>> ChangeDuty(const change_postgres::ChangeParts& parts,
                                               const RequestContext& context,
                                               const DutyChange& change) {
  using Notes = std::vector<ChangeNote>;
  const std::string& force = context.force;
  Changing changing;
  const auto lock = [&](Transaction& transaction) -> absl::Status {
    const DutyPath& path = change.path;
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          transaction.Query(kLockDuties, force, path.volunteer, path.engagement));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(CheckAboveDuty(transaction, force, path.volunteer, path.engagement));
      return PartUnknown<Engagement>();  // made since
    }
    return rows[0].Read(changing.revision, changing.now);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<DutyRecord> {
    ABSL_ASSIGN_OR_RETURN(changing.content, ReadDutyContent(transaction, force, change.path));
    ABSL_ASSIGN_OR_RETURN(changing.decided, change.decide(changing.content));
    const DecidedDuty& decided = changing.decided;
    return DutyRecord{decided.added.has_value() ? *decided.added : decided.changed, {}};
  };
  const auto write = [&](Transaction& transaction, DutyRecord& record) -> absl::StatusOr<Notes> {
    ABSL_ASSIGN_OR_RETURN(record, WriteChange(transaction, context, changing));
    ChangeNote note;
    note.instant = changing.now;
    note.type = "duty." + changing.decided.verb;
    note.subject = DutyNameOf(force, change.path);
    note.before = change.print.image(*changing.content.present);
    note.after = change.print.image(record);
    return Notes{std::move(note)};
  };
  absl::StatusOr<Changed<DutyRecord>> changed = change_postgres::RunChange<DutyRecord>(
      parts, context, lock,
      {.mode = change.mode, .decide = decide, .write = write, .reply = change.print.reply});
  if (ErrorReason(changed.status()) == postgres::kExclusionViolation) {
    return DutyOverlaps(force, DutyNameOf(force, change.path), {});
  }
  return changed;
}

}  // namespace copperplate::volunteers
