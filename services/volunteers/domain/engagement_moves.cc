#include "services/volunteers/domain/engagement_moves.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/status/error.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;

MovedResource<State> EngagementNamed(absl::string_view name) {
  return {"engagement", std::string(name), [](State state) { return Name(state); },
          /*moved_to_state=*/true};
}

bool MayLieAhead(State to) { return to == State::kLeft || to == State::kOnLeave; }

EngagementEvent EventOf(const Engagement& engagement, std::optional<State> from, State to,
                        const EngagementStep& step) {
  EngagementEvent event;
  event.seq = static_cast<int32_t>(engagement.history.size()) + 1;
  event.from = from;
  event.to = to;
  event.effective_on = step.effective_on;
  event.reason = step.reason;
  event.actor = step.actor;
  event.revision = step.revision;
  return event;
}

// Whether some role of the kind had the arrow: what was recorded is judged by what it was recorded
// under, and a role may have come to ask for vetting, or for none, since.
bool MayHaveLed(EngagementPath path, const Standing& standing, State to) {
  if (MayFollow(path, standing, to)) return true;
  path.needs_vetting = !path.needs_vetting;
  return MayFollow(path, standing, to);
}

absl::Status NoSuchMove(const EngagementPath& path, const Standing& standing,
                        absl::string_view name) {
  const auto open = [&](const Arrow<State>& arrow) { return IsOpen(path, standing, arrow); };
  return StateNotAllowed(kEngagementArrows, standing.state, EngagementNamed(name), open);
}

absl::Status Broken(absl::string_view name, const EngagementEvent& later) {
  return Error(absl::StatusCode::kFailedPrecondition, "CORRECTION_BREAKS_HISTORY",
               absl::StrCat("event ", later.seq, " (", Name(later.to),
                            ") would no longer follow: correct it first"))
      .Metadata("seq", absl::StrCat(later.seq))
      .Precondition("CORRECTION_BREAKS_HISTORY", name,
                    absl::StrCat("event ", later.seq, " would no longer follow"))
      .Build();
}

// The event in force that has the seq, or nothing with its fault.
const EngagementEvent* FindCorrected(const Engagement& engagement, int32_t seq, Faults& faults) {
  const std::vector<EngagementEvent>& history = engagement.history;
  const auto found = std::find_if(history.begin(), history.end(),
                                  [&](const EngagementEvent& event) { return event.seq == seq; });
  if (found == history.end()) {
    faults.Add("CORRECTS_UNKNOWN_EVENT", "corrects_seq", "the engagement has no such event");
    return nullptr;
  }
  if (std::any_of(history.begin(), history.end(),
                  [&](const EngagementEvent& event) { return event.corrects_seq == seq; })) {
    faults.Add("EVENT_CORRECTED", "corrects_seq", "was corrected already: correct the correction");
    return nullptr;
  }
  return &*found;
}

// Walks what is in force once `correction` is: what stands before it, itself, what comes after.
absl::Status CheckReplayed(const Engagement& engagement, absl::string_view name,
                           const EngagementEvent& correction, const EngagementStep& step) {
  std::vector<EngagementEvent> history = engagement.history;
  history.push_back(correction);
  const EngagementPath path = PathOf(engagement);
  // Its place is that of the event it corrects, also where it says that this never happened: then
  // it is not in force itself and the walk must close over it.
  std::optional<Standing> standing;
  for (const EngagementEvent* const event : EventsInForce(history)) {
    const bool corrected = event->seq == correction.seq;
    if (standing.has_value()) {
      if (event->effective_on < standing->since) {
        if (!corrected) return Broken(name, *event);
        Faults faults;
        CheckEventDay(event->to, standing->since, step, faults);
        return faults.ToStatus();
      }
      const bool leads = MayHaveLed(path, *standing, event->to);
      if (corrected && !leads) return NoSuchMove(path, *standing, name);
      if (!corrected && (event->from != standing->state || !leads)) {
        return Broken(name, *event);
      }
    }
    standing = After(standing, event->to, event->effective_on);
  }
  return absl::OkStatus();
}

}  // namespace

EngagementPath PathOf(const Engagement& engagement) {
  return {engagement.kind, engagement.required_vetting.has_value()};
}

bool IsOpen(const EngagementPath& path, const Standing& standing, const Arrow<State>& arrow) {
  const bool vetted = path.kind != Kind::kSpeedwatch || path.needs_vetting;
  const bool has_probation = path.kind == Kind::kSpecial || path.kind == Kind::kPsv;
  if (arrow.from == State::kApplied && arrow.to == State::kVetting) return vetted;
  if (arrow.from == State::kApplied && arrow.to == State::kInduction) return !vetted;
  if (arrow.from == State::kInduction && arrow.to == State::kProbation) return has_probation;
  if (arrow.from == State::kInduction && arrow.to == State::kActive) {
    return path.kind != Kind::kSpecial;
  }
  if (arrow.verb == "endLeave") return standing.before_leave == arrow.to;
  if (arrow.verb == "reinstate") return standing.before_suspension == arrow.to;
  return true;
}

void CheckEventDay(State to, std::optional<absl::CivilDay> previous, const EngagementStep& step,
                   Faults& faults) {
  if (previous.has_value() && step.effective_on < *previous) {
    faults.Add("DATE_OUT_OF_ORDER", "effective_on",
               "must not lie before the day of the event before it");
  } else if (!MayLieAhead(to)) {
    fields::CheckNotInFuture(step.effective_on, "effective_on", step.today, faults);
  } else if (step.effective_on > step.today + kMostDaysAhead) {
    faults.Add("DATE_IN_FUTURE", "effective_on",
               absl::StrCat("must not lie more than ", kMostDaysAhead, " days ahead"));
  }
}

bool MayFollow(const EngagementPath& path, const Standing& standing, State to) {
  return std::any_of(
      std::begin(kEngagementArrows), std::end(kEngagementArrows), [&](const Arrow<State>& arrow) {
        return arrow.from == standing.state && arrow.to == to && IsOpen(path, standing, arrow);
      });
}

absl::StatusOr<EngagementEvent> FirstEvent(State to, const EngagementStep& step) {
  Faults faults;
  CheckEventDay(to, std::nullopt, step, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return EventOf({}, std::nullopt, to, step);
}

absl::StatusOr<EngagementEvent> NextEvent(const Engagement& engagement, absl::string_view name,
                                          absl::string_view verb, const EngagementStep& step) {
  // A history is never empty; of one that is, nothing follows but its beginning.
  const Standing standing = LastStanding(engagement.history).value_or(Standing{});
  const EngagementPath path = PathOf(engagement);
  const auto open = [&](const Arrow<State>& arrow) { return IsOpen(path, standing, arrow); };
  ABSL_ASSIGN_OR_RETURN(
      const State to, Follow(kEngagementArrows, standing.state, verb, EngagementNamed(name), open));
  Faults faults;
  CheckEventDay(to, standing.since, step, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return EventOf(engagement, standing.state, to, step);
}

absl::StatusOr<EngagementEvent> CorrectionOf(const Engagement& engagement, absl::string_view name,
                                             int32_t corrects_seq, State to,
                                             const EngagementStep& step) {
  Faults faults;
  const EngagementEvent* const corrected = FindCorrected(engagement, corrects_seq, faults);
  if (corrected != nullptr) {
    if (corrected->from != to) CheckEventDay(to, std::nullopt, step, faults);
    if (!corrected->from.has_value() && corrected->to != to) {
      faults.Add("FIRST_EVENT_STATE", "to", "an engagement begins in the state it began in");
    }
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  EngagementEvent correction = EventOf(engagement, corrected->from, to, step);
  correction.corrects_seq = corrects_seq;
  // What never happened has the day on which it was thought to.
  if (corrected->from == to) correction.effective_on = corrected->effective_on;
  ABSL_RETURN_IF_ERROR(CheckReplayed(engagement, name, correction, step));
  return correction;
}

}  // namespace copperplate::volunteers
