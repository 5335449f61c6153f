#include "services/governance/domain/due_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "libs/time/months.h"

namespace copperplate::governance {
namespace {

constexpr int kMostOfAUnit = 120;
constexpr absl::civil_diff_t kDaysOfAWeek = 7;
constexpr absl::civil_diff_t kDaysOfAFortnight = 14;
constexpr int kMonthsOfAYear = 12;

// Their numbers are their places, from 1.
constexpr absl::string_view kNumberWords[] = {"one",  "two", "three",  "four",
                                              "five", "six", "seven",  "eight",
                                              "nine", "ten", "eleven", "twelve"};

std::optional<int> NumberOf(absl::string_view word) {
  if (word == "a" || word == "an") return 1;
  const auto* const found = std::find(std::begin(kNumberWords), std::end(kNumberWords), word);
  if (found != std::end(kNumberWords)) {
    return static_cast<int>(found - std::begin(kNumberWords)) + 1;
  }
  int number = 0;
  if (!std::all_of(word.begin(), word.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(word, &number) || number < 1 || number > kMostOfAUnit) {
    return std::nullopt;
  }
  return number;
}

std::optional<absl::CivilDay> After(absl::CivilDay day, int count, absl::string_view unit) {
  absl::ConsumeSuffix(&unit, "s");
  if (unit == "day") return day + count;
  if (unit == "week") return day + count * kDaysOfAWeek;
  if (unit == "fortnight") return day + count * kDaysOfAFortnight;
  if (unit == "month") return AddMonths(day, count);
  if (unit == "year") return AddMonths(day, count * kMonthsOfAYear);
  return std::nullopt;
}

}  // namespace

std::optional<absl::CivilDay> DueFromText(absl::string_view text, absl::CivilDay said_on) {
  constexpr size_t kLeastWords = 3;
  // Apostrophes say nothing: months' time, month's time.
  const std::string plain = absl::AsciiStrToLower(
      absl::StrReplaceAll(text, {{"'", ""}, {"\xe2\x80\x99", ""}, {"\xe2\x80\x98", ""}}));
  std::vector<absl::string_view> words =
      absl::StrSplit(absl::StripSuffix(plain, "."), ' ', absl::SkipEmpty());
  if (!words.empty() && words.back() == "time") words.pop_back();
  if (words.size() != kLeastWords || (words[0] != "in" && words[0] != "within")) {
    return std::nullopt;
  }
  const std::optional<int> count = NumberOf(words[1]);
  if (!count.has_value()) return std::nullopt;
  return After(said_on, *count, words[2]);
}

}  // namespace copperplate::governance
