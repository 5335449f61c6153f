#include "services/cli/commands/plan_notes.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/plan_words.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

std::string MilestoneText(const Value& milestone, absl::string_view what) {
  return absl::StrCat(milestone["title"].text(), ", ", what, " ", milestone["currentDue"].text());
}

}  // namespace

std::string PlanTexts(const std::vector<Value>& rows, size_t width) {
  std::string lines = "\nActions\n";
  std::string code;
  for (const Value& row : rows) {
    if (row["code"].text() != code) {
      code = row["code"].text();
      lines += Folded(absl::StrCat("  ", code, "  "), row["action"].text(), width);
    }
    const std::string narrative = row["narrative"].text();
    if (!narrative.empty()) {
      lines += Folded(absl::StrCat("    ", row["activityCode"].text(), "  "), narrative, width);
    }
  }
  return lines;
}

std::string PlanEvidence(const std::vector<Value>& rows, size_t width) {
  std::string indicators;
  std::string milestones;
  std::string code;
  for (const Value& row : rows) {
    const std::string activity = absl::StrCat("  ", row["activityCode"].text(), "  ");
    if (row["code"].text() != code) {
      code = row["code"].text();
      for (const Value& indicator : row["indicators"].elements()) {
        indicators += Folded(absl::StrCat("  ", code, "  "), IndicatorText(indicator), width);
      }
    }
    for (const Value& milestone : row["overdueMilestones"].elements()) {
      milestones += Folded(activity, MilestoneText(milestone, "overdue since"), width);
    }
    for (const Value& milestone : row["dueSoonMilestones"].elements()) {
      milestones += Folded(activity, MilestoneText(milestone, "due on"), width);
    }
  }
  return absl::StrCat(indicators.empty() ? "" : "\nIndicators\n", indicators,
                      milestones.empty() ? "" : "\nMilestones\n", milestones);
}

std::string PlanOverrides(const Value& board, const std::vector<Value>& rows, size_t width) {
  std::string lines;
  for (const Value& each : board["overrides"].elements()) {
    const std::string code = each["activityCode"].text();
    const bool shown = std::any_of(rows.begin(), rows.end(), [&](const Value& row) {
      return row["activityCode"].text() == code;
    });
    if (!shown) continue;
    const std::string why = each["why"].text();
    const std::string reason = each["reason"].text();
    lines += Folded(absl::StrCat("  ", code, "  "),
                    absl::StrCat(RagWord(each["rag"]), why.empty() ? "" : " although ", why, ": ",
                                 reason.empty() ? "no reason given" : reason),
                    width);
  }
  return lines.empty() ? "" : absl::StrCat("\nColours against the dates\n", lines);
}

std::string PlanGaps(const Value& board) {
  std::string lines;
  const auto add = [&](const char* words, const Value& list) {
    if (const std::string joined = JoinedTexts(list, ", "); !joined.empty()) {
      absl::StrAppend(&lines, "\n", words, joined, "\n");
    }
  };
  add("Actions without an activity: ", board["actionsWithoutActivity"]);
  add("Links to nothing in the plan: ", board["unresolvedLinks"]);
  add("Leads nobody has named yet: ", board["unresolvedLeads"]);
  return lines;
}

}  // namespace copperplate::cli
