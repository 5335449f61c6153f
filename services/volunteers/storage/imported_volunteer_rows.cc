#include "services/volunteers/storage/imported_volunteer_rows.h"

#include <tuple>
#include <vector>

#include "libs/postgres/copy.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using change_postgres::Stamp;
using postgres::CopyWriter;
using postgres::StagingTable;
using postgres::Statement;
using postgres::Transaction;

namespace {

// Each begins with the path below the force and the uid; then the fields in the order of
// PartRows<Part>::Fields(). The statements: $1 force, $2 version, $3 instant, $4 caller.
constexpr StagingTable kImportVolunteer{
    "import_volunteer",
    "path text[], uid uuid, name text, date_of_birth date, year_of_birth integer, contact text, "
    "emergency_contact text, home_area text, preferred_areas text[], marking smallint, "
    "anonymised_on date"};
constexpr Statement kInsertVolunteers{postgres::kWrite, "insert_import_volunteers", R"(
    INSERT INTO volunteer (force, id, uid, version, created_at, created_by, updated_at, updated_by,
                           name, date_of_birth, year_of_birth, contact, emergency_contact,
                           home_area, preferred_areas, marking, anonymised_on)
    SELECT $1, path[1], uid, $2::bigint, $3::timestamptz, $4, $3, $4, name, date_of_birth,
           year_of_birth, contact, emergency_contact, home_area, preferred_areas, marking,
           anonymised_on
    FROM import_volunteer s ORDER BY s.path)"};

constexpr StagingTable kImportCheck{
    "import_vetting_check",
    "path text[], uid uuid, level smallint, state smallint, requested_on date, decided_on date, "
    "expires_on date, withdrawn_on date, external_ref text, correction_reason text"};
constexpr Statement kInsertChecks{postgres::kWrite, "insert_import_vetting_checks", R"(
    INSERT INTO vetting_check (force, volunteer, id, uid, version, created_at, created_by,
                               updated_at, updated_by, level, state, requested_on, decided_on,
                               expires_on, withdrawn_on, external_ref, correction_reason)
    SELECT $1, path[1], path[2], uid, $2::bigint, $3::timestamptz, $4, $3, $4, level, state,
           requested_on, decided_on, expires_on, withdrawn_on, external_ref, correction_reason
    FROM import_vetting_check s ORDER BY s.path)"};

constexpr StagingTable kImportEngagement{
    "import_engagement",
    "path text[], uid uuid, kind smallint, role text, unit_or_group text, collar_no text, "
    "rank text, department text, employer_scheme text, cip_group text, "
    "independent_patrol_on date, attested_on date, probation_months integer, "
    "probation_ends_on date, probation_decided_on date, predecessor text, "
    "induction_completed_on date, expected_return date, notice_given_on date, "
    "exit_interview_offered_on date, exit_interview_state smallint, exit_interview_reasons text[], "
    "exit_interview_notes text, kit_returned boolean, under_investigation boolean, "
    "deployable text, trainable text, adult_from timestamptz"};
constexpr Statement kInsertEngagements{postgres::kWrite, "insert_import_engagements", R"(
    INSERT INTO engagement (force, volunteer, id, uid, version, created_at, created_by, updated_at,
                            updated_by, kind, role, unit_or_group, collar_no, rank, department,
                            employer_scheme, cip_group, independent_patrol_on, attested_on,
                            probation_months, probation_ends_on, probation_decided_on, predecessor,
                            induction_completed_on, expected_return, notice_given_on,
                            exit_interview_offered_on, exit_interview_state,
                            exit_interview_reasons, exit_interview_notes, kit_returned,
                            under_investigation, deployable, trainable, adult_from, led)
    SELECT $1, path[1], path[2], uid, $2::bigint, $3::timestamptz, $4, $3, $4, kind, role,
           unit_or_group, collar_no, rank, department, employer_scheme, cip_group,
           independent_patrol_on, attested_on, probation_months, probation_ends_on,
           probation_decided_on, predecessor, induction_completed_on, expected_return,
           notice_given_on, exit_interview_offered_on, exit_interview_state,
           exit_interview_reasons, exit_interview_notes, kit_returned, under_investigation,
           deployable::tstzmultirange, trainable::tstzmultirange, adult_from,
           coalesce((SELECT u.led FROM cadet_unit u
                     WHERE u.force = $1 AND u.id = s.unit_or_group AND s.kind = 3), '{}')
    FROM import_engagement s ORDER BY s.path)"};

constexpr StagingTable kImportEvent{
    "import_engagement_event",
    "path text[], seq integer, from_state smallint, to_state smallint, effective_on date, "
    "reason text"};
// Those of the force's revision $2, recorded by $3.
constexpr Statement kInsertEvents{postgres::kWrite, "insert_import_engagement_events", R"(
    INSERT INTO engagement_event (force, volunteer, engagement, seq, from_state, to_state,
                                  effective_on, reason, actor, revision)
    SELECT $1, path[1], path[2], seq, from_state, to_state, effective_on, reason, $3, $2::bigint
    FROM import_engagement_event s ORDER BY s.path, seq)"};

constexpr StagingTable kImportSupervision{
    "import_supervision",
    "path text[], uid uuid, supervisor text, first_day date, day_after date, delegates text[]"};
constexpr Statement kInsertSupervisions{postgres::kWrite, "insert_import_supervisions", R"(
    INSERT INTO supervision (force, volunteer, engagement, id, uid, version, created_at, created_by,
                             updated_at, updated_by, supervisor, first_day, day_after, delegates)
    SELECT $1, path[1], path[2], path[3], uid, $2::bigint, $3::timestamptz, $4, $3, $4, supervisor,
           first_day, day_after, delegates
    FROM import_supervision s ORDER BY s.path)"};

constexpr StagingTable kImportConsent{
    "import_guardian_consent",
    "path text[], uid uuid, given_by text, first_day date, day_after date"};
constexpr Statement kInsertConsents{postgres::kWrite, "insert_import_consents", R"(
    INSERT INTO guardian_consent (force, volunteer, engagement, id, uid, version, created_at,
                                  created_by, updated_at, updated_by, given_by, first_day,
                                  day_after)
    SELECT $1, path[1], path[2], path[3], uid, $2::bigint, $3::timestamptz, $4, $3, $4, given_by,
           first_day, day_after
    FROM import_guardian_consent s ORDER BY s.path)"};

template <class Part, class... More>
absl::Status WriteRow(CopyWriter& out, const StagedPart<Part>& staged, const More&... more) {
  Part part = staged.record.part;  // Fields() refers to what it may be read into
  const auto write = [&](const auto&... fields) {
    return out.Write(staged.path, staged.record.header.uid, fields..., more...);
  };
  return std::apply(write, PartRows<Part>::Fields(part));
}

template <class Part>
absl::Status CopyParts(Transaction& transaction, const StagingTable& table,
                       const std::vector<StagedPart<Part>>& parts) {
  return transaction
      .Stage(table,
             [&](CopyWriter& out) -> absl::Status {
               for (const auto& part : parts) ABSL_RETURN_IF_ERROR(WriteRow(out, part));
               return absl::OkStatus();
             })
      .status();
}

absl::Status CopyEngagements(Transaction& transaction,
                             const std::vector<StagedEngagement>& engagements) {
  const auto rows = [&](CopyWriter& out) -> absl::Status {
    for (const StagedEngagement& one : engagements) {
      ABSL_RETURN_IF_ERROR(
          WriteRow(out, one.part, one.days.deployable, one.days.trainable, one.adult_from));
    }
    return absl::OkStatus();
  };
  const auto events = [&](CopyWriter& out) -> absl::Status {
    for (const StagedEngagement& one : engagements) {
      for (const EngagementEvent& event : one.part.record.part.history) {
        ABSL_RETURN_IF_ERROR(out.Write(one.part.path, event.seq, event.from, event.to,
                                       event.effective_on, event.reason));
      }
    }
    return absl::OkStatus();
  };
  ABSL_RETURN_IF_ERROR(transaction.Stage(kImportEngagement, rows).status());
  return transaction.Stage(kImportEvent, events).status();
}

}  // namespace

absl::Status WriteStaged(Transaction& transaction, absl::string_view force,
                         absl::string_view caller, const Stamp& stamp,
                         const StagedVolunteers& staged) {
  ABSL_RETURN_IF_ERROR(CopyParts(transaction, kImportVolunteer, staged.volunteers));
  ABSL_RETURN_IF_ERROR(CopyParts(transaction, kImportCheck, staged.checks));
  ABSL_RETURN_IF_ERROR(CopyEngagements(transaction, staged.engagements));
  ABSL_RETURN_IF_ERROR(CopyParts(transaction, kImportSupervision, staged.supervisions));
  ABSL_RETURN_IF_ERROR(CopyParts(transaction, kImportConsent, staged.consents));
  const auto insert = [&](const Statement& statement) {
    return transaction.Execute(statement, force, stamp.version, stamp.instant, caller).status();
  };
  ABSL_RETURN_IF_ERROR(insert(kInsertVolunteers));
  ABSL_RETURN_IF_ERROR(insert(kInsertChecks));
  ABSL_RETURN_IF_ERROR(insert(kInsertEngagements));
  ABSL_RETURN_IF_ERROR(transaction.Execute(kInsertEvents, force, stamp.version, caller).status());
  ABSL_RETURN_IF_ERROR(insert(kInsertSupervisions));
  return insert(kInsertConsents);
}

}  // namespace copperplate::volunteers
