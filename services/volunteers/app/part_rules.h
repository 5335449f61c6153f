// The rules of the parts (libs/parts/part_rules.h).
#pragma once

#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

template <>
struct VolunteerPartRules<Role> : NoPartRules<Role> {
  // TITLE_TAKEN: another role of the kind has it, whatever the case of its letters.
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
struct VolunteerPartRules<EstablishmentTarget> : NoPartRules<EstablishmentTarget> {
  // As domain CheckTarget().
  static void CheckAmong(const Content& figures, const EstablishmentTarget& target, Faults& faults);
};

template <>
struct VolunteerPartRules<FigureMapping> : NoPartRules<FigureMapping> {
  // As domain CheckMapping().
  static void CheckAmong(const Content& feed, const FigureMapping& mapping, Faults& faults);
};

template <>
struct VolunteerPartRules<FigurePublication> : NoPartRules<FigurePublication> {};

template <>
struct VolunteerPartRules<Volunteer> : NoPartRules<Volunteer> {
  // What erasure alone says.
  static void Keep(const Volunteer& present, Volunteer& next);
};

template <>
struct VolunteerPartRules<VettingCheck> : NoPartRules<VettingCheck> {
  // What its moves alone say.
  static void Keep(const VettingCheck& present, VettingCheck& next);
  // FIELD_REQUIRED of `external_ref` of one that was cleared.
  static void CheckUpdate(const Dossier& dossier, const VettingCheck& present,
                          const VettingCheck& next, Faults& faults);
};

template <>
struct VolunteerPartRules<Engagement> : NoPartRules<Engagement> {
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
  // SUPERVISOR_REQUIRED of `to_date` where the engagement would be in PROBATION or ACTIVE without
  // one: the next one that is named ends this one.
  static void CheckUpdate(const Dossier& dossier, const Supervision& present,
                          const Supervision& next, Faults& faults);
  static void CheckAmong(const Dossier& dossier, const Supervision& supervision, Faults& faults);
};

template <>
struct VolunteerPartRules<GuardianConsent> : NoPartRules<GuardianConsent> {};

}  // namespace copperplate::volunteers
