// What a body asked somebody to do: an action of its log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/governance/domain/action_state.h"
#include "services/governance/domain/due_date.h"
#include "services/governance/domain/evidence.h"
#include "services/governance/domain/meeting_day.h"
#include "services/governance/domain/owner.h"
#include "services/governance/domain/state_change.h"

namespace copperplate::governance {

// That an action was recorded in error: its number stays used, and nothing counts it.
struct StrikeOut {
  absl::CivilDay on;
  std::string reason;
  std::string recorded_by;
  absl::Time recorded_at;
};

struct Action {
  std::string id;         // of its reference
  std::string body;       // id
  std::string reference;  // action_reference.h; never changes, though the body's code may
  int32_t number = 0;     // within the body and the month of `raised_on`
  absl::CivilDay raised_on;
  std::string raised_at_meeting;  // resource name; may be empty
  std::string raised_at_item;     // of its agenda: resource name; may be empty
  std::string paragraph;          // of its minutes, `14.3(i)`; may be empty
  std::string text;
  Ownership ownership;  // without an owner it is not started
  DueDate due;
  std::string due_text;  // as the minutes have it; may be empty
  std::optional<DueBasis> due_basis;
  std::string plan_code;  // of the Police and Crime Plan's action or activity; may be empty
  bool historic_import = false;
  absl::Time recorded_at;
  ActionState state = ActionState::kOpen;
  std::vector<StateChange<ActionState>> changes;  // the last one's `to` is `state`
  std::vector<Evidence> evidence;
  std::string superseded_by;  // resource name; of kSuperseded only
  std::optional<StrikeOut> struck_out;
  // It was raised at an item that is restricted now, or cancelled by an outcome of one, or is
  // `restricted_for_good`: what it says is not for who is but a viewer. Not kept.
  bool restricted = false;
  // Another paragraph took it off the restricted item of which it was: no item says so any more.
  bool restricted_for_good = false;
};

// What is known beside an action that is raised.
struct RaisingFacts {
  std::string body_code;              // `BCB`
  absl::Span<const int32_t> given;    // numbers of the body and month, struck out ones too
  std::optional<MeetingDay> meeting;  // where it was raised, if at one, with the item of that
  bool office_missing = false;        // the owner is written as an office that there is not
  absl::CivilDay today;               // in Europe/London
  absl::Time recorded_at;             // the present instant
};

// Whether what is raised at the meeting is of a restricted item of it: of that which is named, or
// whose paragraph it is.
bool IsOfRestrictedItem(const Action& action, const MeetingDay& meeting);

// PARAGRAPH_NOT_OF_ITEM of `paragraph` where it begins with another number than that of the item at
// which the action was raised.
void CheckParagraphOfItem(const Action& action, const MeetingDay& meeting, Faults& faults);

// Says whether an action that was rewritten from `before`, with another paragraph, is restricted.
// `meeting` is where it was raised, if at one.
void SettleRestriction(const Action& before, const std::optional<MeetingDay>& meeting,
                       Action& action);

// Every fault of what people say of an action, by the API's field names: those of libs/fields;
// PARAGRAPH_NUMBER_MALFORMED (item_number.h); DATE_IN_FUTURE of `raised_on`; PLAN_CODE_INVALID;
// DUE_BEFORE_RAISED of `original_due`.
Faults Validate(const Action& action, absl::CivilDay today);

// The action as the body's log takes it up: OPEN, with its number, reference and id, and its first
// date counted from `due_text` where none is stated. Without a number it has the next one; with one
// it was numbered elsewhere, before it was recorded here. INVALID_ARGUMENT, all faults: those of
// Validate(); MEETING_OF_ANOTHER_BODY and MEETING_NOT_HELD of `raised_at_meeting`;
// RAISED_ON_NOT_MEETING_DAY; OFFICE_UNKNOWN of `owner`; ITEM_OF_ANOTHER_MEETING of
// `raised_at_item`; that of CheckParagraphOfItem(); DUE_IN_PAST before today (a mistyped past date
// once stood in Herefordshire's tracker), unless it is a historic import; NUMBER_NOT_GIVEN where
// one is asked for and it is none; NUMBER_TAKEN; NUMBER_NOT_NEXT in a month that is not over, in
// which the log gives numbers; TOO_MANY where the month has no number left.
absl::StatusOr<Action> Raised(const Action& asked, const RaisingFacts& facts);

}  // namespace copperplate::governance
