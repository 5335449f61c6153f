#include "services/volunteers/domain/duty_facts.h"

#include <string>
#include <utility>

#include "libs/time/civil.h"
#include "services/volunteers/domain/deployable.h"
#include "services/volunteers/domain/engagement_state.h"

namespace copperplate::volunteers {
namespace {

bool IsInducted(EngagementState state) { return state == EngagementState::kInduction; }

// That of the day on which the duty begins, or is to; where there is none, as there may be while
// somebody is in INDUCTION, the next one. Null: there is neither.
const Supervision* SupervisionOf(const Dossier& dossier, const Duty& duty) {
  const std::optional<InstantRange>& time = duty.actual.has_value() ? duty.actual : duty.planned;
  if (!time.has_value()) return nullptr;
  const absl::CivilDay day = LondonDay(time->from);
  const std::string person = PersonOf(duty.volunteer);
  const Supervision* first = nullptr;
  for (const Supervision& supervision : dossier.supervisions) {
    if (supervision.supervised != person || supervision.engagement != duty.engagement ||
        supervision.days().to <= day) {
      continue;
    }
    if (first == nullptr || supervision.from < first->from) first = &supervision;
  }
  return first;
}

// Whom the supervisor named, and whoever of them and of the supervisor is a person whose record was
// merged into another one also by the name of that: what was to be judged under the one stays
// theirs.
std::vector<std::string> DelegatesOf(const Dossier& dossier, const Supervision& supervision) {
  std::vector<std::string> delegates = supervision.delegates;
  const auto add_kept = [&](const std::string& person) {
    const auto kept = dossier.kept_names.find(person);
    if (kept != dossier.kept_names.end()) delegates.push_back(kept->second);
  };
  add_kept(supervision.supervisor);
  for (const std::string& person : supervision.delegates) add_kept(person);
  return delegates;
}

}  // namespace

DutyFacts DutyFactsOf(const Dossier& dossier, const Engagement& engagement, const Duty& duty,
                      std::optional<DutyType> type, absl::string_view subject, absl::Time now) {
  DutyFacts facts;
  facts.subject = subject;
  facts.now = now;
  facts.kind = engagement.kind;
  facts.type = std::move(type);
  facts.supervisors.emplace();
  if (const Supervision* const supervision = SupervisionOf(dossier, duty)) {
    *facts.supervisors = DelegatesOf(dossier, *supervision);
    facts.supervisors->push_back(supervision->supervisor);
  }
  const auto led = dossier.led_days.find(engagement.unit_or_group);
  if (led != dossier.led_days.end()) facts.led = InstantsOf(led->second);
  facts.permissions = dossier.event_permissions;
  facts.other_records = dossier.other_records;
  facts.serving = InstantsOf(DaysInState(engagement, IsServing));
  facts.inducted = InstantsOf(DaysInState(engagement, IsInducted));
  // Nothing is known of the age of who was anonymised, and nobody is given duties any more.
  if (!dossier.volunteer.date_of_birth.has_value()) return facts;
  facts.date_of_birth = *dossier.volunteer.date_of_birth;
  const DeployableFacts deployable{.limits = AgeLimits(),
                                   .date_of_birth = facts.date_of_birth,
                                   .consents = ConsentsOf(dossier, engagement),
                                   .checks = dossier.checks};
  facts.deployable = InstantsOf(DeployableDays(engagement, deployable));
  facts.trainable = InstantsOf(TrainableDays(engagement, deployable));
  return facts;
}

DutyFacts MostAllowingFacts(absl::string_view subject, absl::Time now) {
  const InstantSet always{{absl::InfinitePast(), absl::InfiniteFuture()}};
  DutyFacts facts;
  facts.subject = subject;
  facts.now = now;
  facts.date_of_birth = absl::CivilDay(1900, 1, 1);
  facts.type = DutyType();
  facts.serving = always;
  facts.inducted = always;
  facts.deployable = always;
  facts.trainable = always;
  facts.led = always;
  return facts;
}

Verification VerificationOf(const Dossier& dossier, const Duty& duty, absl::string_view verifier) {
  Verification verification;
  verification.verifier = std::string(verifier);
  verification.verifier_did_the_duty = NamesPerson(verifier, duty.volunteer, dossier.other_records);
  if (const Supervision* const supervision = SupervisionOf(dossier, duty)) {
    verification.supervisor = supervision->supervisor;
    verification.delegates = DelegatesOf(dossier, *supervision);
  }
  return verification;
}

}  // namespace copperplate::volunteers
