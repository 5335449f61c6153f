#include "services/volunteers/domain/told_engagement.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "services/volunteers/domain/calendar.h"
#include "services/volunteers/domain/engagement_guards.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/engagement_update.h"
#include "services/volunteers/domain/leaving_reason.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/domain/transfer.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;

// Where an engagement of this way in may begin: a transfer goes on where it can (transfer.h).
bool MayBegin(const Engagement& engagement, State to) {
  if (to == State::kApplied) return true;
  if (!engagement.predecessor.has_value()) return false;
  if (to == State::kVetting) return engagement.required_vetting.has_value();
  return to == State::kInduction || to == State::kActive;
}

// The days from its beginning to before its end.
DayRange OpenDays(const Engagement& engagement) {
  const std::vector<EngagementEvent>& history = engagement.history;
  return {history.front().effective_on,
          IsTerminal(history.back().to) ? history.back().effective_on : kNoEnd};
}

class TellingOf {
 public:
  TellingOf(const Dossier& dossier, const Engagement& engagement)
      : dossier_(dossier), engagement_(engagement) {
    facts_.date_of_birth = dossier.volunteer.date_of_birth.value_or(absl::CivilDay());
    facts_.consents = ConsentsOf(dossier, engagement);
  }

  std::vector<ToldFault> Check() && {
    for (const EngagementEvent& event : engagement_.history) CheckEvent(event);
    Faults whole;
    CheckEngagementUpdate(engagement_, engagement_, whole);
    for (const FieldFault& fault : whole.faults()) Add(1, fault);
    if (!FollowsEnded()) {
      Add(1, {"predecessor", "must be another engagement of the volunteer, one that has ended",
              "PREDECESSOR_INVALID"});
    }
    return std::move(faults_);
  }

 private:
  void Add(int32_t seq, FieldFault fault) { faults_.push_back({seq, std::move(fault)}); }

  void CheckEvent(const EngagementEvent& event) {
    facts_.effective_on = event.effective_on;
    Unmet unmet;
    const bool enters = event.from == State::kApplied && !IsTerminal(event.to);
    if (enters || (!event.from.has_value() && event.to != State::kApplied)) {
      CheckEntry(engagement_, facts_, unmet);
    }
    for (const Unmet::Need& need : unmet.needs()) {
      const bool consent = need.reason == "CONSENT_REQUIRED" || need.reason == "CONSENT_LAPSED";
      Add(event.seq, {consent ? "consent_by" : "date_of_birth", need.description, need.reason});
    }
    if (engagement_.kind == Kind::kSpecial && event.to == State::kProbation &&
        AgeOn(facts_.date_of_birth, event.effective_on) < facts_.limits.special_attested) {
      Add(event.seq,
          {"date_of_birth", "must give an age of 18 at the attestation", "AGE_BELOW_ATTESTATION"});
    }
    const bool in_force = IsServing(event.to) && !told_in_force_;
    told_in_force_ = told_in_force_ || in_force;
    if (in_force && NeedsUnit(engagement_.kind) && engagement_.unit_or_group.empty()) {
      Add(event.seq, {"unit_or_group", "must be given of who is in force", "UNIT_REQUIRED"});
    }
  }

  bool FollowsEnded() const {
    if (!engagement_.predecessor.has_value()) return true;
    return std::any_of(dossier_.engagements.begin(), dossier_.engagements.end(),
                       [&](const Engagement& other) {
                         if (other.id != *engagement_.predecessor || other.id == engagement_.id)
                           return false;
                         const std::optional<State> state =
                             StateOn(other.history, engagement_.history.front().effective_on);
                         return state.has_value() && IsTerminal(*state);
                       });
  }

  const Dossier& dossier_;
  const Engagement& engagement_;
  GuardFacts facts_;
  bool told_in_force_ = false;
  std::vector<ToldFault> faults_;
};

}  // namespace

bool TellEvent(Engagement& engagement, State to, const EngagementStep& step, Faults& faults) {
  const std::optional<Standing> before = LastStanding(engagement.history);
  const size_t known = faults.size();
  if (!before.has_value()) {
    if (!MayBegin(engagement, to)) {
      faults.Add("FIRST_EVENT_STATE", "state",
                 "an engagement begins APPLIED, or with a predecessor where a transfer does");
    }
  } else if (!MayFollow(PathOf(engagement), *before, to)) {
    faults.Add("STATE_NOT_ALLOWED", "state",
               std::string(Name(to)) + " does not follow " + std::string(Name(before->state)));
  }
  if (to == State::kLeft && !ParseLeavingReason(step.reason).has_value()) {
    faults.Add("LEAVING_REASON_REQUIRED", "reason", "must be one of the reasons for leaving");
  }
  CheckEventDay(to, before.has_value() ? std::make_optional(before->since) : std::nullopt, step,
                faults);
  if (faults.size() != known) return false;
  EngagementEvent event;
  event.seq = static_cast<int32_t>(engagement.history.size()) + 1;
  if (before.has_value()) event.from = before->state;
  event.to = to;
  event.effective_on = step.effective_on;
  event.reason = step.reason;
  event.actor = step.actor;
  engagement.history.push_back(std::move(event));
  return true;
}

void FillInTold(Engagement& engagement) {
  for (const EngagementEvent& event : engagement.history) {
    if (event.from != State::kInduction || !IsServing(event.to)) continue;
    const bool attested = engagement.kind == Kind::kSpecial && event.to == State::kProbation;
    if (attested && !engagement.attested_on.has_value()) {
      engagement.attested_on = event.effective_on;
    }
    if (!engagement.induction_completed_on.has_value()) {
      engagement.induction_completed_on = event.effective_on;
    }
  }
}

std::vector<ToldFault> CheckTold(const Dossier& dossier, const Engagement& engagement) {
  return TellingOf(dossier, engagement).Check();
}

Faults CheckToldBeside(const Engagement& engagement, absl::Span<const Engagement> others) {
  Unmet unmet;
  for (const Engagement& other : others) {
    if (other.history.empty() || !OpenDays(other).Overlaps(OpenDays(engagement))) continue;
    const OpenEngagement open{other.id, other.kind};
    CheckBeside(engagement.kind, absl::MakeConstSpan(&open, 1), unmet);
  }
  Faults faults;
  for (const Unmet::Need& need : unmet.needs()) {
    faults.Add(need.reason, "engagement", need.subject + " " + need.description);
  }
  return faults;
}

}  // namespace copperplate::volunteers
