#include "services/cli/terminal/width.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {

size_t TerminalWidth() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

std::string Folded(absl::string_view indent, absl::string_view text, size_t width) {
  if (width == 0) return absl::StrCat(indent, text, "\n");
  const std::string margin(DisplayWidth(indent), ' ');
  std::string folded;
  std::string line(indent);
  bool empty = true;  // but for the indent
  for (const absl::string_view word : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    if (!empty && DisplayWidth(line) + 1 + DisplayWidth(word) > width) {
      absl::StrAppend(&folded, line, "\n");
      line = margin;
      empty = true;
    }
    absl::StrAppend(&line, empty ? "" : " ", word);
    empty = false;
  }
  return absl::StrCat(folded, line, "\n");
}

}  // namespace copperplate::cli
