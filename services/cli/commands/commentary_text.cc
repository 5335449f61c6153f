#include "services/cli/commands/commentary_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/cli/commands/names.h"
#include "services/cli/terminal/printable.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

std::string Lines(absl::string_view indent, absl::string_view text, size_t width) {
  return Folded(indent, Printable(text), width);
}

// `indicator all-recorded-crime`; of an area or section the area says it.
std::string SubjectOfCommentary(const Value& commentary) {
  const std::string indicator = LastSegment(commentary["indicator"].text());
  if (!indicator.empty()) return absl::StrCat("indicator ", indicator, ", ");
  const std::string theme = commentary["theme"].text();
  return theme.empty() ? "" : absl::StrCat("theme ", theme, ", ");
}

}  // namespace

std::string DrawCommentary(const Value& commentary, size_t width) {
  std::string drawn =
      Lines("",
            absl::StrCat(LastSegment(commentary["name"].text()), ": ",
                         SubjectOfCommentary(commentary), LastSegment(commentary["area"].text()),
                         ", ", commentary["month"].text(), ", ", commentary["marking"].text(), ", ",
                         commentary["state"].text(), " by ", commentary["author"].text()),
            width);
  const std::string heading = commentary["heading"].text();
  if (!heading.empty()) absl::StrAppend(&drawn, Lines("  ", heading, width));
  const std::string text = commentary["text"].text();
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    absl::StrAppend(&drawn, line.empty() ? "\n" : Lines("  ", line, width));
  }
  for (const Value& source : commentary["sources"].elements()) {
    absl::StrAppend(&drawn, Lines("  source: ", source.text(), width));
  }
  return drawn;
}

std::string DrawCommentaries(const Value& snapshot, size_t width) {
  std::string drawn;
  for (const Value& commentary : snapshot["commentaries"].elements()) {
    absl::StrAppend(&drawn, drawn.empty() ? "\nCommentaries\n\n" : "\n",
                    DrawCommentary(commentary, width));
  }
  return drawn;
}

}  // namespace copperplate::cli
