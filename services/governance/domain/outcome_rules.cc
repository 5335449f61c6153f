#include "services/governance/domain/outcome_rules.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/governance/domain/item_number.h"

namespace copperplate::governance {
namespace {

// The item of the id, whose paragraph may have the number; else with the fault.
void CheckParagraphOf(const MeetingContent& content, absl::string_view item,
                      absl::string_view item_field, absl::string_view number,
                      absl::string_view number_field, Faults& faults) {
  const AgendaItem* const found = FindItem(content, item);
  if (found == nullptr) {
    faults.Add("AGENDA_ITEM_UNKNOWN", item_field, "the meeting has no such item");
  } else if (!number.empty() && !IsParagraphOf(number, found->number)) {
    faults.Add("PARAGRAPH_NOT_OF_ITEM", number_field,
               absl::StrCat("must begin with the item's number: ", found->number, ".1"));
  }
}

void CheckTookPart(const MeetingContent& content, absl::string_view person, absl::string_view item,
                   absl::string_view field, Faults& faults) {
  if (person.empty()) return;
  if (!IsAttending(content, person)) {
    faults.Add("PERSON_NOT_ATTENDING", field, "is not recorded as having been there");
  } else if (LeftForItem(content, person, item)) {
    faults.Add("LEFT_FOR_ITEM", field, "declared an interest in the item and left");
  }
}

// Whether a meeting that is over would have an item without an outcome, were this one not of it.
bool IsNeeded(const MeetingContent& content, const Outcome& outcome) {
  if (content.meeting.state != MeetingState::kClosed) return false;
  const AgendaItem* const item = FindItem(content, outcome.item);
  return item != nullptr && item->purpose != ItemPurpose::kProcedural &&
         std::none_of(content.outcomes.begin(), content.outcomes.end(), [&](const Outcome& other) {
           return other.item == outcome.item && other.id != outcome.id;
         });
}

}  // namespace

absl::Status CheckRecordOpen(const MeetingContent& content, absl::string_view meeting_name) {
  Unmet unmet;
  for (const Minutes& minutes : content.minutes) {
    if (!WasApproved(minutes.state)) continue;
    unmet.Add("MINUTES_APPROVED", absl::StrCat(meeting_name, "/minutes/", minutes.id),
              "was approved: note a correction of it");
  }
  return unmet.ToStatus();
}

void CheckAmong(const MeetingContent& content, const Outcome& outcome, Faults& faults) {
  CheckParagraphOf(content, outcome.item, "agenda_item", outcome.paragraph, "paragraph", faults);
  CheckTookPart(content, outcome.moved_by, outcome.item, "moved_by", faults);
  CheckTookPart(content, outcome.decided_by, outcome.item, "decided_by", faults);
}

void CheckOutcomeUpdate(const MeetingContent& content, const Outcome& present, const Outcome& next,
                        Faults& faults) {
  if (present.item != next.item && IsNeeded(content, present)) {
    faults.Add("ITEM_UNDETERMINED", "agenda_item",
               "cannot be changed: the item that it was of would have no outcome, and the meeting "
               "is closed");
  }
  if (!IsCited(content.cited_outcomes, present.id)) return;
  const auto check = [&](bool same, absl::string_view field) {
    if (same) return;
    faults.Add("FIELD_IMMUTABLE", field,
               "cannot be changed: the outcome is referred to from outside the meeting");
  };
  check(present.item == next.item, "agenda_item");
  check(present.kind == next.kind, "kind");
}

Unmet CheckDeletion(const MeetingContent& content, const Outcome& outcome) {
  Unmet unmet;
  if (IsCited(content.cited_outcomes, outcome.id)) {
    unmet.Add("OUTCOME_IN_USE", absl::StrCat("outcomes/", outcome.id),
              "is referred to from outside the meeting");
  }
  if (IsNeeded(content, outcome)) {
    unmet.Add("ITEM_UNDETERMINED", absl::StrCat("outcomes/", outcome.id),
              "is the only one of its item, and the meeting is closed");
  }
  return unmet;
}

void CheckAmong(const MeetingContent& content, const Minutes& minutes, Faults& faults) {
  for (size_t i = 0; i < minutes.paragraphs.size(); ++i) {
    const MinutesParagraph& paragraph = minutes.paragraphs[i];
    const std::string field = absl::StrCat("paragraphs[", i, "]");
    CheckParagraphOf(content, paragraph.item, absl::StrCat(field, ".agenda_item"), paragraph.number,
                     absl::StrCat(field, ".number"), faults);
  }
}

}  // namespace copperplate::governance
