// A meeting with all that lies below it, and what its guards need of its body: what a change inside
// a meeting is decided by.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/governance/domain/agenda_item.h"
#include "services/governance/domain/attendance.h"
#include "services/governance/domain/body.h"
#include "services/governance/domain/declaration.h"
#include "services/governance/domain/meeting.h"
#include "services/governance/domain/membership.h"
#include "services/governance/domain/minutes.h"
#include "services/governance/domain/office.h"
#include "services/governance/domain/outcome.h"
#include "services/governance/domain/paper.h"

namespace copperplate::governance {

// That somebody took a decision at an item of the meeting.
struct ItemDecision {
  std::string decision;  // id
  std::string item;      // id
  std::string taken_by;
  bool significant_public_interest = false;
};

struct MeetingContent {
  std::string force;  // id
  Body body;
  std::vector<Membership> memberships;  // of the body
  Meeting meeting;
  // Below the meeting, in any order.
  std::vector<AgendaItem> items;
  std::vector<Paper> papers;
  std::vector<Attendance> attendances;
  std::vector<Declaration> declarations;
  std::vector<Outcome> outcomes;
  std::vector<Minutes> minutes;
  // Ids of what below the meeting is referred to from outside it: items by decisions and the
  // forward plan, outcomes by what they decided and by minutes of other meetings.
  std::vector<std::string> cited_items;
  std::vector<std::string> cited_outcomes;
  std::vector<std::string> action_paragraphs;  // that actions raised at the meeting name
  std::vector<ItemDecision> decisions;         // that were taken at its items
  std::vector<Office> offices;  // of the force, by which those who decide may be written
};

// By id; null where there is none.
const AgendaItem* FindItem(const MeetingContent& content, absl::string_view id);
const Outcome* FindOutcome(const MeetingContent& content, absl::string_view id);
// Of the person; null where none is recorded.
const Attendance* FindAttendanceOf(const MeetingContent& content, absl::string_view person);
// The one of the highest version; null where there are none.
const Minutes* LastMinutes(const MeetingContent& content);

// Whether the id is among those that are referred to from outside.
bool IsCited(const std::vector<std::string>& cited, absl::string_view id);

// As printed.
std::vector<const AgendaItem*> Agenda(const MeetingContent& content);

// Whether the person is recorded as having been in the room.
bool IsAttending(const MeetingContent& content, absl::string_view person);

// Whether the person declared an interest in the item, or of the whole meeting, and left for it:
// who did neither moves nor decides it.
bool LeftForItem(const MeetingContent& content, absl::string_view person, absl::string_view item);

}  // namespace copperplate::governance
