#include "services/indicators/domain/series.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "gtest/gtest.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

const int32_t kMarch = Month(2018, 3);

bool Same(const SeriesPoint& a, const SeriesPoint& b) {
  return a.month == b.month && a.numerator == b.numerator && a.denominator == b.denominator &&
         a.batch == b.batch && a.status == b.status && a.qualifiers == b.qualifiers;
}

TEST(ToPointTest, KeepsAllOfAFigureButItsRevision) {
  Figure figure;
  figure.numerator = 25'000'000;
  figure.denominator = 30'000'000;
  figure.status = FigureStatus::kProvisional;
  figure.qualifier = Qualifier::kEstimated;
  figure.batch = 7;
  const SeriesPoint point = ToPoint(figure, kMarch);
  EXPECT_EQ(point.numerator, 25'000'000);
  EXPECT_EQ(point.denominator, 30'000'000);
  EXPECT_EQ(point.month, kMarch);
  EXPECT_EQ(point.batch, 7);
  EXPECT_EQ(point.status, FigureStatus::kProvisional);
  EXPECT_EQ(point.qualifiers, QualifierBit(Qualifier::kEstimated));
}

TEST(SortSeriesTest, RefusesAMonthThatStandsTwice) {
  std::vector<SeriesPoint> series = {Point(kMarch, 1), Point(kMarch - 1, 2), Point(kMarch, 3)};
  const absl::Status status = SortSeries(series);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ErrorReason(status), "DUPLICATE_MONTH");
  EXPECT_EQ(status.message(), "two figures stand at 2018-03");
}

RC_GTEST_PROP(SortSeriesProperty, TheOrderOfArrivalDoesNotMatter, ()) {
  const int count = *rc::gen::inRange(0, 60);
  std::vector<SeriesPoint> ordered;
  for (int i = 0; i < count; ++i) ordered.push_back(Point(kMarch - count + i, i, i + 1, i));
  std::vector<SeriesPoint> shuffled = ordered;
  for (int i = count; i > 1; --i) {
    std::swap(shuffled[static_cast<size_t>(i - 1)],
              shuffled[static_cast<size_t>(*rc::gen::inRange(0, i))]);
  }
  RC_ASSERT(SortSeries(shuffled).ok());
  RC_ASSERT(std::equal(ordered.begin(), ordered.end(), shuffled.begin(), Same));
}

TEST(RollUpTest, NumeratorsAndDenominatorsAdd) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRatio, 1, "percent");
  std::vector<SeriesPoint> north = Months(kMarch - 1, {10, 12}, {100, 90});
  std::vector<SeriesPoint> south = Months(kMarch - 1, {1, 2}, {10, 10});
  south[1].status = FigureStatus::kProvisional;
  south[1].qualifiers = QualifierBit(Qualifier::kEstimated);
  south[1].batch = 5;
  const ChildSeries children[] = {{north}, {south}};
  const RolledUpSeries rolled = RollUp(definition, children, kMarch).value();
  ASSERT_EQ(rolled.series.size(), 2U);
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_TRUE(Same(rolled.series[0], Point(kMarch - 1, 11, 110)));
  EXPECT_EQ(rolled.series[1].numerator, 14 * kMillion);
  EXPECT_EQ(rolled.series[1].denominator, 100 * kMillion);
  EXPECT_EQ(rolled.series[1].batch, 5);
  EXPECT_EQ(rolled.series[1].status, FigureStatus::kProvisional);
  EXPECT_EQ(rolled.series[1].qualifiers,
            QualifierBit(Qualifier::kExact) | QualifierBit(Qualifier::kEstimated));
}

TEST(RollUpTest, AMonthThatAChildLacksIsMissingFromASumButNotFromAPool) {
  const std::vector<SeriesPoint> north = Flat(kMarch, 3, 5, 9);
  std::vector<SeriesPoint> south = Flat(kMarch, 3, 2, 4);
  Erase(south, kMarch);
  const ChildSeries children[] = {{north}, {south}};
  IndicatorDefinition count = DefinitionOf(Measure::kCount);
  RolledUpSeries rolled = RollUp(count, children, kMarch).value();
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_EQ(rolled.series.back().month, kMarch - 1);
  count.lag_months = 1;
  EXPECT_EQ(RollUp(count, children, kMarch)->data_month, kMarch - 1);
  rolled = RollUp(DefinitionOf(Measure::kProportion, 1, "percent"), children, kMarch).value();
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_EQ(rolled.series.back().month, kMarch);
  EXPECT_EQ(rolled.series.back().denominator, 9 * kMillion);
}

// Six districts became two policing areas in April 2018.
TEST(RollUpTest, ChildrenOfTheDataMonthServeForAllMonthsAndTheRowSaysSo) {
  const int32_t april = Month(2018, 4);
  const std::vector<SeriesPoint> old_district = Flat(kMarch, 48, 1000);
  const std::vector<SeriesPoint> stays = Flat(april, 48, 1);
  const std::vector<SeriesPoint> joins = Flat(april, 48, 10);
  const ChildSeries children[] = {
      {old_district, Month(2010, 4), kMarch}, {stays, Month(2010, 4)}, {joins, april}};
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  RolledUpSeries rolled = RollUp(definition, children, april).value();
  EXPECT_EQ(rolled.series.front().month, april - 47);
  EXPECT_EQ(rolled.series.front().numerator, 11 * kMillion);
  EXPECT_EQ(rolled.series.back().numerator, 11 * kMillion);
  EXPECT_TRUE(rolled.restated);
  rolled = RollUp(definition, children, kMarch).value();
  EXPECT_EQ(rolled.series.back().numerator, 1001 * kMillion);
  EXPECT_FALSE(rolled.restated);
}

TEST(RollUpTest, RestatedIsOfMonthsBehindTheRowOnly) {
  const std::vector<SeriesPoint> series = Flat(kMarch, 90, 3);
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  // The row of March 2018 reads back to April 2014.
  EXPECT_FALSE(RollUp(definition, {ChildSeries{series, Month(2014, 4)}}, kMarch)->restated);
  EXPECT_TRUE(RollUp(definition, {ChildSeries{series, Month(2014, 5)}}, kMarch)->restated);
}

TEST(RollUpTest, WithoutChildrenThereIsNothing) {
  const RolledUpSeries rolled = RollUp(DefinitionOf(Measure::kCount), {}, kMarch).value();
  EXPECT_TRUE(rolled.series.empty());
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_FALSE(rolled.restated);
}

TEST(RollUpTest, SumsThatLeave64BitsAreRefused) {
  std::vector<SeriesPoint> huge = Flat(kMarch, 1, 0);
  huge[0].numerator = std::numeric_limits<int64_t>::max();
  const ChildSeries children[] = {{huge}, {huge}};
  const absl::Status status = RollUp(DefinitionOf(Measure::kCount), children, kMarch).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(ErrorReason(status), "VALUE_OUT_OF_RANGE");
  EXPECT_EQ(status.message(), "the children's figures of 2018-03 are too large to add");
}

}  // namespace
}  // namespace copperplate::indicators
