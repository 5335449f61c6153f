#include "services/cli/terminal/record.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {
namespace {

constexpr size_t kLineWidth = 100;

std::string Wrapped(absl::string_view text, size_t indent) {
  std::string wrapped;
  size_t column = indent;
  for (const absl::string_view word : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    const size_t width = DisplayWidth(word);
    if (column > indent && column + 1 + width > kLineWidth) {
      absl::StrAppend(&wrapped, "\n", std::string(indent, ' '));
      column = indent;
    } else if (column > indent) {
      wrapped += ' ';
      ++column;
    }
    absl::StrAppend(&wrapped, word);
    column += width;
  }
  return wrapped;
}

}  // namespace

std::string DrawRecord(const std::vector<RecordField>& fields) {
  size_t widest = 0;
  for (const auto& [label, text] : fields) {
    if (!text.empty()) widest = std::max(widest, DisplayWidth(label));
  }
  std::string drawn;
  for (const auto& [label, text] : fields) {
    if (text.empty()) continue;
    absl::StrAppend(&drawn, label, std::string(widest + 2 - DisplayWidth(label), ' '),
                    Wrapped(text, widest + 2), "\n");
  }
  return drawn;
}

}  // namespace copperplate::cli
