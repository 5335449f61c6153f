#include "services/governance/domain/agenda_rules.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/governance/domain/item_number.h"

namespace copperplate::governance {
namespace {

bool IsFor(const Paper& paper, absl::string_view item) {
  return std::any_of(paper.submissions.begin(), paper.submissions.end(),
                     [&](const PaperSubmission& one) { return one.item == item; });
}

bool HasAuthoritative(const Paper& paper, absl::string_view item) {
  return std::any_of(
      paper.submissions.begin(), paper.submissions.end(),
      [&](const PaperSubmission& one) { return one.item == item && one.authoritative; });
}

// That what names a paragraph by the item's number still does.
void CheckNumberInUse(const MeetingContent& content, const AgendaItem& item, Faults& faults) {
  for (const Outcome& outcome : content.outcomes) {
    if (outcome.item != item.id || outcome.paragraph.empty() ||
        IsParagraphOf(outcome.paragraph, item.number)) {
      continue;
    }
    faults.Add("ITEM_NUMBER_IN_USE", "number",
               absl::StrCat("the outcome ", outcome.id, " is of paragraph ", outcome.paragraph));
  }
  const AgendaItem* const present = FindItem(content, item.id);
  if (present == nullptr) return;
  for (const std::string& paragraph : content.action_paragraphs) {
    if (!IsParagraphOf(paragraph, present->number) || IsParagraphOf(paragraph, item.number)) {
      continue;
    }
    faults.Add("ITEM_NUMBER_IN_USE", "number",
               absl::StrCat("an action is of paragraph ", paragraph));
  }
}

}  // namespace

void CheckAmong(const MeetingContent& content, const AgendaItem& item, Faults& faults) {
  for (const AgendaItem& other : content.items) {
    if (other.id == item.id || other.number != item.number) continue;
    faults.Add("ITEM_NUMBER_TAKEN", "number", absl::StrCat("is that of the item ", other.id));
  }
  CheckNumberInUse(content, item, faults);
  if (content.meeting.state == MeetingState::kPlanned) return;
  if (item.purpose != ItemPurpose::kProcedural && item.report_from.empty()) {
    faults.Add("REPORT_FROM_REQUIRED", "report_from",
               "must be given: the agenda is published, and the item is not procedural");
  }
  const AgendaItem* const present = FindItem(content, item.id);
  if (item.urgency_reason.empty() ||
      (present != nullptr && present->urgency_reason == item.urgency_reason)) {
    faults.Add("URGENCY_REASON_REQUIRED", "urgency_reason",
               "must say why the agenda is changed after it was published, this time");
  }
}

void CheckAmong(const MeetingContent& content, const Paper& paper, Faults& faults) {
  for (size_t i = 0; i < paper.submissions.size(); ++i) {
    const PaperSubmission& submission = paper.submissions[i];
    const std::string field = absl::StrCat("submissions[", i, "]");
    if (FindItem(content, submission.item) == nullptr) {
      faults.Add("AGENDA_ITEM_UNKNOWN", absl::StrCat(field, ".agenda_item"),
                 "the meeting has no such item");
      continue;
    }
    if (!submission.authoritative) continue;
    for (const Paper& other : content.papers) {
      if (other.id == paper.id || other.state == PaperState::kWithdrawn ||
          !HasAuthoritative(other, submission.item)) {
        continue;
      }
      faults.Add("AUTHORITATIVE_PAPER_TAKEN", absl::StrCat(field, ".authoritative"),
                 absl::StrCat("the item's authoritative paper is ", other.id));
    }
  }
}

Unmet CheckDeletion(const MeetingContent& content, const AgendaItem& item) {
  Unmet unmet;
  const auto in_use = [&](absl::string_view kind, absl::string_view id) {
    unmet.Add("AGENDA_ITEM_IN_USE", absl::StrCat(kind, "/", id), "refers to the item");
  };
  for (const Paper& paper : content.papers) {
    if (IsFor(paper, item.id)) in_use("papers", paper.id);
  }
  for (const Attendance& attendance : content.attendances) {
    if (attendance.arrived_at_item == item.id || attendance.left_at_item == item.id) {
      in_use("attendances", attendance.id);
    }
  }
  for (const Declaration& declaration : content.declarations) {
    if (declaration.item == item.id) in_use("declarations", declaration.id);
  }
  for (const Outcome& outcome : content.outcomes) {
    if (outcome.item == item.id) in_use("outcomes", outcome.id);
  }
  if (IsCited(content.cited_items, item.id)) in_use("agendaItems", item.id);
  return unmet;
}

}  // namespace copperplate::governance
