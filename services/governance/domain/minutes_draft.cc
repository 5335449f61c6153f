#include "services/governance/domain/minutes_draft.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/governance/domain/item_number.h"
#include "services/governance/domain/outcome_rules.h"

namespace copperplate::governance {
namespace {

struct InPrintedOrder {
  bool operator()(const std::string& one, const std::string& other) const {
    return CompareNumbers(one, other) < 0;
  }
};

// Texts of the paragraphs of an item by their numbers.
using TextsByNumber = std::map<std::string, std::string, InPrintedOrder>;

std::vector<const Outcome*> OutcomesOf(const MeetingContent& content, const AgendaItem& item) {
  std::vector<const Outcome*> outcomes;
  for (const Outcome& outcome : content.outcomes) {
    if (outcome.item == item.id) outcomes.push_back(&outcome);
  }
  std::sort(outcomes.begin(), outcomes.end(),
            [](const Outcome* one, const Outcome* other) { return one->id < other->id; });
  return outcomes;
}

// What stands before a further outcome of the paragraph: outcomes are told in whole sentences, or
// in the words of one (`noted the report`).
absl::string_view Between(absl::string_view text) {
  constexpr absl::string_view kSentenceEnds = ".!?";
  if (text.empty()) return "";
  return kSentenceEnds.find(text.back()) == absl::string_view::npos ? "; " : " ";
}

TextsByNumber TextsOf(const MeetingContent& content, const AgendaItem& item) {
  TextsByNumber texts;
  const std::vector<const Outcome*> outcomes = OutcomesOf(content, item);
  for (const Outcome* const outcome : outcomes) {
    if (outcome->paragraph.empty()) continue;
    std::string& text = texts[outcome->paragraph];
    absl::StrAppend(&text, Between(text), outcome->text);
  }
  int next = 1;
  for (const Outcome* const outcome : outcomes) {
    if (!outcome->paragraph.empty()) continue;
    const auto number = [&] { return absl::StrCat(item.number, ".", next); };
    while (texts.count(number()) > 0) ++next;
    texts[number()] = outcome->text;
  }
  return texts;
}

}  // namespace

std::vector<MinutesParagraph> ParagraphsDrafted(const MeetingContent& content) {
  std::vector<MinutesParagraph> paragraphs;
  for (const AgendaItem* const item : Agenda(content)) {
    for (const auto& [number, text] : TextsOf(content, *item)) {
      paragraphs.push_back({item->id, number, text});
    }
  }
  return paragraphs;
}

absl::StatusOr<Minutes> NextMinutes(const MeetingContent& content, absl::string_view meeting_name,
                                    std::vector<MinutesParagraph> paragraphs) {
  const Minutes* const last = LastMinutes(content);
  ABSL_RETURN_IF_ERROR(CheckRecordOpen(content, meeting_name));
  ABSL_RETURN_IF_ERROR(CheckMinutesOpen(meeting_name, content.meeting.state));
  Minutes minutes;
  minutes.version = last == nullptr ? 1 : last->version + 1;
  minutes.id = MinutesId(minutes.version);
  minutes.paragraphs = std::move(paragraphs);
  if (minutes.paragraphs.empty()) {
    minutes.paragraphs = last == nullptr ? ParagraphsDrafted(content) : last->paragraphs;
  }
  Faults faults;
  CheckAmong(content, minutes, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return minutes;
}

}  // namespace copperplate::governance
