// What of a meeting the public may be shown, and what of it is sensitive within the force. A public
// response is made of PublicRecordOf(), or guarded by IsPublishable(), and of nothing else.
//
// The body publishes the agenda and reports of each public meeting, and the minutes of those and of
// any other meeting that discussed a matter of significant public interest: Elected Local Policing
// Bodies (Specified Information) Order 2011 (SI 2011/3050), Schedule 1, paragraph 5, as amended.
#pragma once

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/status/unmet.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// Whether the paper is for an item that is restricted.
bool IsForRestrictedItem(const MeetingContent& content, const Paper& paper);

// Whether it is not for who is but a viewer: marked OFFICIAL_SENSITIVE, printed so on one of its
// files (until it is cleared that is all that is known), or for a restricted item.
bool IsSensitive(const MeetingContent& content, const Paper& paper);

// Whether the agenda may be shown: of a public meeting, once it was published.
bool IsAgendaPublic(const Meeting& meeting);

// Whether its minutes are to be published: it is public, or had an item, or a decision at
// one, of significant public interest.
bool OwesPublicMinutes(const MeetingContent& content);

// Whether a paper may be in a public response: on the published agenda of a public meeting, neither
// marked nor printed OFFICIAL_SENSITIVE, and for no restricted item.
bool IsPublishable(const MeetingContent& content, const Paper& paper);

// Whether minutes may: they are published, and OwesPublicMinutes().
bool IsPublishable(const MeetingContent& content, const Minutes& minutes);

// What is shown to the public, and within the force to a viewer, of what is of a restricted item:
// of the item its number, its place, its purpose, that it is restricted and why; of its outcomes
// and the declarations about it no words and no persons; of minutes nothing that is about it. What
// is of no restricted item is given as it is.
AgendaItem WithoutRestricted(const AgendaItem& item);
Outcome WithoutRestricted(const MeetingContent& content, const Outcome& outcome);
Declaration WithoutRestricted(const MeetingContent& content, const Declaration& declaration);
Minutes WithoutRestricted(const MeetingContent& content, const Minutes& minutes);

struct PublicRecord {
  // Whether when and where it is, and how many were there, may be shown too: it is public, or its
  // minutes are.
  bool shows_meeting = false;
  std::vector<AgendaItem> items;  // as printed
  std::vector<Paper> papers;      // by id
  std::optional<Minutes> minutes;
};

// All of a meeting that a public response may hold: WithoutRestricted(), and of papers the version
// that holds alone.
PublicRecord PublicRecordOf(const MeetingContent& content);

}  // namespace copperplate::governance
