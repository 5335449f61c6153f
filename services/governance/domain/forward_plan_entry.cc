#include "services/governance/domain/forward_plan_entry.h"

#include <algorithm>
#include <utility>

#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/status/status_macros.h"
#include "libs/text/words.h"
#include "libs/time/civil.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kForwardPlanStates[] = {"PLANNED", "CONFIRMED", "TAKEN", "SLIPPED",
                                                    "WITHDRAWN"};
constexpr absl::string_view kForwardPlanPurposes[] = {"NOTE", "DECIDE", "APPROVE", "DISCUSS"};
// In the order of ForwardPlanMove.
constexpr absl::string_view kForwardPlanVerbs[] = {"confirm", "take", "slip", "withdraw"};

MovedResource<ForwardPlanState> EntryNamed(absl::string_view name) {
  return {"forward plan entry", std::string(name),
          [](ForwardPlanState state) { return Name(state); }};
}

void CheckIntended(const ForwardPlanEntry& entry, Faults& faults) {
  const IntendedTime& intended = entry.intended;
  fields::CheckOptionalLine(intended.trigger_text, "trigger_text", faults);
  const int ways = (intended.meeting.has_value() ? 1 : 0) + (intended.month.has_value() ? 1 : 0) +
                   (intended.trigger_text.empty() ? 0 : 1);
  if (ways != 1) {
    faults.Add("INTENDED_TIME_ONE_OF", "intended_month",
               "exactly one of intended_meeting, intended_month and trigger_text must be given");
  }
  if (intended.meeting.has_value() && intended.meeting->body != entry.body) {
    faults.Add("MEETING_OF_ANOTHER_BODY", "intended_meeting", "must be a meeting of the body");
  } else if (intended.meeting.has_value() && intended.meeting->called_off) {
    faults.Add("MEETING_CALLED_OFF", "intended_meeting", "must take place");
  }
}

void CheckConfirming(const ForwardPlanEntry& entry, const ForwardPlanMoveDetails& details,
                     Faults& faults) {
  if (!details.meeting.has_value()) {
    faults.Add("FIELD_REQUIRED", "meeting", "must be given");
    return;
  }
  const auto meant = IntendedNow(entry).InMonth();
  if (details.meeting->body != entry.body) {
    faults.Add("MEETING_OF_ANOTHER_BODY", "meeting", "must be a meeting of the body");
  } else if (details.meeting->called_off) {
    faults.Add("MEETING_CALLED_OFF", "meeting", "must take place");
  } else if (meant.has_value() && absl::CivilMonth(details.meeting->on) > *meant) {
    faults.Add("SLIP_REQUIRED", "meeting",
               "lies after the month that was meant: the entry slips first");
  }
}

void CheckSlipping(const ForwardPlanEntry& entry, const ForwardPlanMoveDetails& details,
                   Faults& faults) {
  fields::CheckGiven(details.reason, "reason", faults);
  if (!details.to_month.has_value()) {
    faults.Add("FIELD_REQUIRED", "to_month", "must be given");
    return;
  }
  const auto meant = IntendedNow(entry).InMonth();
  if (meant.has_value() && *details.to_month <= *meant) {
    faults.Add("SLIP_NOT_LATER", "to_month", "must lie after the month that was meant");
  }
}

void CheckTakingItem(const ForwardPlanEntry& entry, const ForwardPlanMoveDetails& details,
                     Faults& faults) {
  if (details.item.empty()) return fields::CheckGiven(details.item, "agenda_item", faults);
  const std::optional<MeetingDay> meeting = IntendedNow(entry).meeting;
  if (!meeting.has_value() || !details.item_meeting.has_value() ||
      details.item_meeting->name != meeting->name) {
    faults.Add("ITEM_OF_ANOTHER_MEETING", "agenda_item",
               "must be on the agenda of the meeting that it is confirmed for");
  } else if (details.item_meeting->called_off) {
    faults.Add("MEETING_CALLED_OFF", "agenda_item", "must be of a meeting that takes place");
  }
}

void CheckEntryDetails(const ForwardPlanEntry& entry, const ForwardPlanMoveDetails& details,
                       Faults& faults) {
  switch (details.move) {
    case ForwardPlanMove::kConfirm:
      CheckConfirming(entry, details, faults);
      break;
    case ForwardPlanMove::kTake:
      CheckTakingItem(entry, details, faults);
      break;
    case ForwardPlanMove::kSlip:
      CheckSlipping(entry, details, faults);
      break;
    case ForwardPlanMove::kWithdraw:
      fields::CheckGiven(details.reason, "reason", faults);
      break;
  }
  fields::CheckOptionalLine(details.reason, "reason", faults);
}

// That the meeting said was postponed is kept before another time is said.
void KeepPostponements(ForwardPlanEntry& entry) {
  for (const MeetingInPlace& place : entry.in_place) {
    entry.intended_changes.push_back(
        {LondonDay(place.recorded_at), entry.intended, "", place.recorded_at});
    entry.intended.meeting = place.meeting;
  }
  entry.in_place.clear();
}

// Writes down what the move brought.
void WriteDown(const ForwardPlanMoveDetails& details, const RecordedStep& step,
               ForwardPlanEntry& entry) {
  if (details.move == ForwardPlanMove::kConfirm || details.move == ForwardPlanMove::kSlip) {
    KeepPostponements(entry);
    entry.intended_changes.push_back({step.on, entry.intended, step.caller, step.recorded_at});
  }
  if (details.move == ForwardPlanMove::kConfirm) {
    entry.intended = {.meeting = details.meeting, .month = {}, .trigger_text = ""};
  } else if (details.move == ForwardPlanMove::kTake) {
    KeepPostponements(entry);
    entry.item = details.item;
  } else if (details.move == ForwardPlanMove::kSlip) {
    entry.slips.push_back({.on = step.on,
                           .from = entry.intended.InMonth(),
                           .to = *details.to_month,
                           .reason = details.reason,
                           .recorded_by = step.caller,
                           .recorded_at = step.recorded_at});
    entry.intended = {.meeting = {}, .month = details.to_month, .trigger_text = ""};
  }
}

// The first month that it was meant for: whatever it was confirmed for, until it was put off, or
// its meeting was.
std::optional<absl::CivilMonth> FirstMeant(const ForwardPlanEntry& entry) {
  for (const IntendedChange& change : entry.intended_changes) {
    if (!change.recorded_by.empty()) continue;
    if (entry.slips.empty() || change.recorded_at < entry.slips.front().recorded_at) {
      return change.before.InMonth();
    }
  }
  return entry.slips.empty() ? entry.intended.InMonth() : entry.slips.front().from;
}

}  // namespace

absl::string_view Name(ForwardPlanState state) { return NameIn(kForwardPlanStates, state); }

absl::string_view Name(ForwardPlanPurpose purpose) { return NameIn(kForwardPlanPurposes, purpose); }

absl::string_view VerbOf(ForwardPlanMove move) { return NameIn(kForwardPlanVerbs, move); }

std::optional<absl::CivilMonth> IntendedTime::InMonth() const {
  if (meeting.has_value()) return absl::CivilMonth(meeting->on);
  return month;
}

std::optional<ForwardPlanEntry> AsPlanned(const ForwardPlanEntry& entry, absl::Time created_at,
                                          const AsKnown& known) {
  if (!known.Has(entry.planned_on, created_at)) return std::nullopt;
  ForwardPlanEntry planned = entry;
  const auto is_later = [&](const auto& step) { return !known.Has(step.on, step.recorded_at); };
  const auto changed =
      std::find_if(entry.intended_changes.begin(), entry.intended_changes.end(), is_later);
  if (changed != entry.intended_changes.end()) {
    planned.intended = changed->before;
    planned.in_place.clear();
  }
  planned.in_place.erase(std::remove_if(planned.in_place.begin(), planned.in_place.end(),
                                        [&](const MeetingInPlace& place) {
                                          return !known.Has(LondonDay(place.recorded_at),
                                                            place.recorded_at);
                                        }),
                         planned.in_place.end());
  const auto erase_later = [&](auto& steps) {
    steps.erase(std::remove_if(steps.begin(), steps.end(), is_later), steps.end());
  };
  erase_later(planned.changes);
  erase_later(planned.intended_changes);
  erase_later(planned.slips);
  planned.state = planned.changes.empty() ? ForwardPlanState::kPlanned : planned.changes.back().to;
  if (planned.state != ForwardPlanState::kTaken) planned.item.clear();
  return planned;
}

bool IsToCome(ForwardPlanState state) {
  return state != ForwardPlanState::kTaken && state != ForwardPlanState::kWithdrawn;
}

IntendedTime IntendedNow(const ForwardPlanEntry& entry) {
  IntendedTime intended = entry.intended;
  // What was taken stays taken at the meeting that it was.
  if (!entry.in_place.empty() && entry.state != ForwardPlanState::kTaken) {
    intended.meeting = entry.in_place.back().meeting;
  }
  return intended;
}

std::optional<int32_t> MonthsSlipped(const ForwardPlanEntry& entry) {
  const auto present = IntendedNow(entry).InMonth();
  const auto first = FirstMeant(entry);
  if (!present.has_value() || !first.has_value()) return std::nullopt;
  return static_cast<int32_t>(*present - *first);
}

Faults Validate(const ForwardPlanEntry& entry, absl::string_view origin_body,
                absl::CivilDay today) {
  Faults faults;
  fields::CheckId(entry.id, "id", faults);
  fields::CheckLine(entry.title, "title", faults);
  fields::CheckGiven(entry.body, "body", faults);
  CheckIntended(entry, faults);
  fields::CheckOptionalLine(entry.report_from, "report_from", faults);
  if (!entry.origin_action.empty() && origin_body != entry.body) {
    faults.Add("ORIGIN_OF_ANOTHER_BODY", "origin_action", "must be an action of the body");
  }
  fields::CheckNotInFuture(entry.planned_on, "planned_on", today, faults);
  return faults;
}

absl::StatusOr<ForwardPlanEntry> Moved(const ForwardPlanEntry& entry, absl::string_view name,
                                       const ForwardPlanMoveDetails& details,
                                       const RecordedStep& step) {
  ABSL_ASSIGN_OR_RETURN(const ForwardPlanState to, Follow(kForwardPlanArrows, entry.state,
                                                          VerbOf(details.move), EntryNamed(name)));
  Faults faults;
  absl::CivilDay earliest = LastChangedOn(entry.changes, entry.planned_on);
  const bool says_when =
      details.move == ForwardPlanMove::kConfirm || details.move == ForwardPlanMove::kSlip;
  if (says_when && !entry.in_place.empty()) {
    earliest = std::max(earliest, LondonDay(entry.in_place.back().recorded_at));
  }
  CheckStepDay(step, earliest, faults);
  // Each slip is a step; so is all that is meant but what the meeting's postponements changed.
  CheckKept(
      std::max(entry.changes.size(), entry.intended_changes.size() + entry.in_place.size()) + 1,
      "name", faults);
  CheckEntryDetails(entry, details, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ForwardPlanEntry moved = entry;
  moved.changes.push_back(ChangeOf(entry.state, to, step, details.reason));
  moved.state = to;
  WriteDown(details, step, moved);
  return moved;
}

absl::Status CheckRewrite(const ForwardPlanEntry& entry, absl::string_view name) {
  if (IsToCome(entry.state)) return absl::OkStatus();
  return StateNotAllowed(kForwardPlanArrows, entry.state, EntryNamed(name));
}

}  // namespace copperplate::governance
