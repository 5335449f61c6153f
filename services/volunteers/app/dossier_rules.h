// The rules of who volunteers and of what lies below each
// (libs/parts/part_rules.h).
#pragma once

#include "absl/status/status.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/dossier_parts.h"

namespace copperplate::volunteers {

template <>
struct VolunteerPartRules<Volunteer> : NoPartRules<Volunteer> {
  // What erasure alone says.
  static void Keep(const Volunteer& present, Volunteer& next);
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
struct VolunteerPartRules<GuardianConsent> : DossierPartRules<GuardianConsent> {};

template <>
struct VolunteerPartRules<EventPermission> : DossierPartRules<EventPermission> {
  // CADET_REQUIRED of `event` where the engagement is no cadet's.
  static void CheckAmong(const Dossier& dossier, const EventPermission& permission, Faults& faults);
};

}  // namespace copperplate::volunteers
