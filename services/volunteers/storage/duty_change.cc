#include "services/volunteers/storage/duty_change.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/record_change.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/storage/duty_content.h"
#include "services/volunteers/storage/duty_rows.h"
#include "services/volunteers/storage/volunteer_reads.h"

namespace copperplate::volunteers {

using change_postgres::ChangeNote;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

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
  if (changed.ok() && change.mode == WriteMode::kValidateOnly &&
      changing.content.present.has_value()) {
    // A preview shows what is there and writes no event of its own: it is read, as by a Get.
    ABSL_RETURN_IF_ERROR(RecordVolunteersRead(parts, context, {change.path.volunteer}));
  }
  return changed;
}

}  // namespace copperplate::volunteers
