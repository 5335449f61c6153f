// What a body means to take at a later meeting: an entry of its forward plan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/state/arrows.h"
#include "libs/status/faults.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/meeting_day.h"
#include "services/governance/domain/state_change.h"

namespace copperplate::governance {

enum class ForwardPlanState : uint8_t {
  kPlanned,
  kConfirmed,  // for a meeting
  kTaken,      // its agenda item exists
  kSlipped,    // to a later month; it goes on as one that is planned
  kWithdrawn,
};

// `CONFIRMED`
absl::string_view Name(ForwardPlanState state);

enum class ForwardPlanMove : uint8_t { kConfirm, kTake, kSlip, kWithdraw };

inline constexpr Arrow<ForwardPlanState> kForwardPlanArrows[] = {
    {ForwardPlanState::kPlanned, "confirm", ForwardPlanState::kConfirmed},
    {ForwardPlanState::kPlanned, "slip", ForwardPlanState::kSlipped},
    {ForwardPlanState::kPlanned, "withdraw", ForwardPlanState::kWithdrawn},
    {ForwardPlanState::kConfirmed, "take", ForwardPlanState::kTaken},
    {ForwardPlanState::kConfirmed, "slip", ForwardPlanState::kSlipped},
    {ForwardPlanState::kConfirmed, "withdraw", ForwardPlanState::kWithdrawn},
    {ForwardPlanState::kSlipped, "confirm", ForwardPlanState::kConfirmed},
    {ForwardPlanState::kSlipped, "slip", ForwardPlanState::kSlipped},
    {ForwardPlanState::kSlipped, "withdraw", ForwardPlanState::kWithdrawn},
};

// The API's custom method of a move: `confirm`.
absl::string_view VerbOf(ForwardPlanMove move);

// What the body is asked to do with it.
enum class ForwardPlanPurpose : uint8_t { kNote, kDecide, kApprove, kDiscuss };

// `NOTE`
absl::string_view Name(ForwardPlanPurpose purpose);

// When it is to be taken, in one of three ways.
struct IntendedTime {
  std::optional<MeetingDay> meeting;
  std::optional<absl::CivilMonth> month;
  std::string trigger_text;  // `after the re-inspection visit`

  // Of its meeting, else its month; nothing of a trigger.
  std::optional<absl::CivilMonth> InMonth() const;
};

// The meeting that takes the place of a postponed one.
struct MeetingInPlace {
  MeetingDay meeting;
  absl::Time recorded_at;
};

// That it was put off: appended, never changed.
struct Slip {
  absl::CivilDay on;
  std::optional<absl::CivilMonth> from;  // nothing: it had waited for a trigger
  absl::CivilMonth to;
  std::string reason;
  std::string recorded_by;
  absl::Time recorded_at;
};

// That it was meant for another time: appended, never changed.
struct IntendedChange {
  absl::CivilDay on;
  IntendedTime before;      // when it was to be taken until then
  std::string recorded_by;  // empty: its meeting was postponed
  absl::Time recorded_at;
};

struct ForwardPlanEntry {
  std::string id;
  std::string title;
  std::string body;       // id
  IntendedTime intended;  // as it was said
  // Where the meeting said was postponed those in its place, each in that of the one before. Read
  // with it.
  std::vector<MeetingInPlace> in_place;
  std::string report_from;  // an office; may be empty
  ForwardPlanPurpose purpose = ForwardPlanPurpose::kNote;
  std::optional<bool> spi;    // of significant public interest, where that is known
  std::string origin_action;  // resource name of the action that asked for it; may be empty
  absl::CivilDay planned_on;  // from which day on the plan has it
  ForwardPlanState state = ForwardPlanState::kPlanned;
  std::vector<StateChange<ForwardPlanState>> changes;  // the last one's `to` is `state`
  std::vector<IntendedChange> intended_changes;
  std::vector<Slip> slips;
  std::string item;  // resource name of the agenda item; of kTaken only
};

// The entry as it was on a day and known at an instant, without what came or was recorded since:
// nothing where it was not planned yet, or not recorded (`created_at`). Texts are as they are now.
std::optional<ForwardPlanEntry> AsPlanned(const ForwardPlanEntry& entry, absl::Time created_at,
                                          const AsKnown& known);

// When it is to be taken: as it was said, at the meeting that takes the place of one that was
// postponed since.
IntendedTime IntendedNow(const ForwardPlanEntry& entry);

// Whether it is still to come: neither TAKEN nor WITHDRAWN.
bool IsToCome(ForwardPlanState state);

// Months from the first month that it was meant for to the present one; nothing where either is
// none.
std::optional<int32_t> MonthsSlipped(const ForwardPlanEntry& entry);

// Every fault of what people say of an entry, by the API's field names: those of libs/fields;
// INTENDED_TIME_ONE_OF of `intended_month` where not exactly one of meeting, month and trigger is
// there; MEETING_OF_ANOTHER_BODY and MEETING_CALLED_OFF of `intended_meeting`;
// ORIGIN_OF_ANOTHER_BODY of `origin_action`, whose body is `origin_body`, empty without one;
// DATE_IN_FUTURE of `planned_on`.
Faults Validate(const ForwardPlanEntry& entry, absl::string_view origin_body, absl::CivilDay today);

// What a move brings beside who and when; which of it is needed depends on the move.
struct ForwardPlanMoveDetails {
  ForwardPlanMove move = ForwardPlanMove::kConfirm;
  std::string reason;
  std::optional<MeetingDay> meeting;         // of kConfirm; nothing where there is no such meeting
  std::optional<absl::CivilMonth> to_month;  // of kSlip
  std::string item;                          // of kTake: resource name
  std::optional<MeetingDay> item_meeting;    // that it is of
};

// The entry after the move. `name` is its resource name, for the error, here and below.
// FAILED_PRECONDITION: STATE_NOT_ALLOWED. INVALID_ARGUMENT about the move's fields: those of
// libs/fields (kSlip and kWithdraw need a reason), DATE_IN_FUTURE, DATE_OUT_OF_ORDER;
// MEETING_OF_ANOTHER_BODY, MEETING_CALLED_OFF (of an item too); SLIP_REQUIRED of a meeting after
// the month that was meant; SLIP_NOT_LATER; ITEM_OF_ANOTHER_MEETING.
absl::StatusOr<ForwardPlanEntry> Moved(const ForwardPlanEntry& entry, absl::string_view name,
                                       const ForwardPlanMoveDetails& details,
                                       const RecordedStep& step);

// OK where what people say of it may change: until it is TAKEN or WITHDRAWN; else
// STATE_NOT_ALLOWED. When it is to be taken is changed by the moves alone.
absl::Status CheckRewrite(const ForwardPlanEntry& entry, absl::string_view name);

}  // namespace copperplate::governance
