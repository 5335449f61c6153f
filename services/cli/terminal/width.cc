#include "services/cli/terminal/width.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace copperplate::cli {

size_t Width(absl::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

size_t TerminalWidth() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

std::string Folded(absl::string_view indent, absl::string_view text, size_t width) {
  if (width == 0) return absl::StrCat(indent, text, "\n");
  const std::string margin(Width(indent), ' ');
  std::string folded;
  std::string line(indent);
  bool empty = true;  // but for the indent
  for (const absl::string_view word : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    if (!empty && Width(line) + 1 + Width(word) > width) {
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
