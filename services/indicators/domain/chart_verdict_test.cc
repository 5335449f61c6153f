#include "services/indicators/domain/chart_verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::HasSubstr;
using ::testing::Optional;

constexpr double kFine = 1e-6;

class ChartVerdictTest : public ::testing::Test {
 protected:
  ChartVerdictTest() { definition_.polarity = Polarity::kLowerIsBetter; }

  // Of months that end in March 2018.
  DashboardRow Row(const std::vector<int64_t>& values) {
    series_ = Months(kMarch - static_cast<int32_t>(values.size()) + 1, values);
    return Row();
  }
  DashboardRow Row() {
    return ComputeDashboardRow({.definition = definition_,
                                .series = series_,
                                .month_asked = kMarch,
                                .profile = *FindProfile(kMdcProfile),
                                .annotations = annotations_});
  }
  void Aim(int64_t value) {
    Annotation target;
    target.kind = AnnotationKind::kTarget;
    target.id = "aim";
    target.first_month = kMarch - 2;
    target.value = value * kMillion;
    annotations_.push_back(target);
  }

  IndicatorDefinition definition_ = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series_;
  std::vector<Annotation> annotations_;
};

// 13 months of 100 and 110 in turn: their moving ranges are 10 each.
std::vector<int64_t> InTurn(std::initializer_list<int64_t> then) {
  std::vector<int64_t> values = {100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100};
  values.insert(values.end(), then);
  return values;
}

TEST_F(ChartVerdictTest, OutsideTheLimitsIsHigherInBothColumns) {
  const DashboardRow row = Row(InTurn({150}));
  const Verdict& verdict = row.v_1yr;
  EXPECT_EQ(verdict.word, VerdictWord::kHigher);
  EXPECT_EQ(verdict.method, Method::kXmrSignal);
  EXPECT_EQ(verdict.profile, "mdc");
  EXPECT_EQ(verdict.subject.text, "150");
  EXPECT_FALSE(verdict.reference.present());
  ASSERT_TRUE(verdict.chart.has_value());
  EXPECT_EQ(verdict.chart->points, 14);
  EXPECT_EQ(verdict.chart->months, (Period{Month(2017, 2), kMarch}));
  // 1,510 / 14; the ranges come to 12 x 10 + 50 over 13: 2.66 x 13.0769 on either side.
  EXPECT_NEAR(verdict.chart->centre, 107.857143, kFine);
  EXPECT_EQ(verdict.chart->centre_text, "107.9");
  EXPECT_NEAR(verdict.interval->lower, 73.072527, kFine);
  EXPECT_NEAR(verdict.interval->upper, 142.641758, kFine);
  EXPECT_THAT(verdict.chart->signal, Optional(ChartSignal::kAboveLimit));
  EXPECT_FALSE(verdict.chart->trial);
  EXPECT_EQ(
      verdict.sentence,
      "March 2018, at 150, lies above the upper limit of 142.6 that its 14 months since "
      "February 2017 set: higher than the other points of its chart, which the ups and downs of "
      "a steady figure seldom bring about.");
  EXPECT_EQ(row.v_3yr.word, VerdictWord::kHigher);
  EXPECT_EQ(row.v_3yr.sentence, verdict.sentence);
  EXPECT_EQ(row.v_3yr.comparison, Comparison::kThreeYearAverage);
}

TEST_F(ChartVerdictTest, WithinThemIsComparable) {
  const Verdict verdict = Row(InTurn({130})).v_1yr;
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_NEAR(verdict.interval->upper, 137.120879, kFine);  // 1,490 / 14 + 2.66 x 150 / 13
  EXPECT_FALSE(verdict.chart->signal.has_value());
  EXPECT_EQ(verdict.sentence,
            "March 2018, at 130, lies within the limits of 75.7 to 137.1 that its 14 months since "
            "February 2017 set and is no signal: comparable with the other points of its chart, as "
            "its ups and downs always are.");
}

// Mean 116.4, moving ranges of 36 / 14 on average: limits 109.56 to 123.24, two sigma at 111.84.
TEST_F(ChartVerdictTest, ARunThatEndsAtTheMonthIsLower) {
  const Verdict verdict = Row({120, 122, 120, 122, 120, 122, 120, 122,  //
                               112, 110, 112, 110, 112, 110, 112})
                              .v_1yr;
  EXPECT_EQ(verdict.word, VerdictWord::kLower);
  EXPECT_THAT(verdict.chart->signal, Optional(ChartSignal::kShiftLow));
  EXPECT_THAT(verdict.sentence, HasSubstr("one of 7 or more on end that lie below the average of "
                                          "116.4: lower than the "));
}

TEST_F(ChartVerdictTest, ARebaseBeginsTheLimitsAnewAndFewPointsMakeThemTrialOnes) {
  Annotation rebase;
  rebase.kind = AnnotationKind::kRebase;
  rebase.id = "merger";
  rebase.first_month = kMarch - 4;
  annotations_ = {rebase};
  const Verdict verdict = Row(InTurn({150, 152, 150, 152, 150})).v_1yr;
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_EQ(verdict.chart->points, 5);
  EXPECT_TRUE(verdict.chart->trial);
  EXPECT_DOUBLE_EQ(verdict.chart->centre, 150.8);
  EXPECT_NEAR(verdict.interval->upper, 156.12, kFine);
  EXPECT_THAT(verdict.sentence, HasSubstr("trial limits of 145.5 to 156.1 that its 5 months"));
}

TEST_F(ChartVerdictTest, AStrongSeasonIsChartedAsDifferencesFromAYearBefore) {
  constexpr int64_t kYear[] = {100, 90, 110, 130, 150, 180, 200, 190, 160, 140, 120, 80};
  std::vector<int64_t> values(60);
  for (size_t i = 0; i < 60; ++i) values[i] = kYear[i % 12] + (i % 7 == 0 ? 1 : 0);
  values.back() += 20;
  Aim(100);
  const DashboardRow row = Row(values);
  const Verdict& verdict = row.v_1yr;
  EXPECT_EQ(verdict.word, VerdictWord::kHigher);
  EXPECT_EQ(verdict.chart->kind, ChartValueKind::kSeasonalDifferences);
  EXPECT_EQ(verdict.chart->points, 36);
  EXPECT_DOUBLE_EQ(verdict.chart->value, 20);  // neither month is one in seven
  EXPECT_EQ(verdict.chart->text, "20");
  EXPECT_EQ(verdict.subject.text, "100");
  EXPECT_EQ(row.chart_months, (Period{kMarch - 47, kMarch}));
  EXPECT_EQ(row.benchmark.reason, VerdictReason::kValuesAreDifferences);
  EXPECT_EQ(row.benchmark.sentence,
            "No verdict: the season is strong, so that the chart is one of differences from a year "
            "before, and a target is one of months.");
}

TEST_F(ChartVerdictTest, TheTargetIsHeldAgainstTheLimits) {
  // 1,490 / 14 -/+ 30.6923: 75.74 to 137.12.
  const struct {
    int64_t target;
    Polarity polarity;
    VerdictWord word;
    const char* sentence;
  } cases[] = {
      {75, Polarity::kLowerIsBetter, VerdictWord::kHigher,
       "The target of 75 lies below the limits of 75.7 to 137.1 that its 14 months since February "
       "2017 set: higher, and it will not be met unless something changes."},
      {75, Polarity::kHigherIsBetter, VerdictWord::kHigher,
       "The target of 75 lies below the limits of 75.7 to 137.1 that its 14 months since February "
       "2017 set: higher, and it will be met as long as nothing changes."},
      {138, Polarity::kLowerIsBetter, VerdictWord::kLower,
       "The target of 138 lies above the limits of 75.7 to 137.1 that its 14 months since February "
       "2017 set: lower, and it will be met as long as nothing changes."},
      {100, Polarity::kLowerIsBetter, VerdictWord::kComparable,
       "The target of 100 lies within the limits of 75.7 to 137.1 that its 14 months since "
       "February 2017 set: comparable, and it will be met or missed by chance unless something "
       "changes."},
      {138, Polarity::kNeutral, VerdictWord::kLower,
       "The target of 138 lies above the limits of 75.7 to 137.1 that its 14 months since February "
       "2017 set: lower, and of this figure neither way is the better one."},
  };
  for (const auto& one : cases) {
    annotations_.clear();
    Aim(one.target);
    definition_.polarity = one.polarity;
    const Verdict verdict = Row(InTurn({130})).benchmark;
    EXPECT_EQ(verdict.method, Method::kXmrAssurance);
    EXPECT_EQ(verdict.word, one.word) << one.sentence;
    EXPECT_EQ(verdict.sentence, one.sentence);
    EXPECT_THAT(verdict.chart->target, Optional(static_cast<double>(one.target)));
    EXPECT_FALSE(verdict.chart->signal.has_value());
  }
}

TEST_F(ChartVerdictTest, WithoutATargetThereIsNoAssurance) {
  const Verdict verdict = Row(InTurn({130})).benchmark;
  EXPECT_EQ(verdict.word, VerdictWord::kNotCalculated);
  EXPECT_EQ(verdict.reason, VerdictReason::kNoTarget);
  EXPECT_EQ(verdict.sentence, "No verdict: no target is held for March 2018.");
  EXPECT_TRUE(verdict.chart.has_value());
}

// A step of 1,000 at the end widens the limits: of four points to 250 + 2.66 x 1,000 / 3 = 1,137,
// of five to 200 + 2.66 x 1,000 / 4 = 865.
TEST_F(ChartVerdictTest, FourPointsCannotBeToldFromChance) {
  EXPECT_EQ(Row({0, 0, 0, 1000}).v_1yr.reason, VerdictReason::kSeriesTooShort);
  EXPECT_EQ(Row({0, 0, 0, 0, 1000}).v_1yr.word, VerdictWord::kHigher);
  Aim(500);
  EXPECT_EQ(Row({0, 0, 0, 1000}).benchmark.reason, VerdictReason::kSeriesTooShort);
}

TEST_F(ChartVerdictTest, AGapAndASeriesTooShortSayWhatIsMissing) {
  series_ = Months(kMarch - 13, InTurn({130}));
  Erase(series_, Month(2017, 5));
  Erase(series_, Month(2017, 9));
  Verdict verdict = Row().v_1yr;
  EXPECT_EQ(verdict.reason, VerdictReason::kSeriesHasGap);
  EXPECT_FALSE(verdict.chart.has_value());
  EXPECT_EQ(verdict.sentence,
            "No verdict: a control chart has no gap, and May 2017 and September 2017 have no "
            "value.");
  verdict = Row({130}).v_1yr;
  EXPECT_EQ(verdict.reason, VerdictReason::kSeriesTooShort);
  EXPECT_EQ(verdict.sentence,
            "No verdict: fewer than five points of the control chart, up to March 2018 since its "
            "limits were last drawn anew, cannot be told from chance.");
  series_ = Months(kMarch - 13, {130, 140});
  verdict = Row().v_1yr;
  EXPECT_EQ(verdict.reason, VerdictReason::kSubjectAbsent);
  EXPECT_EQ(verdict.sentence,
            "No verdict: March 2018 has no value, since no figure is held for "
            "it.");
}

TEST_F(ChartVerdictTest, OfQuartersTheTargetAlone) {
  definition_.frequency = Frequency::kQuarterly;
  series_.clear();
  for (int i = 0; i < 16; ++i) series_.push_back(Point(kMarch - 3 * (15 - i), 100 + i % 3 * 5));
  Aim(50);
  const DashboardRow row = Row();
  EXPECT_EQ(row.v_1yr.reason, VerdictReason::kNotApplicable);
  EXPECT_EQ(row.benchmark.word, VerdictWord::kHigher);
  EXPECT_EQ(row.benchmark.chart->points, 16);
  EXPECT_EQ(row.benchmark.subject.period, (Period{Month(2018, 1), kMarch}));
}

TEST_F(ChartVerdictTest, AHarmIndexIsChartedAsAnyOther) {
  definition_ = DefinitionOf(Measure::kHarm, 0, "days");
  const DashboardRow row = Row(InTurn({150}));
  EXPECT_EQ(row.v_1yr.word, VerdictWord::kHigher);
  EXPECT_NEAR(row.v_1yr.interval->upper, 142.641758, kFine);  // as of a COUNT, above
  EXPECT_EQ(row.benchmark.reason, VerdictReason::kNoTarget);
}

TEST_F(ChartVerdictTest, AGapIsOneOfTheIndicatorsPeriods) {
  definition_.frequency = Frequency::kAnnual;
  const auto sentence_without = [this](std::initializer_list<int> years_back) {
    series_.clear();
    // Four years to March 2018 lie in the chart.
    for (int back = 3; back >= 0; --back) {
      if (std::find(years_back.begin(), years_back.end(), back) == years_back.end()) {
        series_.push_back(Point(kMarch - 12 * back, 100 + back));
      }
    }
    const Verdict verdict = Row().benchmark;
    EXPECT_EQ(verdict.reason, VerdictReason::kSeriesHasGap);
    return verdict.sentence;
  };
  EXPECT_EQ(sentence_without({1}),
            "No verdict: a control chart has no gap, and the year to March 2017 has no value.");
  EXPECT_EQ(sentence_without({1, 2}),
            "No verdict: a control chart has no gap, and the years to March 2016 and March 2017 "
            "have no value.");
  definition_.frequency = Frequency::kQuarterly;
  series_ = {Point(kMarch - 15, 100), Point(kMarch, 100)};
  EXPECT_EQ(
      Row().benchmark.sentence,
      "No verdict: a control chart has no gap, and 4 of the quarters up to March 2018 have no "
      "value.");
  definition_.frequency = Frequency::kMonthly;
  series_ = Months(kMarch - 13, InTurn({130}));
  Erase(series_, Month(2017, 5));
  EXPECT_EQ(Row().v_1yr.sentence,
            "No verdict: a control chart has no gap, and May 2017 has no value.");
}

}  // namespace
}  // namespace copperplate::indicators
