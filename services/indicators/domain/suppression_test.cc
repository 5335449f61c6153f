#include "services/indicators/domain/suppression.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {
namespace {

std::vector<absl::int128> Counts(const std::vector<int64_t>& numbers) {
  std::vector<absl::int128> counts;
  counts.reserve(numbers.size());
  for (const int64_t number : numbers) counts.push_back(absl::int128(number) * kMillion);
  return counts;
}

// `40 c c | 20 %`: the categories, the subtotals, and a sign where percentages are shown.
std::string Shown(const std::vector<int64_t>& numbers, const std::vector<Subtotal>& subtotals) {
  const std::vector<absl::int128> counts = Counts(numbers);
  const Suppression line = Suppress(counts, subtotals);
  if (line.withheld) return "withheld";
  const auto text = [](bool hidden, absl::int128 count) {
    return hidden ? std::string(" c")
                  : absl::StrCat(" ", static_cast<int64_t>(RoundedToFive(count) / kMillion));
  };
  std::string shown;
  for (size_t i = 0; i < counts.size(); ++i) {
    absl::StrAppend(&shown, text(line.categories[i], counts[i]));
  }
  if (!subtotals.empty()) absl::StrAppend(&shown, " |");
  for (size_t i = 0; i < subtotals.size(); ++i) {
    absl::int128 sum = 0;
    for (const size_t part : subtotals[i]) sum += counts[part];
    absl::StrAppend(&shown, text(line.subtotals[i], sum));
  }
  return absl::StrCat(shown.substr(1), line.percentages ? " %" : "");
}

TEST(SuppressionTest, ALineIsShownAsTheRuleOfSmallNumbersHasIt) {
  const struct {
    std::vector<int64_t> counts;
    std::string shown;
  } cases[] = {
      {{41, 3, 12}, "40 c c %"},
      {{60, 0, 20}, "60 0 20 %"},
      {{2, 1, 30}, "c c 30"},
      {{5, 30}, "5 30 %"},
      {{4, 30}, "c c %"},
      {{3, 0, 0}, "withheld"},
      {{9}, "withheld"},
      {{}, "withheld"},
      {{10}, "10 %"},
      {{4, 6, 6, 50}, "c c 5 50 %"},  // 4 and 6 are 10 in all
      {{3, 6, 50}, "c c 50"},
      {{0, 4, 4, 4}, "0 c c c %"},
      {{-3, 20, 30}, "c c 30 %"},
  };
  for (const auto& one : cases) EXPECT_EQ(Shown(one.counts, {}), one.shown);
}

TEST(SuppressionTest, NoSubtotalGivesACellAway) {
  const struct {
    std::vector<int64_t> counts;
    std::vector<Subtotal> subtotals;
    std::string shown;
  } cases[] = {
      // Nothing is hidden: all are shown.
      {{20, 30, 40}, {{0, 1}}, "20 30 40 | 50 %"},
      // 3 alone is inside, 8 alone outside.
      {{3, 40, 8, 50}, {{0, 1}}, "c 40 c 50 | c %"},
      // Both hidden cells are inside: the subtotal says what the total says.
      {{3, 8, 40, 50}, {{0, 1}}, "c c 40 50 | 10 %"},
      {{3, 8, 40, 50}, {{2, 3}}, "c c 40 50 | 90 %"},
      // Two and two, 6 in either part: too little.
      {{3, 3, 40, 3, 3}, {{0, 1, 2}}, "c c 40 c c | c %"},
      // Three and three, 12 in either part.
      {{4, 4, 4, 40, 4, 4, 4}, {{0, 1, 2, 3}}, "c c c 40 c c c | 50 %"},
      // One shown subtotal after another parts what the first left together.
      {{4, 4, 4, 4, 4, 4, 40}, {{0, 1, 2}, {0, 1, 2, 3}}, "c c c c c c 40 | 10 c %"},
      {{4, 4, 4, 40, 4, 4, 4, 4}, {{0, 1, 2}, {0, 1, 2, 3}}, "c c c 40 c c c c | 10 50 %"},
      // A subtotal is a small number itself.
      {{2, 2, 0, 30, 20}, {{0, 1, 2}}, "c c 0 30 20 | c"},
  };
  for (const auto& one : cases) EXPECT_EQ(Shown(one.counts, one.subtotals), one.shown);
}

TEST(SuppressionTest, CountsAreRoundedToTheNearestFive) {
  const struct {
    int64_t millionths;
    int64_t rounded;
  } cases[] = {{0, 0},           {7'000'000, 5},    {7'500'000, 10}, {12'000'000, 10},
               {13'000'000, 15}, {-8'000'000, -10}, {-7'000'000, -5}};
  for (const auto& one : cases) {
    EXPECT_EQ(RoundedToFive(one.millionths), absl::int128(one.rounded) * kMillion);
  }
}

}  // namespace
}  // namespace copperplate::indicators
