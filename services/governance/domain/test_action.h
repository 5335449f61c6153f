// An action for tests: that of the Board's minutes of 12 April 2018, paragraph 12.4(i).
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/governance/domain/action.h"
#include "services/governance/domain/action_moves.h"

namespace copperplate::governance {

inline constexpr char kTestActionName[] =
    "forces/cambridgeshire/bodies/bcb/actions/bcb-april-2018-action-1";
inline constexpr char kTestMeetingName[] = "forces/cambridgeshire/bodies/bcb/meetings/2018-05-10";
inline const absl::CivilDay kTestRaised(2018, 4, 12);
inline const absl::CivilDay kTestToday(2018, 5, 10);
inline const absl::Time kTestNow = absl::FromUnixSeconds(1'525'950'000);

inline Action TestAction() {
  Action action;
  action.id = "bcb-april-2018-action-1";
  action.body = "bcb";
  action.reference = "BCB April 2018 Action 1";
  action.number = 1;
  action.raised_on = kTestRaised;
  action.paragraph = "12.4(i)";
  action.text = "Update to be brought to the Board in six months' time.";
  action.ownership.owner = "Chief Constable";
  action.due.original = absl::CivilDay(2018, 10, 12);
  action.due_text = "in six months' time";
  action.due_basis = DueBasis::kDerived;
  return action;
}

inline MeetingDay TestMeeting() {
  return {
      .name = kTestMeetingName, .body = "bcb", .on = kTestToday, .outcome = OutcomeKind::kAgreed};
}

inline RecordedStep TestStep(absl::CivilDay on = kTestToday,
                             const std::string& caller = "secretary") {
  return {.caller = caller, .on = on, .today = kTestToday, .recorded_at = kTestNow};
}

// What each move needs.
inline ActionMoveDetails WholeMove(ActionMove move) {
  ActionMoveDetails details;
  details.move = move;
  details.reason = "as decided";
  if (move == ActionMove::kClose) details.decided_at = kTestMeetingName;
  if (move == ActionMove::kCancel) {
    details.decided_at = std::string(kTestMeetingName) + "/outcomes/12-3";
  }
  if (move == ActionMove::kSupersede) {
    details.superseded_by = "forces/cambridgeshire/bodies/bcb/actions/bcb-april-2018-action-2";
  }
  return details;
}

}  // namespace copperplate::governance
