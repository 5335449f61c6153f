#include "services/indicators/domain/breakdown_table.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "services/indicators/domain/adds_up.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

Cell CountOf(int64_t count, int32_t first = kMarch) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, kMarch - first + 1, 0);
  series.back().numerator = count * kMillion;
  return CellMaker(definition, series, std::nullopt).Value({first, kMarch});
}

CategoryCells Of(const char* category, int64_t month, int64_t rolling) {
  return {category, CountOf(month), CountOf(rolling, kMarch - 11)};
}

std::vector<std::string> Printed(const BreakdownTable& table) {
  std::vector<std::string> lines;
  for (const ShareRow& row : table.rows) {
    lines.push_back(absl::StrCat(row.category, row.subtotal ? " = " : " ", row.month.text, " ",
                                 row.month.percent_text, " ", row.rolling.text, " ",
                                 row.rolling.percent_text));
  }
  return lines;
}

// The age of those arrested as the Board pack of May 2018 prints it, from whole numbers that round
// to its percentages.
std::vector<CategoryCells> Arrests() {
  return {Of("juveniles/14-and-under", 8, 142),
          Of("juveniles/15-17", 39, 649),
          Of("18-25", 235, 2893),
          Of("26-35", 333, 3849),
          Of("36-45", 169, 2433),
          Of("46-55", 96, 1252),
          Of("over-55", 43, 437),
          Of("not-known", 8, 153)};
}

TEST(BreakdownTableTest, PrintsTheArrestsOfTheBoardPack) {
  const BreakdownTable table =
      MakeBreakdownTable(DefinitionOf(Measure::kCount), Arrests(), CountOf(931),
                         CountOf(11'808, kMarch - 11), /*suppress=*/false);
  EXPECT_EQ(Printed(table),
            (std::vector<std::string>{
                "18-25 235 25.2 2893 24.5", "26-35 333 35.8 3849 32.6", "36-45 169 18.2 2433 20.6",
                "46-55 96 10.3 1252 10.6", "juveniles/14-and-under 8 0.9 142 1.2",
                "juveniles/15-17 39 4.2 649 5.5", "juveniles = 47 5.0 791 6.7",
                "not-known 8 0.9 153 1.3", "over-55 43 4.6 437 3.7"}));
  EXPECT_EQ(table.month.base.text, "931");
  EXPECT_EQ(table.month.difference_text, "0");
  EXPECT_EQ(table.rolling.base.text, "11808");
  EXPECT_EQ(table.note,
            "Of 931 in March 2018, 931 have a category. Of 11,808 in the 12 months to March 2018, "
            "11,808 have a category.");
}

// 38 of 70: a base of its own, and what it lacks is told.
TEST(BreakdownTableTest, EachDimensionHasItsOwnBase) {
  const BreakdownTable table = MakeBreakdownTable(
      DefinitionOf(Measure::kCount),
      {Of("europe/uk", 20, 400), Of("europe/europe-excl-uk/northern", 1, 40),
       Of("europe/europe-excl-uk/eastern", 2, 60), Of("africa", 1, 10), Of("not-stated", 14, 290)},
      CountOf(70), CountOf(939, kMarch - 11), /*suppress=*/false);
  EXPECT_EQ(Printed(table),
            (std::vector<std::string>{
                "africa 1 2.6 10 1.3", "europe/europe-excl-uk/eastern 2 5.3 60 7.5",
                "europe/europe-excl-uk/northern 1 2.6 40 5.0",
                "europe/europe-excl-uk = 3 7.9 100 12.5", "europe/uk 20 52.6 400 50.0",
                "europe = 23 60.5 500 62.5", "not-stated 14 36.8 290 36.3"}));
  EXPECT_EQ(table.month.base.text, "38");
  EXPECT_EQ(table.month.base.percent_text, "54.3");
  EXPECT_EQ(table.month.difference_text, "32");
  EXPECT_EQ(table.rolling.difference, 139);
}

TEST(BreakdownTableTest, SmallNumbersAreNotShownToEverybody) {
  const BreakdownTable table =
      MakeBreakdownTable(DefinitionOf(Measure::kCount),
                         {Of("asian", 1, 37), Of("black", 5, 59), Of("mixed", 3, 26),
                          Of("other", 0, 13), Of("white", 47, 638), Of("not-stated", 14, 166)},
                         CountOf(71), CountOf(939, kMarch - 11), /*suppress=*/true);
  EXPECT_EQ(Printed(table),
            (std::vector<std::string>{"asian c n/a 35 4", "black 5 n/a 60 6", "mixed c n/a 25 3",
                                      "not-stated 15 n/a 165 18", "other 0 n/a 15 1",
                                      "white 45 n/a 640 68"}));
  EXPECT_TRUE(table.rows[0].month.suppressed);
  EXPECT_EQ(table.rows[0].month.count, std::nullopt);
  EXPECT_EQ(table.rows[0].rolling.percent, 4);
  EXPECT_EQ(table.month.headline.text, "71");
  EXPECT_EQ(table.month.base.text, "70");
  // 71 less 70, to the nearest 5 as all that comes of the categories.
  EXPECT_EQ(table.month.difference_text, "0");
  EXPECT_EQ(
      table.note,
      "Of 71 in March 2018, about 70 have a category. Of 939 in the 12 months to March 2018, "
      "about 940 have a category. Counts of 1 to 4, and others that would give them away, are "
      "shown as c; other counts of categories are rounded to the nearest 5.");
}

TEST(BreakdownTableTest, ASmallTableIsWithheld) {
  const BreakdownTable table =
      MakeBreakdownTable(DefinitionOf(Measure::kCount), {Of("a", 8, 80), Of("b", 0, 15)},
                         CountOf(8), CountOf(95, kMarch - 11), /*suppress=*/true);
  EXPECT_EQ(Printed(table), (std::vector<std::string>{"a c n/a 80 84", "b c n/a 15 16"}));
  EXPECT_EQ(table.month.base.text, "c");
  EXPECT_EQ(table.month.difference_text, "c");
  EXPECT_EQ(table.month.base.percent, std::nullopt);
}

TEST(BreakdownTableTest, WhatIsMissingIsNotZero) {
  CategoryCells gap = Of("b/one", 5, 50);
  gap.rolling.absence = AbsenceReason::kIncompletePeriod;
  CategoryCells none = Of("c", 0, 0);
  none.month.absence = none.rolling.absence = AbsenceReason::kNoObservation;
  const BreakdownTable table = MakeBreakdownTable(
      DefinitionOf(Measure::kCount), {Of("a", 15, 150), gap, Of("b/two", 20, 200), none},
      CountOf(40), CountOf(400, kMarch - 11), /*suppress=*/false);
  EXPECT_EQ(Printed(table), (std::vector<std::string>{"a 15 37.5 150 n/a", "b/one 5 12.5 n/a n/a",
                                                      "b/two 20 50.0 200 n/a",
                                                      "b = 25 62.5 n/a n/a", "c n/a n/a n/a n/a"}));
  EXPECT_EQ(table.rows[3].rolling.absence, AbsenceReason::kIncompletePeriod);
  EXPECT_EQ(table.month.base.text, "40");
}

// Without it the shares of the others would be too large.
TEST(BreakdownTableTest, ACategoryWithElevenOfTwelveMonthsLeavesNoBase) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, 12, 10);
  Erase(series, kMarch - 5);
  CategoryCells gap = Of("b", 10, 120);
  gap.rolling = CellMaker(definition, series, std::nullopt).Value(Rolling12(kMarch));
  for (const bool suppress : {false, true}) {
    const BreakdownTable table = MakeBreakdownTable(
        definition, {Of("a", 30, 300), gap}, CountOf(40), CountOf(420, kMarch - 11), suppress);
    EXPECT_EQ(table.rows[0].rolling.text, "300");
    EXPECT_EQ(table.rows[0].rolling.percent_text, "n/a");
    EXPECT_EQ(table.rows[0].rolling.percent, std::nullopt);
    EXPECT_EQ(table.rolling.base.absence, AbsenceReason::kIncompletePeriod);
    EXPECT_EQ(table.rolling.base.text, "n/a");
    EXPECT_EQ(table.rolling.base.percent, std::nullopt);
    EXPECT_EQ(table.rolling.difference, std::nullopt);
    EXPECT_EQ(table.note.find("12 months"), std::string::npos) << table.note;
    EXPECT_EQ(table.month.base.text, "40");
    EXPECT_EQ(table.rows[0].month.percent_text, suppress ? "75" : "75.0");
  }
  gap.rolling.absence = AbsenceReason::kOutOfRange;
  EXPECT_EQ(MakeBreakdownTable(definition, {Of("a", 30, 300), gap}, CountOf(40),
                               CountOf(420, kMarch - 11), /*suppress=*/false)
                .rolling.base.absence,
            AbsenceReason::kOutOfRange);
}

// 68 of 70 is 97%, which neither 67 nor 69 is: the difference would be known though rounded to 0.
TEST(BreakdownTableTest, ThePercentageOfTheBaseDoesNotGiveTheDifferenceAway) {
  const std::vector<CategoryCells> categories = {Of("a", 30, 300), Of("b", 38, 380)};
  const auto base = [&](bool suppress) {
    return MakeBreakdownTable(DefinitionOf(Measure::kCount), categories, CountOf(70),
                              CountOf(700, kMarch - 11), suppress)
        .month.base;
  };
  EXPECT_EQ(base(false).percent_text, "97.1");
  EXPECT_EQ(base(true).text, "70");
  EXPECT_EQ(base(true).percent_text, "n/a");
  EXPECT_EQ(base(true).percent, std::nullopt);
}

TEST(BreakdownTableTest, ARateIsBrokenDownByItsEvents) {
  const IndicatorDefinition counts = CountsOf(DefinitionOf(Measure::kRate, 1, "per_1000"));
  EXPECT_EQ(counts.measure, Measure::kCount);
  EXPECT_EQ(counts.decimals, 0);
  EXPECT_TRUE(AddsUp(Measure::kRate));
  EXPECT_FALSE(AddsUp(Measure::kProportion));
}

}  // namespace
}  // namespace copperplate::indicators
