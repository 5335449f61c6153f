#include "services/governance/domain/action.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/status/status_macros.h"
#include "services/governance/domain/action_reference.h"
#include "services/governance/domain/due_text.h"
#include "services/governance/domain/item_number.h"

namespace copperplate::governance {
namespace {

// Digits without a leading zero, at least one; takes them off the front.
bool TakeCount(absl::string_view& text) {
  const auto digit = [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); };
  if (text.empty() || text[0] == '0' || !digit(text[0])) return false;
  while (!text.empty() && digit(text[0])) text.remove_prefix(1);
  return true;
}

// As the plan prints them: `V1`, `V1.1`.
bool IsPlanCode(absl::string_view text) {
  constexpr size_t kLongestPlanCode = 20;
  if (text.size() > kLongestPlanCode || text.empty() || text[0] < 'A' || text[0] > 'Z') {
    return false;
  }
  text.remove_prefix(1);
  if (!TakeCount(text)) return false;
  if (text.empty()) return true;
  if (text[0] != '.') return false;
  text.remove_prefix(1);
  return TakeCount(text) && text.empty();
}

void SettleDue(Action& action) {
  action.due.revisions.clear();
  if (action.due.original.has_value()) {
    action.due_basis = DueBasis::kStated;
    return;
  }
  action.due.original = DueFromText(action.due_text, action.raised_on);
  action.due_basis.reset();
  if (action.due.original.has_value()) action.due_basis = DueBasis::kDerived;
}

void SettleNumber(const RaisingFacts& facts, Action& action, Faults& faults) {
  if (action.number == 0) {
    action.number = NextActionNumber(facts.given);
    if (action.number > kHighestActionNumber) {
      faults.Add("TOO_MANY", "raised_on",
                 absl::StrCat("a month has at most ", kHighestActionNumber, " actions of a body"));
    }
    return;
  }
  if (!action.historic_import) {
    faults.Add("NUMBER_NOT_GIVEN", "number", "is given by the log, but in a historic import");
    return;
  }
  fields::CheckRange(action.number, "number", 1, kHighestActionNumber, faults);
  if (std::find(facts.given.begin(), facts.given.end(), action.number) != facts.given.end()) {
    faults.Add("NUMBER_TAKEN", "number", "is that of another action of the month");
  } else if (absl::CivilMonth(action.raised_on) >= absl::CivilMonth(facts.today) &&
             action.number != NextActionNumber(facts.given)) {
    faults.Add("NUMBER_NOT_NEXT", "number", "must be the next of a month that is not over");
  }
}

void CheckMeeting(const RaisingFacts& facts, const Action& action, Faults& faults) {
  if (!facts.meeting.has_value()) return;
  if (facts.meeting->body != action.body) {
    faults.Add("MEETING_OF_ANOTHER_BODY", "raised_at_meeting", "must be a meeting of the body");
  } else if (!facts.meeting->held) {
    faults.Add("MEETING_NOT_HELD", "raised_at_meeting", "must be one that has begun");
  } else if (facts.meeting->on != action.raised_on) {
    faults.Add("RAISED_ON_NOT_MEETING_DAY", "raised_on", "must be the day of the meeting");
  }
  if (!action.raised_at_item.empty() && facts.meeting->name != action.raised_at_meeting) {
    faults.Add("ITEM_OF_ANOTHER_MEETING", "raised_at_item",
               "must be of the agenda of raised_at_meeting");
  }
  CheckParagraphOfItem(action, *facts.meeting, faults);
}

}  // namespace

void CheckParagraphOfItem(const Action& action, const MeetingDay& meeting, Faults& faults) {
  if (action.raised_at_item.empty() || action.paragraph.empty() ||
      !IsParagraphNumber(action.paragraph) ||
      IsParagraphOf(action.paragraph, meeting.item_number)) {
    return;
  }
  faults.Add("PARAGRAPH_NOT_OF_ITEM", "paragraph",
             absl::StrCat("must begin with the item's number: ", meeting.item_number, ".1"));
}

bool IsOfRestrictedItem(const Action& action, const MeetingDay& meeting) {
  const std::vector<std::string>& numbers = meeting.restricted_numbers;
  return meeting.restricted ||
         std::any_of(numbers.begin(), numbers.end(), [&](const std::string& number) {
           return IsParagraphOf(action.paragraph, number);
         });
}

void SettleRestriction(const Action& before, const std::optional<MeetingDay>& meeting,
                       Action& action) {
  const bool of_item = meeting.has_value() && IsOfRestrictedItem(action, *meeting);
  action.restricted_for_good = before.restricted_for_good || (before.restricted && !of_item);
  action.restricted = of_item || action.restricted_for_good;
}

Faults Validate(const Action& action, absl::CivilDay today) {
  Faults faults;
  fields::CheckProse(action.text, "text", faults);
  fields::CheckOptionalLine(action.ownership.owner, "owner", faults);
  if (!action.paragraph.empty()) CheckParagraphNumber(action.paragraph, "paragraph", faults);
  fields::CheckOptionalLine(action.due_text, "due_text", faults);
  fields::CheckNotInFuture(action.raised_on, "raised_on", today, faults);
  if (!action.plan_code.empty() && !IsPlanCode(action.plan_code)) {
    faults.Add("PLAN_CODE_INVALID", "plan_code",
               "must be the code of an action or activity of the plan: V1 or V1.1");
  }
  if (action.due.original.has_value() && *action.due.original < action.raised_on) {
    faults.Add("DUE_BEFORE_RAISED", "original_due", "must not lie before the day it was raised");
  }
  return faults;
}

absl::StatusOr<Action> Raised(const Action& asked, const RaisingFacts& facts) {
  Action action = asked;
  Faults faults = Validate(action, facts.today);
  CheckOwnerOffice(facts.office_missing, faults);
  CheckMeeting(facts, action, faults);
  SettleDue(action);
  const auto& due = action.due.original;
  if (due.has_value() && *due >= action.raised_on && *due < facts.today &&
      !action.historic_import) {
    faults.Add("DUE_IN_PAST", action.due_basis == DueBasis::kStated ? "original_due" : "due_text",
               "must not lie before the present day, but in a historic import");
  }
  SettleNumber(facts, action, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const ActionReference reference{.code = facts.body_code,
                                  .month = absl::CivilMonth(action.raised_on),
                                  .number = action.number};
  action.reference = FormatReference(reference);
  action.id = ReferenceId(reference);
  action.recorded_at = facts.recorded_at;
  action.restricted = facts.meeting.has_value() && IsOfRestrictedItem(action, *facts.meeting);
  return action;
}

}  // namespace copperplate::governance
