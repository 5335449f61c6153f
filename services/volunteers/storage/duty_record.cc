#include "services/volunteers/storage/duty_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/change_postgres/person_keys.h"
#include "libs/change_postgres/record_change.h"
#include "libs/digest/sha256.h"
#include "libs/postgres/sqlstate.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/domain/duty_entries.h"
#include "services/volunteers/domain/duty_minutes.h"
#include "services/volunteers/domain/duty_rules.h"
#include "services/volunteers/storage/duty_rows.h"
#include "services/volunteers/storage/person_records.h"

namespace copperplate::volunteers {

using postgres::Bytes;
using postgres::Rows;
using postgres::Statement;

// What the guards need stands on the engagement's row, which is read again once it is locked, if
// another change was faster; a type, who supervises and forms for events are what they were when
// the statement began: none of them takes back what was given before. The shared lock of
// revision_of_duty() comes before the row's, as everywhere: joined to it, the row cannot be locked
// before.
const Statement kRecordDuty{postgres::kWrite, "record_duty", R"(
    WITH known AS MATERIALIZED (
        SELECT body_sha256, reply FROM request
        WHERE force = $1 AND caller = $7 AND request_id = $23::uuid),
    present AS MATERIALIZED (SELECT revision_of_duty($1) AS revision),
    held AS MATERIALIZED (
        SELECT present.revision, v.person, e.kind, e.adult_from, e.deployable, e.trainable, e.led
        FROM present
        JOIN engagement e ON e.force = $1 AND e.volunteer = $2 AND e.id = $3
        JOIN volunteer v ON v.force = $1 AND v.id = $2
        WHERE NOT EXISTS (SELECT FROM known) AND v.merged_into IS NULL
        FOR NO KEY UPDATE OF e),
    judged AS MATERIALIZED (
        SELECT held.revision, held.person, t.counts_as_hours
        FROM held
        JOIN duty_type t ON t.force = $1 AND t.id = $8 AND NOT t.hidden
        WHERE CASE WHEN t.training THEN held.trainable ELSE held.deployable END
              @> tstzrange(coalesce($11::timestamptz, $9), coalesce($12::timestamptz, $10))
          AND NOT ($21::boolean AND (held.kind = 3 OR held.adult_from IS NULL
                                     OR coalesce($11::timestamptz, $9) < held.adult_from))
          AND NOT ($22::boolean AND held.kind = 3)
          AND (held.kind <> 3
               OR held.led @> tstzrange(coalesce($11::timestamptz, $9), coalesce($12, $10)))
          AND ($16::smallint[] = '{}' OR coalesce((
              SELECT )" COPPERPLATE_JUDGES R"( @> $17::text[]
              FROM supervision v
              WHERE v.force = $1 AND v.volunteer = $2 AND v.engagement = $3
                AND (v.day_after IS NULL
                     OR v.day_after > (coalesce($11, $9) AT TIME ZONE 'Europe/London')::date)
              ORDER BY v.first_day LIMIT 1), false)
              AND NOT EXISTS (SELECT FROM volunteer o
                              WHERE o.force = $1 AND o.person = held.person
                                AND 'volunteers/' || o.id = ANY ($17::text[])))
          AND ($32 = '' OR held.kind <> 3 OR EXISTS (
              SELECT FROM event_permission p
              WHERE p.force = $1 AND p.volunteer = $2 AND p.engagement = $3 AND p.event = $32
                AND p.health_form_on <= (coalesce($11, $9) AT TIME ZONE 'Europe/London')::date))),
    written AS (
        INSERT INTO duty (force, volunteer, engagement, id, edition, uid, person, version, created_at,
                          created_by, updated_at, updated_by, type, planned_from, planned_to,
                          actual_from, actual_to, break_minutes, state, area, entered_at,
                          recorded_by, verified_by, reason, override_kinds, override_bys,
                          override_reasons, source, source_id, import_id, revision, event)
        SELECT $1, $2, $3, $4, 1, $5::uuid, person, 1, $6::timestamptz, $7, $6, $7, $8,
               $9::timestamptz, $10::timestamptz, $11, $12, $13::integer, $14::smallint, $15, $6,
               $7, '', '', $16::smallint[], $17::text[], $18::text[], $19, $20, '', revision,
               $32
        FROM judged),
    counted AS (
        INSERT INTO duty_minutes (force, day, duty, entry, volunteer, engagement, type, area,
                                  unverified, verified, entered_at, revision)
        SELECT $1, e.day, $5::uuid, 1, $2, $3, $8, $15, e.minutes, 0, $6, judged.revision
        FROM judged, unnest($30::date[], $31::integer[]) AS e (day, minutes)
        WHERE judged.counts_as_hours),
    told AS (
        INSERT INTO event_out (force, id, occurred_at, actor, call_id, type, subject, before, after)
        SELECT $1, $26::uuid, $6, $7, $27, 'duty.created', $29, NULL, $28 FROM judged),
    remembered AS (
        INSERT INTO request (force, caller, request_id, body_sha256, reply, created_at)
        SELECT $1, $7, $23::uuid, $24::bytea, $25::bytea, clock_timestamp()
        FROM judged WHERE $23::uuid IS NOT NULL)
    SELECT (SELECT body_sha256 FROM known), (SELECT reply FROM known),
           EXISTS (SELECT FROM judged))"};

absl::StatusOr<Rows> WriteDutyRow(postgres::Session& session, const RequestContext& context,
                                  const NewDuty& made) {
  const Duty& duty = made.record.duty;
  const RecordHeader& header = made.record.header;
  const InstantRange time = duty.actual.has_value() ? *duty.actual : *duty.planned;
  const DutyLimits limits;
  const OverrideColumns overrides(duty.overrides);
  std::vector<absl::CivilDay> days;
  std::vector<int64_t> minutes;
  for (const DutyEntry& entry : EntriesOf(nullptr, duty)) {
    days.push_back(entry.day);
    minutes.push_back(entry.unverified);
  }
  return session.Query(kRecordDuty, context.force, duty.volunteer, duty.engagement, duty.id,
                       header.uid, header.create_time, context.caller, duty.type,
                       FromOf(duty.planned), ToOf(duty.planned), FromOf(duty.actual),
                       ToOf(duty.actual), duty.break_minutes, duty.state, duty.area,
                       overrides.kinds, overrides.bys, overrides.reasons, duty.source,
                       duty.source_id, TouchesNight(time, limits),
                       WorkedMinutes(time, duty.break_minutes) > limits.cadet_most_minutes,
                       made.request_id, made.body, made.reply, made.event.id, made.event.call_id,
                       made.event.after, made.subject, days, minutes, duty.event);
}

namespace {

// One with something personal in its event is written behind the person's key.
absl::StatusOr<Rows> Run(const change_postgres::ChangeParts& parts, const RequestContext& context,
                         NewDuty& made, RecordImage image) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts.pool.Acquire(context.force, context.deadline, context.call));
  if (image.personal.empty()) {
    made.event.after = std::move(image.open);
    return WriteDutyRow(lease, context, made);
  }
  change_postgres::ChangeNote note;
  note.type = "duty.created";
  note.subject = made.subject;
  note.after = std::move(image);
  return lease.Transaction([&](postgres::Transaction& transaction) -> absl::StatusOr<Rows> {
    std::vector<events::Event> events = {made.event};
    ABSL_RETURN_IF_ERROR(change_postgres::SealImages(transaction, context.force,
                                                     absl::MakeConstSpan(&note, 1), events));
    made.event = std::move(events.front());
    return WriteDutyRow(transaction, context, made);
  });
}

}  // namespace

NewDuty MakeDuty(const change_postgres::ChangeParts& parts, const RequestContext& context,
                 const Duty& duty) {
  NewDuty made;
  made.record.duty = duty;
  RecordHeader& header = made.record.header;
  header.uid = parts.uuids.NextText();
  header.version = 1;
  header.create_time = duty.entered_at;
  header.created_by = context.caller;
  header.update_time = duty.entered_at;
  header.updated_by = context.caller;
  std::string& id = made.record.duty.id;
  if (id.empty()) id = DutyIdOf(header.uid);
  made.subject = DutyNameOf(context.force, DutyPath{duty.volunteer, duty.engagement, id});
  made.event.id = parts.uuids.NextText();
  made.event.call_id = context.call_id;
  return made;
}

std::optional<DutyRefusal> RefusalOf(const absl::Status& status) {
  // Erased, perhaps meanwhile: as the rules say, nothing is recorded.
  if (ErrorReason(status) == "PERSON_KEY_DESTROYED") return DutyRefusal::kRules;
  const std::string constraint = ErrorMetadata(status, "constraint").value_or("");
  if (ErrorReason(status) == postgres::kExclusionViolation) return DutyRefusal::kOverlap;
  if (ErrorReason(status) != postgres::kUniqueViolation) return std::nullopt;
  if (constraint == "duty_pkey") return DutyRefusal::kExists;
  if (constraint == "duty_source_key") return DutyRefusal::kSourceId;
  return std::nullopt;
}

std::string DutyIdOf(absl::string_view uid) {
  return absl::StrCat("d", absl::StrReplaceAll(uid, {{"-", ""}}));
}

absl::StatusOr<RecordedDuty> RecordDuty(const change_postgres::ChangeParts& parts,
                                        const RequestContext& context, const Duty& duty,
                                        const Printer<DutyRecord>& print) {
  NewDuty made = MakeDuty(parts, context, duty);
  if (context.idempotency.has_value()) {
    made.request_id = context.idempotency->request_id;
    made.body = Bytes{std::string(AsBytes(context.idempotency->body))};
    made.reply = Bytes{print.reply(made.record)};
  }
  absl::StatusOr<Rows> rows = Run(parts, context, made, print.image(made.record));
  // Another sending of the same request, at once, is found by the second look.
  if (change_postgres::MayHaveMetAnother(context, rows.status()) &&
      context.idempotency.has_value()) {
    rows = Run(parts, context, made, print.image(made.record));
  }
  if (!rows.ok()) {
    const std::optional<DutyRefusal> refusal = RefusalOf(rows.status());
    if (refusal.has_value()) return RecordedDuty{std::nullopt, *refusal};
    return rows.status();
  }
  std::optional<Bytes> body;
  std::optional<Bytes> reply;
  bool written = false;
  ABSL_RETURN_IF_ERROR((*rows)[0].Read(body, reply, written));
  if (body.has_value()) {
    if (!(*body == *made.body)) return RequestIdReused();
    return RecordedDuty{FirstResult{std::move(reply->data)}};
  }
  if (!written) return RecordedDuty();
  return RecordedDuty{std::move(made.record)};
}

}  // namespace copperplate::volunteers
