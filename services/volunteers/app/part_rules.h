// The rules of the parts (libs/parts/part_rules.h).
#pragma once

#include "absl/status/status.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

template <>
struct VolunteerPartRules<Role> : NoPartRules<Role> {
  // TITLE_TAKEN: another role of the kind has it, whatever the case of its letters; SKILL_UNKNOWN
  // of each of `required_skills` that is none of the force's.
  static void CheckAmong(const Catalogue& catalogue, const Role& role, Faults& faults);
  // FIELD_IMMUTABLE of `kind`: who is engaged in the role would be of another one.
  static void CheckUpdate(const Catalogue& catalogue, const Role& present, const Role& next,
                          Faults& faults);
};

template <>
struct VolunteerPartRules<DutyType> : NoPartRules<DutyType> {
  // TITLE_TAKEN: another type has it, whatever the case of its letters.
  static void CheckAmong(const Catalogue& catalogue, const DutyType& type, Faults& faults);
  // FIELD_IMMUTABLE of `counts_as_hours` and `training`: what was recorded under it was accepted
  // and published by them.
  static void CheckUpdate(const Catalogue& catalogue, const DutyType& present, const DutyType& next,
                          Faults& faults);
};

template <>
struct VolunteerPartRules<Skill> : NoPartRules<Skill> {
  // TITLE_TAKEN: another skill has it, whatever the case of its letters.
  static void CheckAmong(const Catalogue& catalogue, const Skill& skill, Faults& faults);
};

template <>
struct VolunteerPartRules<EstablishmentTarget> : NoPartRules<EstablishmentTarget> {
  // As domain CheckTarget().
  static void CheckAmong(const Content& figures, const EstablishmentTarget& target, Faults& faults);
};

template <>
struct VolunteerPartRules<ReviewStandard> : NoPartRules<ReviewStandard> {
  // As domain CheckReviewStandard().
  static void CheckAmong(const Content& figures, const ReviewStandard& standard, Faults& faults);
};

template <>
struct VolunteerPartRules<FigureMapping> : NoPartRules<FigureMapping> {
  // As domain CheckMapping().
  static void CheckAmong(const Content& feed, const FigureMapping& mapping, Faults& faults);
};

template <>
struct VolunteerPartRules<FigurePublication> : NoPartRules<FigurePublication> {};

template <>
struct VolunteerPartRules<CadetUnit> : NoPartRules<CadetUnit> {
  // As domain CheckUnitDeletion().
  static Unmet CheckDeletion(const Content& content, const CadetUnit& unit);
};

template <>
struct VolunteerPartRules<Volunteer> : NoPartRules<Volunteer> {
  // What erasure alone says.
  static void Keep(const Volunteer& present, Volunteer& next);
};

template <>
struct VolunteerPartRules<EqualityCharacteristic> : NoPartRules<EqualityCharacteristic> {
  // As domain CheckEqualityUpdate().
  static void CheckUpdate(const Content& figures, const EqualityCharacteristic& present,
                          const EqualityCharacteristic& next, Faults& faults);
};

template <>
struct VolunteerPartRules<EqualityBenchmark> : NoPartRules<EqualityBenchmark> {
  // As domain CheckBenchmark().
  static void CheckAmong(const Content& figures, const EqualityBenchmark& benchmark,
                         Faults& faults);
};

template <>
struct VolunteerPartRules<RetentionRule> : NoPartRules<RetentionRule> {
  // As domain CheckRetentionRule().
  static void CheckAmong(const Content& content, const RetentionRule& rule, Faults& faults);
};

// FAILED_PRECONDITION (VOLUNTEER_ANONYMISED; VOLUNTEER_MERGED).
absl::Status CheckDossierChangeable(const RequestContext& context, const Dossier& dossier);
// FAILED_PRECONDITION (VOLUNTEER_ANONYMISED): of what is of each record by itself, whether or not
// that was merged into another one.
absl::Status CheckDossierKept(const RequestContext& context, const Dossier& dossier);

// What everything has in common that lies below a volunteer: nothing is written of who was
// anonymised, or whose record was merged into another one.
template <class Part>
struct DossierPartRules : NoPartRules<Part> {
  static absl::Status CheckChangeable(const RequestContext& context, const Dossier& dossier) {
    return CheckDossierChangeable(context, dossier);
  }
};

template <>
struct VolunteerPartRules<LegalHold> : NoPartRules<LegalHold> {
  // Each record is erased by itself, and is kept from it by itself.
  static absl::Status CheckChangeable(const RequestContext& context, const Dossier& dossier) {
    return CheckDossierKept(context, dossier);
  }
  // Who placed it, and what its release alone says.
  static void Keep(const LegalHold& present, LegalHold& next);
};

template <>
struct VolunteerPartRules<VettingCheck> : DossierPartRules<VettingCheck> {
  // What its moves alone say.
  static void Keep(const VettingCheck& present, VettingCheck& next);
  // FIELD_REQUIRED of `external_ref` of one that was cleared.
  static void CheckUpdate(const Dossier& dossier, const VettingCheck& present,
                          const VettingCheck& next, Faults& faults);
};

template <>
struct VolunteerPartRules<VolunteerSkill> : DossierPartRules<VolunteerSkill> {
  // When it expires, as its skill has it.
  static void FillIn(const Dossier& dossier, VolunteerSkill& held);
  // As domain CheckVolunteerSkill().
  static void CheckAmong(const Dossier& dossier, const VolunteerSkill& held, Faults& faults);
};

template <>
struct VolunteerPartRules<Availability> : DossierPartRules<Availability> {};

template <>
struct VolunteerPartRules<Recognition> : DossierPartRules<Recognition> {
  // As domain CheckRecognitionAmong().
  static void CheckAmong(const Dossier& dossier, const Recognition& recognition, Faults& faults);
};

template <>
struct VolunteerPartRules<Engagement> : DossierPartRules<Engagement> {
  // Its kind and what its role asks.
  static void FillIn(const Dossier& dossier, Engagement& engagement);
  // ROLE_UNKNOWN of `role`; PREDECESSOR_INVALID of `predecessor` that is not another engagement of
  // the volunteer in its last state; those of CheckMembership().
  static void CheckAmong(const Dossier& dossier, const Engagement& engagement, Faults& faults);
  // ROLE_OF_OTHER_KIND, ROLE_CLOSED of another `role` than the present one, and those of
  // CheckEngagementUpdate().
  static void CheckUpdate(const Dossier& dossier, const Engagement& present, const Engagement& next,
                          Faults& faults);
  // Its history and what its moves alone say.
  static void Keep(const Engagement& present, Engagement& next);
};

template <>
struct VolunteerPartRules<Supervision> : NoPartRules<Supervision> {
  // Duties of a record that was merged are still verified: whoever may do so can be named.
  static absl::Status CheckChangeable(const RequestContext& context, const Dossier& dossier) {
    return CheckDossierKept(context, dossier);
  }
  // SUPERVISOR_REQUIRED of `to_date` where the engagement would be in PROBATION or ACTIVE without
  // one: the next one that is named ends this one. Of a record that was merged it stays as it was
  // told who supervised and when: FIELD_IMMUTABLE of `supervisor`, `from_date`, and of a `to_date`
  // that would be later, or before the engagement ended.
  static void CheckUpdate(const Dossier& dossier, const Supervision& present,
                          const Supervision& next, Faults& faults);
  // As CheckSupervision(); SUPERVISED_BY_SELF of `supervisor` also of the record into which this
  // one was merged, where it is named anew.
  static void CheckAmong(const Dossier& dossier, const Supervision& supervision, Faults& faults);
};

template <>
struct VolunteerPartRules<Opportunity> : NoPartRules<Opportunity> {
  // OPEN or FILLED, as its slots are.
  static void FillIn(const Content& content, Opportunity& opportunity);
  // SKILL_UNKNOWN of each that is none of the force's.
  static void CheckAmong(const Content& content, const Opportunity& opportunity, Faults& faults);
  // What its moves, and matches, alone say.
  static void Keep(const Opportunity& present, Opportunity& next);
  // As domain CheckOpportunityUpdate().
  static void CheckUpdate(const Content& content, const Opportunity& present,
                          const Opportunity& next, Faults& faults);
};

// A match is proposed and moved by use cases of its own (move_opportunity.h).
template <>
struct VolunteerPartRules<Match> : NoPartRules<Match> {};

template <>
struct VolunteerPartRules<GuardianConsent> : DossierPartRules<GuardianConsent> {};

template <>
struct VolunteerPartRules<EventPermission> : DossierPartRules<EventPermission> {
  // CADET_REQUIRED of `event` where the engagement is no cadet's.
  static void CheckAmong(const Dossier& dossier, const EventPermission& permission, Faults& faults);
};

}  // namespace copperplate::volunteers
