#include "services/volunteers/domain/suppression.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>
#include <string>

#include "rapidcheck/gtest.h"

namespace copperplate::volunteers {
namespace {

// `40 c c = 55`, or with percentages `40(73%) c c = 55`.
std::string ShownAs(const ShownLine& line) {
  std::string text;
  for (const ShownCell& cell : line.cells) {
    text += cell.count.has_value() ? std::to_string(*cell.count) : std::string(1, kSuppressedMark);
    if (cell.percent.has_value()) text += "(" + std::to_string(*cell.percent) + "%)";
    text += " ";
  }
  return text + "= " +
         (line.total.has_value() ? std::to_string(*line.total) : std::string(1, kSuppressedMark));
}

TEST(SuppressionTest, TheVectors) {
  EXPECT_EQ(ShownAs(SuppressLine({41, 3, 12})), "40(73%) c c = 55");
  EXPECT_EQ(ShownAs(SuppressLine({60, 0, 20})), "60(75%) 0(0%) 20(25%) = 80");
  EXPECT_EQ(ShownAs(SuppressLine({2, 1, 30})), "c c 30 = 35");
}

TEST(SuppressionTest, OneToFourAreSuppressedAndTheSmallestBesideASingleOne) {
  EXPECT_EQ(ShownAs(SuppressLine({0, 0, 0})), "0 0 0 = 0");
  EXPECT_EQ(ShownAs(SuppressLine({5, 5, 5})), "5 5 5 = 15");
  EXPECT_EQ(ShownAs(SuppressLine({4, 50, 0, 50})), "c c 0 50 = 105");
  EXPECT_EQ(ShownAs(SuppressLine({1, 4, 18})), "c c 20 = 25");
  EXPECT_EQ(ShownAs(SuppressLine({4, 0, 0})), "c c c = c");
  EXPECT_EQ(ShownAs(SuppressLine({2, 2, 0})), "c c c = c");
}

// The strength of a kind is published to the person, so that a total rounded hides nothing.
TEST(SuppressionTest, MoreIsSuppressedWhereTheTotalWouldTellACell) {
  // 1 and 1 of 7, were 5 shown: it is 5 to 7.
  EXPECT_EQ(ShownAs(SuppressLine({1, 1, 0, 5})), "c c c c = c");
  EXPECT_EQ(ShownAs(SuppressLine({1, 1, 5, 5})), "c c c 5 = 10");
  // 4 and 7 of 18: what is suppressed beside the 4 is at most what is shown.
  EXPECT_EQ(ShownAs(SuppressLine({7, 7, 4})), "c c c = c");
  EXPECT_EQ(ShownAs(SuppressLine({4, 4, 4})), "c c c = c");
}

// 23 of 50 are 46%: of the other 27 no more than 23 are of the cell that is suppressed second, so
// that the first is 4.
TEST(SuppressionTest, PercentagesAreMissingWhereTheyWouldTellACell) {
  EXPECT_EQ(ShownAs(SuppressLine({23, 23, 4})), "c 25 c = 50");
  EXPECT_EQ(ShownAs(SuppressLine({24, 23, 3})), "25 c c = 50");
  EXPECT_EQ(ShownAs(SuppressLine({33, 23, 4})), "35(55%) c c = 60");
}

TEST(SuppressionTest, PercentagesNeedABaseOfTwentyThree) {
  EXPECT_EQ(ShownAs(SuppressLine({11, 11})), "10 10 = 20");
  EXPECT_EQ(ShownAs(SuppressLine({12, 11})), "10(52%) 10(48%) = 25");
  // Half up, from the true counts: 12.5%.
  EXPECT_EQ(ShownAs(SuppressLine({5, 35})), "5(13%) 35(88%) = 40");
}

TEST(SuppressionTest, ATableOfFewerThanTenPeopleIsWithheld) {
  EXPECT_TRUE(SuppressTable({{5, 0}, {0, 4}}).withheld);
  EXPECT_TRUE(SuppressTable({{5, 0}, {0, 4}}).lines.empty());
  const ShownTable table = SuppressTable({{5, 0}, {0, 5}});
  EXPECT_FALSE(table.withheld);
  EXPECT_EQ(ShownAs(table.lines[1]), "0 5 = 5");
}

// Every line of `width` cells below `limit`: of all the lines of one true total that are shown
// alike, a suppressed cell has more than one value. Lines near the limit, whose likes lie beyond
// it, are left out.
void ExpectNothingCanBeTold(size_t width, int64_t limit, int64_t checked_below) {
  std::map<std::string, std::vector<std::set<int64_t>>> values;
  std::set<std::string> checked;
  std::vector<int64_t> line(width, 0);
  while (true) {
    const ShownLine shown = SuppressLine(line);
    const std::string as = ShownAs(shown) + " of " +
                           std::to_string(std::accumulate(line.begin(), line.end(), int64_t{0}));
    std::vector<std::set<int64_t>>& seen = values[as];
    seen.resize(width);
    bool inner = true;
    for (size_t i = 0; i < width; ++i) {
      seen[i].insert(line[i]);
      inner = inner && line[i] < checked_below;
    }
    if (inner) checked.insert(as);
    size_t i = 0;
    while (i < width && ++line[i] == limit) line[i++] = 0;
    if (i == width) break;
  }
  for (const std::string& as : checked) {
    size_t cell = 0;
    for (size_t at = 0; cell < width; ++cell) {
      if (as[at] == kSuppressedMark) {
        EXPECT_GT(values[as][cell].size(), 1U) << as << ", cell " << cell;
      }
      at = as.find(' ', at) + 1;
    }
  }
}

TEST(SuppressionTest, NoSuppressedCellCanBeToldFromItsLine) {
  ExpectNothingCanBeTold(2, 60, 50);
  ExpectNothingCanBeTold(3, 42, 34);
  ExpectNothingCanBeTold(4, 18, 12);
}

RC_GTEST_PROP(SuppressionTest, WhatIsShownIsZeroOrAMultipleOfFiveAndNeverSmall, ()) {
  std::vector<int64_t> counts;
  const int width = *rc::gen::inRange(1, 9);
  counts.reserve(static_cast<size_t>(width));
  for (int i = 0; i < width; ++i) counts.push_back(*rc::gen::inRange<int64_t>(0, 30));
  const ShownLine line = SuppressLine(counts);
  int suppressed = 0;
  for (size_t i = 0; i < counts.size(); ++i) {
    const ShownCell& cell = line.cells[i];
    if (!cell.count.has_value()) {
      ++suppressed;
      RC_ASSERT(!cell.percent.has_value());
      continue;
    }
    RC_ASSERT(counts[i] == 0 || counts[i] >= 5);
    RC_ASSERT(*cell.count % 5 == 0);
    RC_ASSERT(*cell.count - 2 <= counts[i] && counts[i] <= *cell.count + 2);
  }
  // One alone could be told from the total.
  RC_ASSERT(suppressed != 1 || width == 1);
}

}  // namespace
}  // namespace copperplate::volunteers
