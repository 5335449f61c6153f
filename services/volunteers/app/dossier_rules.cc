#include "services/volunteers/app/dossier_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/volunteers/domain/deployable.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/engagement_update.h"
#include "services/volunteers/domain/merging.h"

namespace copperplate::volunteers {
namespace {

// SUPERVISOR_REQUIRED where the engagement is in PROBATION or ACTIVE on some of the days.
void CheckUnsupervised(const Dossier& dossier, const DaySet& days, absl::string_view engagement,
                       Faults& faults) {
  for (const Engagement& one : dossier.engagements) {
    if (one.id != engagement || DaysInState(one, IsServing).Intersection(days).empty()) continue;
    faults.Add("SUPERVISOR_REQUIRED", "to_date",
               "would leave days without a supervisor: name the next one, which ends this one");
  }
}

// Of a record that was merged: what was told of who supervised when does not become otherwise.
void CheckAsTold(const Dossier& dossier, const Supervision& present, const Supervision& next,
                 Faults& faults) {
  constexpr absl::string_view kAsTold = "cannot be changed under a record that was merged";
  if (next.supervisor != present.supervisor) faults.Add("FIELD_IMMUTABLE", "supervisor", kAsTold);
  if (next.from != present.from) faults.Add("FIELD_IMMUTABLE", "from_date", kAsTold);
  if (next.to == present.to) return;
  for (const Engagement& engagement : dossier.engagements) {
    if (engagement.id != present.engagement) continue;
    const std::optional<Standing> standing = LastStanding(engagement.history);
    const bool only_ends = next.to.has_value() && next.days().to <= present.days().to &&
                           standing.has_value() && *next.to >= standing->since;
    if (only_ends) return;
  }
  faults.Add("FIELD_IMMUTABLE", "to_date",
             "may only be brought forward under a record that was merged, to when the engagement "
             "ended at the earliest");
}

// Whether it is there with this supervisor.
bool IsNamedAlready(const Dossier& dossier, const Supervision& supervision) {
  return std::any_of(dossier.supervisions.begin(), dossier.supervisions.end(),
                     [&](const Supervision& one) {
                       return one.supervised == supervision.supervised &&
                              one.engagement == supervision.engagement &&
                              one.id == supervision.id && one.supervisor == supervision.supervisor;
                     });
}

}  // namespace

void VolunteerPartRules<VolunteerSkill>::FillIn(const Dossier& dossier, VolunteerSkill& held) {
  const Skill* const skill = FindSkill(dossier.skills, held.skill);
  if (skill != nullptr) held.expires_on = ExpiryOf(held, *skill);
}

void VolunteerPartRules<VolunteerSkill>::CheckAmong(const Dossier& dossier,
                                                    const VolunteerSkill& held, Faults& faults) {
  CheckVolunteerSkill(held, dossier.volunteer_skills, dossier.skills, faults);
}

void VolunteerPartRules<Volunteer>::Keep(const Volunteer& present, Volunteer& next) {
  next.year_of_birth = present.year_of_birth;
  next.anonymised_on = present.anonymised_on;
}

absl::Status CheckDossierChangeable(const RequestContext& context, const Dossier& dossier) {
  ABSL_RETURN_IF_ERROR(CheckDossierKept(context, dossier));
  return CheckNotMerged(dossier.volunteer,
                        kVolunteerName.Format(context.force, dossier.volunteer.id))
      .ToStatus();
}

absl::Status CheckDossierKept(const RequestContext& context, const Dossier& dossier) {
  return CheckNotAnonymised(dossier.volunteer,
                            kVolunteerName.Format(context.force, dossier.volunteer.id))
      .ToStatus();
}

void VolunteerPartRules<LegalHold>::Keep(const LegalHold& present, LegalHold& next) {
  next.placed_by = present.placed_by;
  next.released_on = present.released_on;
  next.released_by = present.released_by;
}

void VolunteerPartRules<VettingCheck>::Keep(const VettingCheck& present, VettingCheck& next) {
  next.state = present.state;
  next.decided_on = present.decided_on;
  next.expires_on = present.expires_on;
  next.withdrawn_on = present.withdrawn_on;
  next.correction_reason = present.correction_reason;
}

void VolunteerPartRules<VettingCheck>::CheckUpdate(const Dossier&, const VettingCheck&,
                                                   const VettingCheck& next, Faults& faults) {
  const bool cleared =
      next.state == VettingState::kCleared || next.state == VettingState::kWithdrawn;
  if (cleared && next.external_ref.empty()) {
    faults.Add("FIELD_REQUIRED", "external_ref", "must be given of a check that was cleared");
  }
}

void VolunteerPartRules<Recognition>::CheckAmong(const Dossier& dossier,
                                                 const Recognition& recognition, Faults& faults) {
  CheckRecognitionAmong(recognition, dossier.recognitions, faults);
}

void VolunteerPartRules<Engagement>::FillIn(const Dossier& dossier, Engagement& engagement) {
  const Role* const role = FindRole(dossier, engagement.role);
  if (role != nullptr) TakeRole(*role, engagement);
}

void VolunteerPartRules<Engagement>::CheckAmong(const Dossier& dossier,
                                                const Engagement& engagement, Faults& faults) {
  if (FindRole(dossier, engagement.role) == nullptr) {
    faults.Add("ROLE_UNKNOWN", "role", "is none of the force's");
  }
  faults.AddRuleFaults(CheckMembership(engagement, dossier.watch_groups));
  if (!engagement.predecessor.has_value()) return;
  for (const Engagement& other : dossier.engagements) {
    if (other.id != *engagement.predecessor || other.id == engagement.id) continue;
    // By the day on which this one began: who leaves on a day to come has not left.
    const std::optional<Standing> standing =
        StandingOn(other.history, EventsInForce(engagement.history).front()->effective_on);
    if (standing.has_value() && IsTerminal(standing->state)) return;
  }
  faults.Add("PREDECESSOR_INVALID", "predecessor",
             "must be another engagement of the volunteer, one that has ended");
}

void VolunteerPartRules<Engagement>::CheckUpdate(const Dossier& dossier, const Engagement& present,
                                                 const Engagement& next, Faults& faults) {
  CheckEngagementUpdate(present, next, faults);
  if (next.role == present.role) return;
  const Role* const role = FindRole(dossier, next.role);
  if (role == nullptr) return;  // CheckAmong() says it
  if (role->kind != present.kind) {
    faults.Add("ROLE_OF_OTHER_KIND", "role", "is of another kind: that is another engagement");
  }
  if (!role->active) faults.Add("ROLE_CLOSED", "role", "nobody new is engaged in it");
}

void VolunteerPartRules<Engagement>::Keep(const Engagement& present, Engagement& next) {
  next.history = present.history;
  next.expected_return = present.expected_return;
  next.notice_given_on = present.notice_given_on;
  next.exit_interview_offered_on = present.exit_interview_offered_on;
  next.exit_interview_state = present.exit_interview_state;
  next.exit_interview_reasons = present.exit_interview_reasons;
  next.exit_interview_notes = present.exit_interview_notes;
  next.kit_returned = present.kit_returned;
  next.under_investigation = present.under_investigation;
}

void VolunteerPartRules<Supervision>::CheckUpdate(const Dossier& dossier,
                                                  const Supervision& present,
                                                  const Supervision& next, Faults& faults) {
  if (dossier.volunteer.merged_into.has_value()) CheckAsTold(dossier, present, next, faults);
  Supervision before = present;
  before.supervised = PersonOf(dossier.volunteer.id);
  Supervision after = next;
  after.supervised = before.supervised;
  CheckUnsupervised(dossier, DaysLeftUnsupervised(before, after, dossier.supervisions),
                    present.engagement, faults);
}

void VolunteerPartRules<Supervision>::CheckAmong(const Dossier& dossier,
                                                 const Supervision& supervision, Faults& faults) {
  Supervision added = supervision;
  added.supervised = PersonOf(dossier.volunteer.id);
  faults.AddRuleFaults(CheckSupervision(added, dossier.supervisions),
                       {{"from", "from_date"}, {"to", "to_date"}});
  // A record that was merged is never named anew, so that the kept one alone can be one's own.
  const std::optional<std::string>& kept = dossier.volunteer.merged_into;
  if (kept.has_value() && added.supervisor == PersonOf(*kept) && !IsNamedAlready(dossier, added)) {
    faults.Add("SUPERVISED_BY_SELF", "supervisor", "must be another person");
  }
  const std::optional<Supervision> succeeded = SupervisionSucceeded(added, dossier.supervisions);
  if (!succeeded.has_value()) return;
  Supervision present = *succeeded;
  present.to.reset();
  std::vector<Supervision> all = dossier.supervisions;
  all.push_back(added);
  CheckUnsupervised(dossier, DaysLeftUnsupervised(present, *succeeded, all), added.engagement,
                    faults);
}

void VolunteerPartRules<EventPermission>::CheckAmong(const Dossier& dossier,
                                                     const EventPermission& permission,
                                                     Faults& faults) {
  for (const Engagement& engagement : dossier.engagements) {
    if (engagement.id != permission.engagement || engagement.kind == Kind::kCadet) continue;
    faults.Add("CADET_REQUIRED", "event", "is asked of cadets alone");
  }
}

}  // namespace copperplate::volunteers
