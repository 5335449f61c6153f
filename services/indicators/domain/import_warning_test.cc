#include "services/indicators/domain/import_warning.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kLine = 7;

// One period after another up to the one before `last`, which is on a line of the import.
RecentSeries SeriesTo(int32_t last, const std::vector<int64_t>& numerators, int period = 1) {
  RecentSeries series;
  int32_t month = last - static_cast<int32_t>(numerators.size() - 1) * period;
  for (const int64_t numerator : numerators) {
    series.figures.push_back({month, numerator * kMillion, 0, month == last ? kLine : 0});
    month += period;
  }
  return series;
}

// 100, 110, 100...: `count` of them, then `last`.
std::vector<int64_t> UpAndDown(size_t count, int64_t last) {
  std::vector<int64_t> values;
  for (size_t i = 0; i < count; ++i) values.push_back(i % 2 == 0 ? 100 : 110);
  values.push_back(last);
  return values;
}

// Mean 105, moving ranges of 10: 105 -/+ 26.6.
TEST(OutsideOwnLimitsTest, TheFiguresBeforeSayWhatIsUnusual) {
  const IndicatorDefinition count = DefinitionOf(Measure::kCount);
  for (const int64_t within : {79, 131}) {
    EXPECT_THAT(OutsideOwnLimits(count, SeriesTo(kMarch, UpAndDown(24, within))), IsEmpty());
  }
  const auto above = OutsideOwnLimits(count, SeriesTo(kMarch, UpAndDown(24, 1320)));
  ASSERT_THAT(above, SizeIs(1));
  EXPECT_EQ(above[0].line, kLine);
  EXPECT_EQ(above[0].month, kMarch);
  EXPECT_EQ(above[0].kind, WarningKind::kOutsideOwnLimits);
  EXPECT_EQ(above[0].value.value, 1320);
  EXPECT_EQ(above[0].value.text, "1320");
  EXPECT_EQ(above[0].expected.value, 105);
  EXPECT_EQ(above[0].expected.text, "105.0");
  EXPECT_DOUBLE_EQ(above[0].lower->value, 78.4);
  EXPECT_EQ(above[0].lower->text, "78.4");
  EXPECT_EQ(above[0].upper->text, "131.6");
  EXPECT_EQ(above[0].n, 24);
  EXPECT_FALSE(above[0].seasonal);
  EXPECT_EQ(above[0].sentence,
            "1,320 lies above the limits that the 24 months before it give, 78.4 to 131.6 around "
            "105.0.");

  const auto below = OutsideOwnLimits(count, SeriesTo(kMarch, UpAndDown(24, 78)));
  ASSERT_THAT(below, SizeIs(1));
  EXPECT_EQ(below[0].sentence,
            "78 lies below the limits that the 24 months before it give, 78.4 to 131.6 around "
            "105.0.");
}

TEST(OutsideOwnLimitsTest, ThirteenFiguresAreNeededWithinThirtySixPeriods) {
  const IndicatorDefinition count = DefinitionOf(Measure::kCount);
  EXPECT_THAT(OutsideOwnLimits(count, SeriesTo(kMarch, UpAndDown(12, 900))), IsEmpty());
  const auto warned = OutsideOwnLimits(count, SeriesTo(kMarch, UpAndDown(13, 900)));
  ASSERT_THAT(warned, SizeIs(1));
  EXPECT_EQ(warned[0].n, 13);

  // All thirteen, but the first lies a month too far back; then just not.
  RecentSeries gappy = SeriesTo(kMarch, UpAndDown(13, 900));
  gappy.figures[0].month = kMarch - 37;
  EXPECT_THAT(OutsideOwnLimits(count, gappy), IsEmpty());
  gappy.figures[0].month = kMarch - 36;
  EXPECT_THAT(OutsideOwnLimits(count, gappy), SizeIs(1));

  IndicatorDefinition quarterly = count;
  quarterly.frequency = Frequency::kQuarterly;
  const auto of_quarters = OutsideOwnLimits(quarterly, SeriesTo(kMarch, UpAndDown(13, 900), 3));
  ASSERT_THAT(of_quarters, SizeIs(1));
  EXPECT_THAT(of_quarters[0].sentence, ::testing::HasSubstr("the 13 quarters before it"));
}

TEST(OutsideOwnLimitsTest, OnlyWhatTheImportBringsIsJudgedAndByWhatLiesBeforeIt) {
  RecentSeries series = SeriesTo(kMarch, UpAndDown(24, 900));
  series.figures.back().line = 0;
  EXPECT_THAT(OutsideOwnLimits(DefinitionOf(Measure::kCount), series), IsEmpty());
  // The 900 lies after it.
  series.figures[23].line = kLine;
  EXPECT_THAT(OutsideOwnLimits(DefinitionOf(Measure::kCount), series), IsEmpty());
}

// Year after year the same but for December, and 0 or 2 more by turns: differences with mean 1 and
// moving ranges of 2, so 1 -/+ 5.32 about the month a year before, 54.
TEST(OutsideOwnLimitsTest, AStrongSeasonIsTakenOffFirst) {
  std::vector<int64_t> values;
  for (int64_t year = 0; year < 3; ++year) {
    for (int64_t month = 0; month < 12; ++month) {
      values.push_back((month == 8 ? 150 : 50 + month % 3) + 2 * year * (month % 2));
    }
  }
  const IndicatorDefinition count = DefinitionOf(Measure::kCount);
  values.push_back(56);  // after 50
  EXPECT_THAT(OutsideOwnLimits(count, SeriesTo(kMarch, values)), IsEmpty());
  values.back() = 57;
  const auto warned = OutsideOwnLimits(count, SeriesTo(kMarch, values));
  ASSERT_THAT(warned, SizeIs(1));
  EXPECT_TRUE(warned[0].seasonal);
  EXPECT_EQ(warned[0].n, 24);
  EXPECT_EQ(warned[0].expected.text, "51.0");
  EXPECT_EQ(warned[0].lower->text, "45.7");
  EXPECT_EQ(warned[0].upper->text, "56.3");
  EXPECT_EQ(warned[0].sentence,
            "57 lies above the limits that the same month a year before and the 24 changes from "
            "year to year before it give, 45.7 to 56.3 around 51.0.");
}

TEST(OutsideOwnLimitsTest, AQuotientIsJudgedInItsUnitAndARateByItsEvents) {
  RecentSeries series = SeriesTo(kMarch, UpAndDown(24, 150));
  for (RecentFigure& figure : series.figures) figure.denominator = 200 * kMillion;
  const auto share = OutsideOwnLimits(DefinitionOf(Measure::kProportion, 1, "percent"), series);
  ASSERT_THAT(share, SizeIs(1));
  EXPECT_EQ(share[0].sentence,
            "75.0% lies above the limits that the 24 months before it give, 39.20% to 65.80% "
            "around 52.50%.");
  // Nobody was asked: no value, and none to judge.
  series.figures.back().denominator = 0;
  series.figures.back().numerator = 0;
  EXPECT_THAT(OutsideOwnLimits(DefinitionOf(Measure::kProportion, 1, "percent"), series),
              IsEmpty());

  const auto rate = OutsideOwnLimits(DefinitionOf(Measure::kRate, 2, "per_1000"),
                                     SeriesTo(kMarch, UpAndDown(24, 150)));
  ASSERT_THAT(rate, SizeIs(1));
  EXPECT_EQ(rate[0].value.text, "150");
  EXPECT_EQ(rate[0].upper->text, "131.6");
}

// Given all events of the history and the figure's own, P(k or more fall on its period), each of
// which does so by 1 in the n + 1 periods. None in 13: 1/14^k, 1/196 for 2 and 1/2744 for 3. None
// in 36: 1/37 for 1, 1/1369 for 2. One in 36: (3 * 36 + 1)/37^3 = 0.0022 for 2, (4 * 36 + 1)/37^4
// for 3. The tail is 0.00135.
TEST(OutsideOwnLimitsTest, RareEventsAreHeldAgainstChanceAlone) {
  struct Case {
    size_t periods;
    int64_t earlier;  // one event in each of the first so many
    int64_t most;
  };
  for (const Case& c : {Case{13, 0, 2}, Case{36, 0, 1}, Case{36, 1, 2}, Case{36, 3, 2}}) {
    SCOPED_TRACE(c.periods * 100 + static_cast<size_t>(c.earlier));
    std::vector<int64_t> values(c.periods, 0);
    for (int64_t i = 0; i < c.earlier; ++i) values[static_cast<size_t>(i)] = 1;
    values.push_back(c.most);
    for (const Measure measure : {Measure::kCount, Measure::kRate, Measure::kHarm}) {
      const IndicatorDefinition definition = DefinitionOf(measure, 1, "days");
      values.back() = c.most;
      EXPECT_THAT(OutsideOwnLimits(definition, SeriesTo(kMarch, values)), IsEmpty());
      values.back() = c.most + 1;
      const auto warned = OutsideOwnLimits(definition, SeriesTo(kMarch, values));
      ASSERT_THAT(warned, SizeIs(1));
      EXPECT_EQ(warned[0].lower->value, 0);
      EXPECT_EQ(warned[0].upper->value, c.most);
      EXPECT_EQ(warned[0].n, static_cast<int>(c.periods));
    }
  }
  std::vector<int64_t> values(13, 0);
  values.push_back(1'000'000'000'000);
  EXPECT_THAT(OutsideOwnLimits(DefinitionOf(Measure::kCount), SeriesTo(kMarch, values)), SizeIs(1));
  values.back() = 3;
  EXPECT_EQ(
      OutsideOwnLimits(DefinitionOf(Measure::kCount), SeriesTo(kMarch, values)).at(0).sentence,
      "3 lies above the limits that the 13 months before it, of events that are rare, give, 0.0 to "
      "2.0 around 0.0.");
}

// 24 periods of 4 and 5 by turns, 108 events: moving ranges of 1, so 4.5 -/+ 2.66, while given 108
// and its own P(12 or more) is 0.0032 and P(13 or more) 0.0012. Of 5 a period it is the moving
// ranges again: 4 and 6 by turns are 5 -/+ 5.32.
TEST(OutsideOwnLimitsTest, FewerThanFiveEventsAPeriodAreRare) {
  const IndicatorDefinition count = DefinitionOf(Measure::kCount);
  std::vector<int64_t> values(24);
  for (size_t i = 0; i < 24; ++i) values[i] = 4 + static_cast<int64_t>(i % 2);
  values.push_back(12);
  EXPECT_THAT(OutsideOwnLimits(count, SeriesTo(kMarch, values)), IsEmpty());
  values.back() = 0;
  EXPECT_THAT(OutsideOwnLimits(count, SeriesTo(kMarch, values)), IsEmpty());
  values.back() = 13;
  const auto rare = OutsideOwnLimits(count, SeriesTo(kMarch, values));
  ASSERT_THAT(rare, SizeIs(1));
  EXPECT_EQ(rare[0].upper->text, "12.0");
  EXPECT_EQ(rare[0].expected.text, "4.5");

  for (size_t i = 0; i < 24; ++i) values[i] = 4 + 2 * (static_cast<int64_t>(i) % 2);
  values.back() = 10;
  EXPECT_THAT(OutsideOwnLimits(count, SeriesTo(kMarch, values)), IsEmpty());
  values.back() = 11;
  const auto usual = OutsideOwnLimits(count, SeriesTo(kMarch, values));
  ASSERT_THAT(usual, SizeIs(1));
  EXPECT_EQ(usual[0].upper->text, "10.3");
}

TEST(OutsideOwnLimitsTest, AHistoryThatNeverMovesSetsNoLimits) {
  std::vector<int64_t> values(24, 50);
  values.push_back(51);
  RecentSeries series = SeriesTo(kMarch, values);
  EXPECT_THAT(OutsideOwnLimits(DefinitionOf(Measure::kCount), series), IsEmpty());
  EXPECT_THAT(OutsideOwnLimits(DefinitionOf(Measure::kLevel), series), IsEmpty());
  for (RecentFigure& figure : series.figures) figure.denominator = 100 * kMillion;
  EXPECT_THAT(OutsideOwnLimits(DefinitionOf(Measure::kProportion, 1, "percent"), series),
              IsEmpty());
  // Of an amount, few are not rare.
  values.assign(24, 0);
  values.push_back(3);
  EXPECT_THAT(OutsideOwnLimits(DefinitionOf(Measure::kAmount), SeriesTo(kMarch, values)),
              IsEmpty());
}

TEST(OutsideOwnLimitsTest, AHarmIsJudgedByItsOffences) {
  const auto harm = OutsideOwnLimits(DefinitionOf(Measure::kHarm, 1, "days"),
                                     SeriesTo(kMarch, UpAndDown(24, 1320)));
  ASSERT_THAT(harm, SizeIs(1));
  EXPECT_EQ(harm[0].value.text, "1320");
  EXPECT_EQ(harm[0].sentence,
            "1,320 lies above the limits that the 24 months before it give, 78.4 to 131.6 around "
            "105.0.");
}

RecentSeries OneMonth(int64_t numerator, int64_t denominator, int64_t line) {
  RecentSeries series;
  series.figures.push_back({kMarch, numerator * kMillion, denominator * kMillion, line});
  return series;
}

TEST(SumsThatDifferTest, AnAreaIsHeldAgainstThoseRightBelowIt) {
  const IndicatorDefinition count = DefinitionOf(Measure::kCount);
  const RecentSeries whole = OneMonth(120, 0, 9);
  const RecentSeries south = OneMonth(70, 0, 5);
  const RecentSeries north = OneMonth(50, 0, 4);
  const RecentSeries less = OneMonth(40, 0, 4);
  EXPECT_THAT(SumsThatDiffer(count, whole, {{&south, {}}, {&north, {}}}), IsEmpty());
  const auto differs = SumsThatDiffer(count, whole, {{&south, {}}, {&less, {}}});
  ASSERT_THAT(differs, SizeIs(1));
  EXPECT_EQ(differs[0].line, 9);
  EXPECT_EQ(differs[0].month, kMarch);
  EXPECT_EQ(differs[0].kind, WarningKind::kNumeratorsDiffer);
  EXPECT_EQ(differs[0].value.text, "120");
  EXPECT_EQ(differs[0].expected.text, "110");
  EXPECT_FALSE(differs[0].lower.has_value());
  EXPECT_EQ(differs[0].n, 2);
  EXPECT_EQ(differs[0].sentence,
            "Its own figure is 120, and those of the 2 areas in it add up to 110.");

  // The import has the areas below alone: the first of their lines.
  const RecentSeries held = OneMonth(120, 0, 0);
  const auto below = SumsThatDiffer(count, held, {{&south, {}}, {&less, {}}});
  ASSERT_THAT(below, SizeIs(1));
  EXPECT_EQ(below[0].line, 4);
  // None of its lines is in it.
  const RecentSeries old = OneMonth(40, 0, 0);
  EXPECT_THAT(SumsThatDiffer(count, held, {{&old, {}}}), IsEmpty());
}

TEST(SumsThatDifferTest, NothingIsSaidUnlessEveryAreaOfTheMonthHasAFigure) {
  const IndicatorDefinition count = DefinitionOf(Measure::kCount);
  const RecentSeries whole = OneMonth(120, 0, 9);
  const RecentSeries south = OneMonth(70, 0, 5);
  EXPECT_THAT(SumsThatDiffer(count, whole, {}), IsEmpty());
  EXPECT_THAT(SumsThatDiffer(count, whole, {{&south, {}}, {nullptr, {}}}), IsEmpty());
  // The one without a figure joined a month later.
  EXPECT_THAT(SumsThatDiffer(count, whole, {{&south, {}}, {nullptr, {kMarch + 1}}}), SizeIs(1));
  EXPECT_THAT(SumsThatDiffer(count, whole, {{&south, {0, kMarch - 1}}}), IsEmpty());
}

TEST(SumsThatDifferTest, DenominatorsAreHeldAgainstEachOtherAndLevelsAreNot) {
  const RecentSeries whole = OneMonth(80, 100, 2);
  const RecentSeries south = OneMonth(81, 99, 3);
  const auto differs =
      SumsThatDiffer(DefinitionOf(Measure::kProportion, 1, "percent"), whole, {{&south, {}}});
  ASSERT_THAT(differs, SizeIs(2));
  EXPECT_EQ(differs[0].sentence, "Its own numerator is 80, and that of the one area in it is 81.");
  EXPECT_EQ(differs[1].kind, WarningKind::kDenominatorsDiffer);
  EXPECT_EQ(differs[1].sentence,
            "Its own denominator is 100, and that of the one area in it is 99.");
  EXPECT_THAT(SumsThatDiffer(DefinitionOf(Measure::kLevel), whole, {{&south, {}}}), IsEmpty());
  const auto harm = SumsThatDiffer(DefinitionOf(Measure::kHarm, 1, "days"), whole, {{&south, {}}});
  ASSERT_THAT(harm, SizeIs(1));
  EXPECT_EQ(harm[0].sentence, "Its own figure is 80, and that of the one area in it is 81.");
}

}  // namespace
}  // namespace copperplate::indicators
