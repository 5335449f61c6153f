#include "services/cli/commands/improvement_notes.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/cli/commands/counts.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {
namespace {

constexpr size_t kBriefBytes = 60;

// `AREA_OF_CONCERN` as `area of concern`.
std::string InLowerCase(const std::string& word) {
  return absl::AsciiStrToLower(absl::StrReplaceAll(word, {{"_", " "}}));
}

std::string Findings(const Value& summary) {
  std::vector<std::string> found;
  for (const Value& kind : summary["findings"].elements()) {
    const std::string count = kind["count"].text();
    if (count == "0") continue;
    found.push_back(absl::StrCat(count, " ", InLowerCase(kind["kind"].text())));
  }
  return found.empty() ? "none" : absl::StrJoin(found, ", ");
}

std::string Reviews(const Value& summary) {
  const std::string last = summary["lastReview"].text();
  if (last.empty()) return "none yet";
  return absl::StrCat("last ", last, ", next ", summary["nextReview"].text(),
                      summary["reviewOverdue"].boolean() ? ", overdue" : "");
}

}  // namespace

std::string HowThePlanStands(const Value& summary, size_t /*shown*/) {
  return Printable(absl::StrCat(summary["title"].text(), ", ", summary["asOf"].text())) + "\n" +
         absl::StrCat("Actions: ",
                      CountsIn(summary, {{"total", "in all"},
                                         {"open", "open"},
                                         {"discharged", "discharged"},
                                         {"superseded", "superseded"},
                                         {"rejected", "rejected"}}),
                      "\nOpen: ",
                      CountsIn(summary, {{"notStarted", "not started"},
                                         {"inProgress", "in progress"},
                                         {"readyForSignOff", "ready for sign-off"}}),
                      "; ",
                      CountsIn(summary, {{"overdue", "overdue"},
                                         {"dueSoon", "due within 14 days"},
                                         {"undated", "without a date"},
                                         {"withoutOwner", "without an owner"}}),
                      "\nReopened at some time: ", summary["reopened"].text(),
                      "\nFindings: ", Findings(summary), "\nReviews: ", Reviews(summary), "\n");
}

std::string BriefTextOf(const Value& action) {
  std::string text = action["text"].text();
  const size_t line_end = text.find_first_of("\r\n");
  const bool cut = line_end != std::string::npos || text.size() > kBriefBytes;
  text.resize(std::min({text.size(), line_end, kBriefBytes}));
  if (!cut) return text;
  // Not within a character: what follows its first byte is 10xxxxxx.
  const std::string whole = action["text"].text();
  size_t end = text.size();
  while (end > 0 && (static_cast<unsigned char>(whole[end]) & 0xc0) == 0x80) --end;
  return absl::StrCat(absl::string_view(whole).substr(0, end), "...");
}

std::string AttentionTo(const Value& action) {
  std::vector<std::string> words;
  if (action["overdue"].boolean()) words.emplace_back("overdue");
  if (action["dueSoon"].boolean()) words.emplace_back("due soon");
  if (action["reopened"].boolean()) words.emplace_back("reopened");
  return absl::StrJoin(words, ", ");
}

}  // namespace copperplate::cli
