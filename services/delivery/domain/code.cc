#include "services/delivery/domain/code.h"

#include <tuple>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace copperplate::delivery {
namespace {

constexpr size_t kMostDigits = 9;

// Takes a number from 1 off the front of `text`; 0 where there is none.
int32_t TakeNumber(absl::string_view& text) {
  if (text.empty() || text.front() == '0') return 0;
  int32_t number = 0;
  size_t digits = 0;
  while (!text.empty() && absl::ascii_isdigit(static_cast<unsigned char>(text.front()))) {
    if (++digits > kMostDigits) return 0;
    number = number * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return number;
}

}  // namespace

bool operator<(const Code& a, const Code& b) {
  return std::tie(a.prefix, a.number, a.part) < std::tie(b.prefix, b.number, b.part);
}

std::optional<Code> ParseCode(absl::string_view text) {
  if (text.empty() || text.front() < 'A' || text.front() > 'Z') return std::nullopt;
  Code code;
  code.prefix = text.front();
  text.remove_prefix(1);
  code.number = TakeNumber(text);
  if (code.number == 0) return std::nullopt;
  if (text.empty()) return code;
  if (text.front() != '.') return std::nullopt;
  text.remove_prefix(1);
  code.part = TakeNumber(text);
  if (code.part == 0 || !text.empty()) return std::nullopt;
  return code;
}

std::string FormatCode(const Code& code) {
  const std::string action = ActionCodeOf(code);
  return code.dotted() ? absl::StrCat(action, ".", code.part) : action;
}

std::string ActionCodeOf(const Code& code) {
  return absl::StrCat(absl::string_view(&code.prefix, 1), code.number);
}

std::string CodeId(absl::string_view code) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(code), {{".", "-"}});
}

bool IsCodeBefore(absl::string_view a, absl::string_view b) {
  const std::optional<Code> code_a = ParseCode(a);
  const std::optional<Code> code_b = ParseCode(b);
  if (code_a.has_value() && code_b.has_value()) return *code_a < *code_b;
  if (code_a.has_value() != code_b.has_value()) return code_a.has_value();
  return a < b;
}

}  // namespace copperplate::delivery
