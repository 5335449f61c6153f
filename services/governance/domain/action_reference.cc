#include "services/governance/domain/action_reference.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kMonthNames[] = {"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};
constexpr int32_t kFirstReferenceYear = 1900;
constexpr int32_t kLastReferenceYear = 2199;

// Digits alone, without leading zeros.
std::optional<int32_t> PlainNumber(absl::string_view text, int32_t least, int32_t most) {
  int32_t number = 0;
  if (text.empty() || !absl::ascii_isdigit(static_cast<unsigned char>(text[0])) || text[0] == '0' ||
      !absl::SimpleAtoi(text, &number) || number < least || number > most) {
    return std::nullopt;
  }
  return number;
}

}  // namespace

std::string FormatReference(const ActionReference& reference) {
  return absl::StrCat(reference.code, " ", kMonthNames[reference.month.month() - 1], " ",
                      reference.month.year(), " Action ", reference.number);
}

std::optional<ActionReference> ParseReference(absl::string_view text) {
  constexpr size_t kWordsAfterCode = 4;
  const std::vector<absl::string_view> words = absl::StrSplit(text, ' ');
  if (words.size() <= kWordsAfterCode || words.front().empty()) return std::nullopt;
  const size_t code_words = words.size() - kWordsAfterCode;
  const absl::string_view* const rest = words.data() + code_words;
  const auto* const month = std::find(std::begin(kMonthNames), std::end(kMonthNames), rest[0]);
  const auto year = PlainNumber(rest[1], kFirstReferenceYear, kLastReferenceYear);
  const auto number = PlainNumber(rest[3], 1, kHighestActionNumber);
  if (month == std::end(kMonthNames) || !year.has_value() || rest[2] != "Action" ||
      !number.has_value()) {
    return std::nullopt;
  }
  return ActionReference{
      .code = absl::StrJoin(words.begin(), words.begin() + static_cast<ptrdiff_t>(code_words), " "),
      .month = absl::CivilMonth(*year, month - std::begin(kMonthNames) + 1),
      .number = *number};
}

std::string ReferenceId(const ActionReference& reference) {
  return absl::AsciiStrToLower(absl::StrReplaceAll(FormatReference(reference), {{" ", "-"}}));
}

int32_t NextActionNumber(absl::Span<const int32_t> given) {
  return given.empty() ? 1 : *std::max_element(given.begin(), given.end()) + 1;
}

std::vector<int32_t> MissingActionNumbers(absl::Span<const int32_t> given) {
  std::vector<int32_t> missing;
  for (int32_t number = 1; number < NextActionNumber(given); ++number) {
    if (std::find(given.begin(), given.end(), number) == given.end()) missing.push_back(number);
  }
  return missing;
}

}  // namespace copperplate::governance
