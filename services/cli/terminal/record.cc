#include "services/cli/terminal/record.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/cli/terminal/printable.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

constexpr size_t kLineWidth = 100;

}  // namespace

std::string DrawRecord(const std::vector<RecordField>& fields) {
  size_t widest = 0;
  for (const auto& [label, text] : fields) {
    if (!text.empty()) widest = std::max(widest, DisplayWidth(label));
  }
  std::string drawn;
  for (const auto& [label, text] : fields) {
    if (text.empty()) continue;
    const std::string margin(widest + 2 - DisplayWidth(label), ' ');
    absl::StrAppend(&drawn, Folded(absl::StrCat(label, margin), text, kLineWidth));
  }
  return drawn;
}

}  // namespace copperplate::cli
