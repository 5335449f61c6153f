// The rows of the parts (libs/parts_postgres/part_table.h).
#pragma once

#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::postgres {

template <>
struct Codec<volunteers::Kind> : EnumCodec<volunteers::Kind, volunteers::Kind::kSpeedwatch> {};
template <>
struct Codec<volunteers::VettingLevel>
    : EnumCodec<volunteers::VettingLevel, volunteers::VettingLevel::kDbsEnhanced> {};
template <>
struct Codec<volunteers::VettingState>
    : EnumCodec<volunteers::VettingState, volunteers::VettingState::kWithdrawn> {};
template <>
struct Codec<volunteers::EngagementState>
    : EnumCodec<volunteers::EngagementState, volunteers::EngagementState::kRejected> {};
template <>
struct Codec<volunteers::TargetBasis>
    : EnumCodec<volunteers::TargetBasis, volunteers::TargetBasis::kAspiration> {};
template <>
struct Codec<volunteers::RecognitionType>
    : EnumCodec<volunteers::RecognitionType, volunteers::RecognitionType::kOther> {};
template <>
struct Codec<volunteers::ExitInterviewState>
    : EnumCodec<volunteers::ExitInterviewState, volunteers::ExitInterviewState::kCompleted> {};
template <>
struct Codec<volunteers::FeedFigure>
    : EnumCodec<volunteers::FeedFigure, volunteers::FeedFigure::kHours> {};
template <>
struct Codec<volunteers::HoursQualifier>
    : EnumCodec<volunteers::HoursQualifier, volunteers::HoursQualifier::kEstimated> {};
template <>
struct Codec<volunteers::PublicationState>
    : EnumCodec<volunteers::PublicationState, volunteers::PublicationState::kRefused> {};
template <>
struct Codec<absl::Weekday> : EnumCodec<absl::Weekday, absl::Weekday::sunday> {};
template <>
struct Codec<volunteers::OpportunityState>
    : EnumCodec<volunteers::OpportunityState, volunteers::OpportunityState::kCancelled> {};
template <>
struct Codec<volunteers::MatchState>
    : EnumCodec<volunteers::MatchState, volunteers::MatchState::kWithdrawn> {};
template <>
struct Codec<volunteers::RecordClass>
    : EnumCodec<volunteers::RecordClass, volunteers::RecordClass::kApplicant> {};
template <>
struct Codec<Marking> : EnumCodec<Marking, Marking::kOfficialSensitive> {};

}  // namespace copperplate::postgres

namespace copperplate::volunteers {

template <class Part>
struct PartRows;

template <>
struct PartRows<Role> : parts_postgres::PartTable<Role, PartRows<Role>> {
  static parts_postgres::TableColumns Columns() {
    return {
        "role", {}, {"kind", "title", "min_age", "required_vetting", "required_skills", "active"}};
  }
  static auto Fields(Role& role) {
    return std::tie(role.kind, role.title, role.min_age, role.required_vetting,
                    role.required_skills, role.active);
  }
  static void Place(Role& role, const PartPath& path) { role.id = path[0]; }
};

template <>
struct PartRows<DutyType> : parts_postgres::PartTable<DutyType, PartRows<DutyType>> {
  static parts_postgres::TableColumns Columns() {
    return {"duty_type", {}, {"title", "counts_as_hours", "training", "hidden"}};
  }
  static auto Fields(DutyType& type) {
    return std::tie(type.title, type.counts_as_hours, type.training, type.hidden);
  }
  static void Place(DutyType& type, const PartPath& path) { type.id = path[0]; }
};

template <>
struct PartRows<Skill> : parts_postgres::PartTable<Skill, PartRows<Skill>> {
  static parts_postgres::TableColumns Columns() {
    return {"skill", {}, {"title", "validity_months", "active"}};
  }
  static auto Fields(Skill& skill) {
    return std::tie(skill.title, skill.validity_months, skill.active);
  }
  static void Place(Skill& skill, const PartPath& path) { skill.id = path[0]; }
};

template <>
struct PartRows<EstablishmentTarget>
    : parts_postgres::PartTable<EstablishmentTarget, PartRows<EstablishmentTarget>> {
  static parts_postgres::TableColumns Columns() {
    return {"establishment_target", {}, {"kind", "basis", "first_day", "persons"}};
  }
  static auto Fields(EstablishmentTarget& target) {
    return std::tie(target.kind, target.basis, target.from, target.value);
  }
  static void Place(EstablishmentTarget& target, const PartPath& path) { target.id = path[0]; }
};

template <>
struct PartRows<EqualityCharacteristic>
    : parts_postgres::PartTable<EqualityCharacteristic, PartRows<EqualityCharacteristic>> {
  static parts_postgres::TableColumns Columns() {
    return {"equality_characteristic", {}, {"own_values", "definition"}};
  }
  static auto Fields(EqualityCharacteristic& characteristic) {
    return std::tie(characteristic.values, characteristic.definition);
  }
  static void Place(EqualityCharacteristic& characteristic, const PartPath& path) {
    characteristic.id = path[0];
  }
};

template <>
struct PartRows<EqualityBenchmark>
    : parts_postgres::PartTable<EqualityBenchmark, PartRows<EqualityBenchmark>> {
  static parts_postgres::TableColumns Columns() {
    return {"equality_benchmark",
            {},
            {"characteristic", "category", "definition", "thousandths", "source", "year"}};
  }
  static auto Fields(EqualityBenchmark& benchmark) {
    return std::tie(benchmark.characteristic, benchmark.category, benchmark.definition,
                    benchmark.thousandths, benchmark.source, benchmark.year);
  }
  static void Place(EqualityBenchmark& benchmark, const PartPath& path) { benchmark.id = path[0]; }
};

template <>
struct PartRows<RetentionRule> : parts_postgres::PartTable<RetentionRule, PartRows<RetentionRule>> {
  static parts_postgres::TableColumns Columns() {
    return {"retention_rule", {}, {"record_class", "months"}};
  }
  static auto Fields(RetentionRule& rule) { return std::tie(rule.record_class, rule.months); }
  static void Place(RetentionRule& rule, const PartPath& path) { rule.id = path[0]; }
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

template <>
struct PartRows<ReviewStandard>
    : parts_postgres::PartTable<ReviewStandard, PartRows<ReviewStandard>> {
  static parts_postgres::TableColumns Columns() {
    return {"review_standard",
            {},
            {"kind", "first_day", "hours_a_month", "window_months", "least_deployable_days",
             "expiring_within", "leave_overdue_after", "no_duty_first", "no_duty_second",
             "longest_gap", "recognised_years"}};
  }
  static auto Fields(ReviewStandard& standard) {
    ExpectationRule& expectation = standard.expectation;
    AttentionLimits& attention = standard.attention;
    return std::tie(standard.kind, standard.from, expectation.hours_a_month,
                    expectation.window_months, expectation.least_deployable_days,
                    attention.expiring_within, attention.leave_overdue_after,
                    attention.no_duty_first, attention.no_duty_second,
                    standard.service.longest_gap_days, standard.service.recognised_years);
  }
  static void Place(ReviewStandard& standard, const PartPath& path) { standard.id = path[0]; }
};

template <>
struct PartRows<FigureMapping> : parts_postgres::PartTable<FigureMapping, PartRows<FigureMapping>> {
  static parts_postgres::TableColumns Columns() {
    return {"figure_mapping", {}, {"kind", "figure", "indicator"}};
  }
  static auto Fields(FigureMapping& mapping) {
    return std::tie(mapping.kind, mapping.figure, mapping.indicator);
  }
  static void Place(FigureMapping& mapping, const PartPath& path) { mapping.id = path[0]; }
};

// With its figures, which are written with a new one (published_figure_rows.h).
template <>
struct PartRows<FigurePublication>
    : parts_postgres::PartTable<FigurePublication, PartRows<FigurePublication>> {
  static parts_postgres::TableColumns Columns();
  static auto Fields(FigurePublication& publication) {
    return std::tie(publication.month, publication.known_at, publication.change_reason,
                    publication.state, publication.delivery, publication.attempts,
                    publication.last_error, publication.next_attempt_at, publication.delivered_at);
  }
  static void Place(FigurePublication& publication, const PartPath& path) {
    publication.id = path[0];
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  static absl::Status Write(postgres::Session& session, absl::string_view force,
                            absl::string_view root, const Record& record);
};

template <>
struct PartRows<CadetUnit> : parts_postgres::PartTable<CadetUnit, PartRows<CadetUnit>> {
  static parts_postgres::TableColumns Columns() {
    return {"cadet_unit", {}, {"title", "school", "capacity", "meeting_day", "leaders", "closed"}};
  }
  static auto Fields(CadetUnit& unit) {
    return std::tie(unit.title, unit.school, unit.capacity, unit.meeting_day, unit.leaders,
                    unit.closed);
  }
  static void Place(CadetUnit& unit, const PartPath& path) { unit.id = path[0]; }
};

template <>
struct PartRows<Volunteer> : parts_postgres::PartTable<Volunteer, PartRows<Volunteer>> {
  static parts_postgres::TableColumns Columns() {
    return {"volunteer",
            {},
            {"name", "date_of_birth", "year_of_birth", "contact", "emergency_contact", "home_area",
             "preferred_areas", "marking", "anonymised_on"}};
  }
  static auto Fields(Volunteer& volunteer) {
    return std::tie(volunteer.name, volunteer.date_of_birth, volunteer.year_of_birth,
                    volunteer.contact, volunteer.emergency_contact, volunteer.home_area,
                    volunteer.preferred_areas, volunteer.marking, volunteer.anonymised_on);
  }
  static void Place(Volunteer& volunteer, const PartPath& path) { volunteer.id = path[0]; }
};

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
             "external_ref"}};
  }
  static auto Fields(VettingCheck& check) {
    return std::tie(check.level, check.state, check.requested_on, check.decided_on,
                    check.expires_on, check.withdrawn_on, check.external_ref);
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
struct PartRows<Opportunity> : parts_postgres::PartTable<Opportunity, PartRows<Opportunity>> {
  static parts_postgres::TableColumns Columns() {
    return {"opportunity",
            {},
            {"title", "department", "kinds", "slots", "required", "desired", "vetting", "least_age",
             "first_day", "last_day", "from_minute", "to_minute", "area", "state", "accepted"}};
  }
  static auto Fields(Opportunity& one) {
    return std::tie(one.title, one.department, one.kinds, one.slots, one.required, one.desired,
                    one.vetting, one.least_age, one.from, one.to, one.hours.from_minute,
                    one.hours.to_minute, one.area, one.state, one.accepted);
  }
  static void Place(Opportunity& one, const PartPath& path) { one.id = path[0]; }
};

template <>
struct PartRows<Match> : parts_postgres::PartTable<Match, PartRows<Match>> {
  static parts_postgres::TableColumns Columns() {
    return {"match", {"opportunity"}, {"volunteer", "engagement", "state"}};
  }
  static auto Fields(Match& match) {
    return std::tie(match.volunteer, match.engagement, match.state);
  }
  static void Place(Match& match, const PartPath& path) { match.id = path[1]; }
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

}  // namespace copperplate::volunteers
