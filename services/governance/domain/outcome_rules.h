// How outcomes and minutes would go with what the meeting holds: as agenda_rules.h.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// Whether attendances, declarations and outcomes may be changed as far as the minutes go:
// FAILED_PRECONDITION (MINUTES_APPROVED) once a version was approved, which told of them. No new
// version is made then either. `meeting_name` is the meeting's resource name.
absl::Status CheckRecordOpen(const MeetingContent& content, absl::string_view meeting_name);

// AGENDA_ITEM_UNKNOWN; PARAGRAPH_NOT_OF_ITEM of `paragraph` (outcomes of an item may share one); of
// `moved_by` and `decided_by` PERSON_NOT_ATTENDING, and LEFT_FOR_ITEM of who declared an interest
// in the item and left.
void CheckAmong(const MeetingContent& content, const Outcome& outcome, Faults& faults);

// FIELD_IMMUTABLE of `agenda_item` and `kind` of an outcome that is referred to from outside the
// meeting; of `agenda_item` ITEM_UNDETERMINED where the one that it was of would have none any
// more, though the meeting is CLOSED.
void CheckOutcomeUpdate(const MeetingContent& content, const Outcome& present, const Outcome& next,
                        Faults& faults);

// OUTCOME_IN_USE of one that is referred to from outside the meeting; ITEM_UNDETERMINED of the only
// one that an item of a CLOSED meeting needs.
Unmet CheckDeletion(const MeetingContent& content, const Outcome& outcome);

// Of `paragraphs[i]` AGENDA_ITEM_UNKNOWN, PARAGRAPH_NOT_OF_ITEM.
void CheckAmong(const MeetingContent& content, const Minutes& minutes, Faults& faults);

}  // namespace copperplate::governance
