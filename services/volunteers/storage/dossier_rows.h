// The rows of who volunteers and what lies below each (libs/parts_postgres/part_table.h).
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/dossier_parts.h"
#include "services/volunteers/storage/part_codecs.h"

namespace copperplate::volunteers {

template <>
struct PartRows<Volunteer> : parts_postgres::PartTable<Volunteer, PartRows<Volunteer>> {
  static parts_postgres::TableColumns Columns() {
    return {"volunteer",
            {},
            {"name", "date_of_birth", "year_of_birth", "contact", "emergency_contact", "home_area",
             "preferred_areas", "marking", "anonymised_on"},
            // Written by a merge alone (merge_storage.h).
            "merged_into, merged_on, merge_reason"};
  }
  static auto Fields(Volunteer& volunteer) {
    return std::tie(volunteer.name, volunteer.date_of_birth, volunteer.year_of_birth,
                    volunteer.contact, volunteer.emergency_contact, volunteer.home_area,
                    volunteer.preferred_areas, volunteer.marking, volunteer.anonymised_on);
  }
  static void Place(Volunteer& volunteer, const PartPath& path) { volunteer.id = path[0]; }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
};

inline absl::StatusOr<PartRecord<Volunteer>> PartRows<Volunteer>::Read(const postgres::Row& row) {
  std::optional<std::string> merged_into;
  std::optional<absl::CivilDay> merged_on;
  std::string merge_reason;
  ABSL_ASSIGN_OR_RETURN(Record record, ReadWith(row, merged_into, merged_on, merge_reason));
  record.part.merged_into = std::move(merged_into);
  record.part.merged_on = merged_on;
  record.part.merge_reason = std::move(merge_reason);
  return record;
}

// There are none for who may not read what is OFFICIAL_SENSITIVE: that somebody was refused is as
// personal as a name.
template <>
struct PartRows<VettingCheck> : parts_postgres::PartTable<VettingCheck, PartRows<VettingCheck>> {
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive) {
    if (!sensitive) return postgres::Rows();
    return PartTable::Find(session, force, path, sensitive);
  }
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<VettingCheck>& query) {
    if (!query.sensitive) return postgres::Rows();
    return PartTable::List(session, force, query);
  }
  static parts_postgres::TableColumns Columns() {
    return {"vetting_check",
            {"volunteer"},
            {"level", "state", "requested_on", "decided_on", "expires_on", "withdrawn_on",
             "external_ref", "correction_reason"}};
  }
  static auto Fields(VettingCheck& check) {
    return std::tie(check.level, check.state, check.requested_on, check.decided_on,
                    check.expires_on, check.withdrawn_on, check.external_ref,
                    check.correction_reason);
  }
  static void Place(VettingCheck& check, const PartPath& path) {
    check.volunteer = path[0];
    check.id = path[1];
  }
};

template <>
struct PartRows<VolunteerSkill>
    : parts_postgres::PartTable<VolunteerSkill, PartRows<VolunteerSkill>> {
  static parts_postgres::TableColumns Columns() {
    return {"volunteer_skill",
            {"volunteer"},
            {"skill", "level", "evidenced_by", "acquired_on", "expires_on"}};
  }
  static auto Fields(VolunteerSkill& held) {
    return std::tie(held.skill, held.level, held.evidenced_by, held.acquired_on, held.expires_on);
  }
  static void Place(VolunteerSkill& held, const PartPath& path) { held.id = path[1]; }
};

template <>
struct PartRows<Recognition> : parts_postgres::PartTable<Recognition, PartRows<Recognition>> {
  static parts_postgres::TableColumns Columns() {
    return {"recognition", {"volunteer"}, {"type", "years", "awarded_on", "citation", "external"}};
  }
  static auto Fields(Recognition& recognition) {
    return std::tie(recognition.type, recognition.years, recognition.awarded_on,
                    recognition.citation, recognition.external);
  }
  static void Place(Recognition& recognition, const PartPath& path) {
    recognition.volunteer = path[0];
    recognition.id = path[1];
  }
};

template <>
struct PartRows<LegalHold> : parts_postgres::PartTable<LegalHold, PartRows<LegalHold>> {
  static parts_postgres::TableColumns Columns() {
    return {"legal_hold",
            {"volunteer"},
            {"reason", "placed_on", "placed_by", "released_on", "released_by"}};
  }
  static auto Fields(LegalHold& hold) {
    return std::tie(hold.reason, hold.placed_on, hold.placed_by, hold.released_on,
                    hold.released_by);
  }
  static void Place(LegalHold& hold, const PartPath& path) {
    hold.volunteer = path[0];
    hold.id = path[1];
  }
};

// An engagement with its events, which are rows of their own that nobody changes.
template <>
struct PartRows<Engagement> : parts_postgres::PartTable<Engagement, PartRows<Engagement>> {
  static parts_postgres::TableColumns Columns();
  static auto Fields(Engagement& engagement) {
    return std::tie(
        engagement.kind, engagement.role, engagement.unit_or_group, engagement.collar_no,
        engagement.rank, engagement.department, engagement.employer_scheme, engagement.cip_group,
        engagement.independent_patrol_on, engagement.attested_on, engagement.probation_months,
        engagement.probation_ends_on, engagement.probation_decided_on, engagement.predecessor,
        engagement.induction_completed_on, engagement.expected_return, engagement.notice_given_on,
        engagement.exit_interview_offered_on, engagement.exit_interview_state,
        engagement.exit_interview_reasons, engagement.exit_interview_notes, engagement.kit_returned,
        engagement.under_investigation);
  }
  static void Place(Engagement& engagement, const PartPath& path) {
    engagement.volunteer = path[0];
    engagement.id = path[1];
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  // The events that are new are of the record's version.
  static absl::Status Write(postgres::Session& session, absl::string_view force,
                            absl::string_view volunteer, const Record& record);
};

template <>
struct PartRows<Availability> : parts_postgres::PartTable<Availability, PartRows<Availability>> {
  static parts_postgres::TableColumns Columns() {
    return {"availability",
            {"volunteer", "engagement"},
            {"weekday", "from_minute", "to_minute", "first_day", "day_after"}};
  }
  static auto Fields(Availability& availability) {
    return std::tie(availability.weekday, availability.time.from_minute,
                    availability.time.to_minute, availability.valid_from, availability.valid_to);
  }
  static void Place(Availability& availability, const PartPath& path) {
    availability.engagement = path[1];
    availability.id = path[2];
  }
};

template <>
struct PartRows<Supervision> : parts_postgres::PartTable<Supervision, PartRows<Supervision>> {
  static parts_postgres::TableColumns Columns() {
    return {"supervision",
            {"volunteer", "engagement"},
            {"supervisor", "first_day", "day_after", "delegates"}};
  }
  static auto Fields(Supervision& supervision) {
    return std::tie(supervision.supervisor, supervision.from, supervision.to,
                    supervision.delegates);
  }
  static void Place(Supervision& supervision, const PartPath& path) {
    supervision.supervised = PersonOf(path[0]);
    supervision.engagement = path[1];
    supervision.id = path[2];
  }
};

template <>
struct PartRows<GuardianConsent>
    : parts_postgres::PartTable<GuardianConsent, PartRows<GuardianConsent>> {
  static parts_postgres::TableColumns Columns() {
    return {
        "guardian_consent", {"volunteer", "engagement"}, {"given_by", "first_day", "day_after"}};
  }
  static auto Fields(GuardianConsent& consent) {
    return std::tie(consent.given_by, consent.from, consent.to);
  }
  static void Place(GuardianConsent& consent, const PartPath& path) {
    consent.volunteer = path[0];
    consent.engagement = path[1];
    consent.id = path[2];
  }
};

template <>
struct PartRows<EventPermission>
    : parts_postgres::PartTable<EventPermission, PartRows<EventPermission>> {
  static parts_postgres::TableColumns Columns() {
    return {"event_permission", {"volunteer", "engagement"}, {"event", "health_form_on"}};
  }
  static auto Fields(EventPermission& permission) {
    return std::tie(permission.event, permission.health_form_on);
  }
  static void Place(EventPermission& permission, const PartPath& path) {
    permission.engagement = path[1];
    permission.id = path[2];
  }
};

}  // namespace copperplate::volunteers
