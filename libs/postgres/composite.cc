#include "libs/postgres/composite.h"

#include <utility>

namespace copperplate::postgres::internal {
namespace {

// Reads one field from `text` at `at`, up to the comma or bracket after it. Nothing between the two
// is NULL; a quote inside quotes is doubled or behind a backslash.
bool TakeField(absl::string_view text, size_t& at, std::optional<std::string>& out) {
  std::string value;
  bool quoted = false;
  bool given = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (!quoted && (c == ',' || c == ')')) break;
    given = true;
    if (c == '\\') {
      if (++at == text.size()) return false;
      value += text[at];
    } else if (c == '"' && quoted && at + 1 < text.size() && text[at + 1] == '"') {
      value += text[++at];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == '(' && !quoted) {
      return false;
    } else {
      value += c;
    }
  }
  if (quoted || at >= text.size()) return false;
  out = given ? std::optional<std::string>(std::move(value)) : std::nullopt;
  return true;
}

}  // namespace

bool SplitComposite(absl::string_view text, std::vector<std::optional<std::string>>& out) {
  out.clear();
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return false;
  size_t at = 1;
  for (;;) {
    if (!TakeField(text, at, out.emplace_back())) return false;
    if (text[at] == ')') return at + 1 == text.size();
    ++at;
  }
}

void AppendCompositeField(absl::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

}  // namespace copperplate::postgres::internal
