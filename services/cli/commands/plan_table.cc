#include "services/cli/commands/plan_table.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/plan_notes.h"
#include "services/cli/commands/plan_words.h"
#include "services/cli/terminal/table.h"

namespace copperplate::cli {
namespace {

// As printed plans have it; the word stands beside the arrow.
std::string DirectionText(const Value& row) {
  if (row["startedLate"].boolean()) return "\xE2\x86\x93 started, late";
  const std::string word = row["direction"].text();
  if (word == "IMPROVED") return "\xE2\x86\x91 improved";
  if (word == "NO_CHANGE") return "\xE2\x86\x94 no change";
  if (word == "DETERIORATED") return "\xE2\x86\x93 deteriorated";
  return "-";
}

// The code of select graphic rendition for a cell that holds a colour's word.
absl::string_view ColourOf(absl::string_view word) {
  if (word == "RED") return "1;31";
  if (word == "YELLOW") return "1;33";
  if (word == "GREEN") return "1;32";
  if (word == "WHITE") return "1;37";
  return "";
}

std::string PlanHeading(const Value& plan) {
  if (!IsFrozenPlan(plan)) {
    const std::string base = LastSegment(plan["base"].text());
    return absl::StrCat(plan["title"].text(), " as at ", plan["asOf"].text(),
                        base.empty() ? ""
                                     : absl::StrCat(", directions since ", base, " (",
                                                    plan["baseCutOff"].text(), ")"),
                        "\n\n");
  }
  std::string heading =
      absl::StrCat("Iteration ", plan["number"].text(), " as at ", plan["cutOff"].text());
  // What was frozen says nothing of what became of it.
  if (!plan["state"].text().empty()) absl::StrAppend(&heading, ", ", plan["state"].text());
  if (!plan["label"].text().empty()) absl::StrAppend(&heading, ", ", plan["label"].text());
  if (const std::string base = LastSegment(plan["base"].text()); !base.empty()) {
    absl::StrAppend(&heading, ", directions since ", base);
  }
  absl::StrAppend(&heading, "\n");
  const std::pair<const char*, const char*> notes[] = {
      {"erratumNote", "Erratum: "},
      {"staleAcceptedReason", "Stale statuses were accepted: "},
      {"withdrawnReason", "Withdrawn: "},
  };
  for (const auto& [member, words] : notes) {
    const std::string text = plan[member].text();
    if (!text.empty()) absl::StrAppend(&heading, words, text, "\n");
  }
  return heading + "\n";
}

std::string DrawRows(const std::vector<Value>& rows, const PlanDrawing& drawing) {
  Table table({{"Activity"},
               {"RAG", Align::kLeft, drawing.colour ? &ColourOf : nullptr},
               {"Direction"},
               {"Status of"},
               {"Days", Align::kRight},
               {"OPCC leads"},
               {"Delivery leads"},
               {"Target"}});
  std::string theme;
  for (const Value& row : rows) {
    if (const std::string title = ThemeTitle(row); title != theme) table.AddHeading(theme = title);
    const std::string days = row["daysSinceUpdate"].text();
    table.AddRow({row["activityCode"].text(), RagWord(row["rag"]), DirectionText(row),
                  StatusDay(row), absl::StrCat(days, row["stale"].boolean() ? " stale" : ""),
                  JoinedTexts(row["opccLeads"], ", "), JoinedTexts(row["deliveryLeads"], ", "),
                  row["targetDate"].text()});
  }
  return table.Draw(drawing.width);
}

// The counts of each theme, which has no colour of its own, and of the plan.
std::string Counts(const Value& board, const PlanDrawing& drawing, const ThemeFilter& wanted) {
  Table table({{"Theme"},
               {"RED", Align::kRight},
               {"YELLOW", Align::kRight},
               {"WHITE", Align::kRight},
               {"GREEN", Align::kRight},
               {"None", Align::kRight},
               {"On target %", Align::kRight}});
  const auto add = [&](const std::string& title, const Value& counts) {
    const std::string on_target = counts["onTargetPct"].text();
    table.AddRow({title, counts["redCount"].text(), counts["yellowCount"].text(),
                  counts["whiteCount"].text(), counts["greenCount"].text(),
                  counts["unreportedCount"].text(), on_target.empty() ? "-" : on_target});
  };
  for (const Value& theme : board["themes"].elements()) {
    const std::string title = theme["title"].text();
    if (wanted.HasTitle(title)) add(title, theme);
  }
  // Of one theme alone there is no sum; a release before this one gives none of the plan.
  if (wanted.empty() && !board["activityCount"].text().empty()) add("Whole plan", board);
  return absl::StrCat("\n", table.Draw(drawing.width));
}

}  // namespace

std::string DrawPlan(const Value& plan, const PlanDrawing& drawing) {
  const ThemeFilter wanted(plan, drawing.theme);
  const std::vector<Value> rows = wanted.Rows(plan);
  std::string drawn = absl::StrCat(PlanHeading(plan), DrawRows(rows, drawing));
  if (!IsFrozenPlan(plan)) {
    absl::StrAppend(&drawn, Counts(plan, drawing, wanted), PlanEvidence(rows, drawing.width),
                    PlanOverrides(plan, rows, drawing.width));
  }
  if (drawing.texts) drawn += PlanTexts(rows, drawing.width);
  if (!IsFrozenPlan(plan) && wanted.empty()) drawn += PlanGaps(plan);
  return drawn;
}

}  // namespace copperplate::cli
