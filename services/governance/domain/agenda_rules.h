// How items of the agenda and papers would go with what the meeting holds. CheckAmong() adds every
// fault of the one part, by the API's names; the part of the same id is the one that changes. What
// keeps a part from being changed at all is in meeting_state.h and paper_state.h.
#pragma once

#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// ITEM_NUMBER_TAKEN of `number`, ITEM_NUMBER_IN_USE where an outcome of the item names a paragraph
// by another one, or an action one by the number that the item has had: by it the action is known
// to be of the item. Once the agenda is published, REPORT_FROM_REQUIRED of an item that is not
// procedural, and URGENCY_REASON_REQUIRED where the item, new or changed, does not say why: each
// change anew.
void CheckAmong(const MeetingContent& content, const AgendaItem& item, Faults& faults);

// AGENDA_ITEM_UNKNOWN of `submissions[i].agenda_item`; AUTHORITATIVE_PAPER_TAKEN of
// `submissions[i].authoritative` where the item has such a paper, one that is not withdrawn.
void CheckAmong(const MeetingContent& content, const Paper& paper, Faults& faults);

// AGENDA_ITEM_IN_USE of each that refers to the item, by its name below the meeting
// (`papers/traffic`), and of the item itself where it is referred to from outside the meeting.
Unmet CheckDeletion(const MeetingContent& content, const AgendaItem& item);

}  // namespace copperplate::governance
