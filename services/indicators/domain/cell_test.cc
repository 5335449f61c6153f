#include "services/indicators/domain/cell.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Period kYear = {Month(2017, 4), kMarch};

Cell ValueOf(const IndicatorDefinition& definition, const std::vector<SeriesPoint>& series,
             const Period& period, std::optional<int64_t> population = std::nullopt) {
  return CellMaker(definition, series, population).Value(period);
}

TEST(CellTest, CountsSumAndNeedEveryMonth) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, 12, 5516);
  Cell cell = ValueOf(definition, series, kYear);
  EXPECT_EQ(cell.absence, AbsenceReason::kNone);
  EXPECT_EQ(cell.text, "66192");
  EXPECT_EQ(cell.value, 66192);
  EXPECT_EQ(cell.numerator, absl::int128(66192) * kMillion);
  EXPECT_EQ(cell.denominator, std::nullopt);
  EXPECT_EQ(cell.months_present, 12);
  EXPECT_THAT(MissingMonths(cell), IsEmpty());

  Erase(series, Month(2017, 4));
  Erase(series, Month(2017, 12));
  cell = ValueOf(definition, series, kYear);
  EXPECT_EQ(cell.absence, AbsenceReason::kIncompletePeriod);
  EXPECT_EQ(cell.text, "n/a");
  EXPECT_EQ(cell.value, 0);
  EXPECT_EQ(cell.months_present, 10);
  EXPECT_THAT(MissingMonths(cell), ElementsAre(Month(2017, 4), Month(2017, 12)));
  // What is there is still told.
  EXPECT_EQ(cell.numerator, absl::int128(55160) * kMillion);
}

TEST(CellTest, AMonthWithoutAFigureIsNotZero) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  EXPECT_EQ(ValueOf(definition, {}, {kMarch, kMarch}).absence, AbsenceReason::kNoObservation);
  EXPECT_EQ(ValueOf(definition, {Point(kMarch, 0)}, {kMarch, kMarch}).text, "0");
  const Cell year = ValueOf(definition, {}, kYear);
  EXPECT_EQ(year.absence, AbsenceReason::kIncompletePeriod);
  EXPECT_EQ(MissingMonths(year).size(), 12U);
}

TEST(CellTest, ProportionsPoolTheMonthsPresent) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  std::vector<SeriesPoint> series = Months(kMarch - 2, {9, 1, 5}, {10, 90, 50});
  Cell cell = ValueOf(definition, series, kYear);
  // 15 of 150, not the mean of 90%, 1.1% and 10%.
  EXPECT_EQ(cell.text, "10.0");
  EXPECT_EQ(cell.months_present, 3);
  EXPECT_EQ(MissingMonths(cell).size(), 9U);
  EXPECT_TRUE(TellsMissingMonths(cell));
  EXPECT_FALSE(TellsMissingMonths(ValueOf(definition, {}, kYear)));
  EXPECT_EQ(cell.denominator, absl::int128(150) * kMillion);
  EXPECT_EQ(ValueOf(definition, {}, kYear).absence, AbsenceReason::kNoObservation);
  EXPECT_EQ(ValueOf(definition, {Point(kMarch, 0, 0)}, {kMarch, kMarch}).absence,
            AbsenceReason::kDenominatorZero);
}

TEST(CellTest, RatiosMayExceedTheWholeAndLackADenominator) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRatio, 1, "percent");
  const std::vector<SeriesPoint> series = Months(kMarch - 1, {3, 12}, {0, 10});
  EXPECT_EQ(ValueOf(definition, series, {kMarch - 1, kMarch - 1}).absence,
            AbsenceReason::kDenominatorZero);
  EXPECT_EQ(ValueOf(definition, series, {kMarch, kMarch}).text, "120.0");
  EXPECT_EQ(ValueOf(definition, series, {kMarch - 1, kMarch}).text, "150.0");
  const IndicatorDefinition plain = DefinitionOf(Measure::kRatio, 2, "vehicles_per_session");
  EXPECT_EQ(ValueOf(plain, series, {kMarch, kMarch}).text, "1.20");
}

TEST(CellTest, RatesArePerThousandResidents) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRate, 2, "per_1000");
  const std::vector<SeriesPoint> series = Flat(kMarch, 12, 5516);
  const Cell cell = ValueOf(definition, series, kYear, 846'000);
  EXPECT_EQ(cell.text, "78.24");
  EXPECT_EQ(cell.denominator, absl::int128(846'000) * kMillion);
  EXPECT_EQ(ValueOf(definition, series, kYear).absence, AbsenceReason::kNoPopulation);
  // Without figures the population is not what is wanting.
  EXPECT_EQ(ValueOf(definition, {}, {kMarch, kMarch}).absence, AbsenceReason::kNoObservation);
}

TEST(CellTest, MeansArePooledAndRoundedHalfAwayFromZero) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kMean, 0, "minutes");
  EXPECT_EQ(ValueOf(definition, {Point(kMarch, 31, 2)}, {kMarch, kMarch}).text, "16");
  EXPECT_EQ(ValueOf(definition, Months(kMarch - 1, {31, 13}, {2, 1}), kYear).text, "15");
}

TEST(CellTest, PerHeadIsOverTheMeanHeadcount) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kPerHead, 1, "days_lost_per_person");
  const std::vector<SeriesPoint> series = Months(kMarch - 1, {900, 700}, {1000, 1100});
  const Cell cell = ValueOf(definition, series, {kMarch - 1, kMarch});
  // 1,600 days over a mean of 1,050 people.
  EXPECT_EQ(cell.exact, Rational::Of(1600, 1050));
  EXPECT_EQ(cell.text, "1.5");
  EXPECT_EQ(cell.denominator, absl::int128(1050) * kMillion);
  EXPECT_EQ(ValueOf(definition, series, kYear).absence, AbsenceReason::kIncompletePeriod);
  EXPECT_EQ(ValueOf(definition, {Point(kMarch, 0, 0)}, {kMarch, kMarch}).absence,
            AbsenceReason::kDenominatorZero);
}

TEST(CellTest, LevelsShowTheLastValue) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kLevel, 0, "headcount");
  const std::vector<SeriesPoint> series = {Point(Month(2017, 9), 240), Point(Month(2018, 2), 229)};
  const Cell cell = ValueOf(definition, series, kYear);
  EXPECT_EQ(cell.text, "229");
  EXPECT_EQ(cell.months_present, 2);
  EXPECT_EQ(ValueOf(definition, series, {kMarch, kMarch}).absence, AbsenceReason::kNoObservation);
  EXPECT_EQ(ValueOf(definition, {}, kYear).absence, AbsenceReason::kNoObservation);
}

TEST(CellTest, HarmSumsAndNeedsEveryMonth) {
  const IndicatorDefinition harm = DefinitionOf(Measure::kHarm, 1, "days");
  EXPECT_EQ(ValueOf(harm, Flat(kMarch, 12, 5), kYear).text, "60.0");
  EXPECT_EQ(ValueOf(harm, Flat(kMarch, 11, 5), kYear).absence, AbsenceReason::kIncompletePeriod);
  const std::vector<WithheldMonth> withheld = {{kMarch, AbsenceReason::kHarmWeightMissing}};
  const std::vector<PartGap> parts = {{kMarch, "robbery"}};
  const std::vector<SeriesPoint> series = Flat(kMarch - 1, 12, 5);
  const CellMaker cells(harm, series, std::nullopt, {.parts = parts, .withheld = withheld});
  const Cell cell = cells.Value({kMarch, kMarch});
  EXPECT_EQ(cell.absence, AbsenceReason::kHarmWeightMissing);
  EXPECT_EQ(cell.missing_parts, std::vector<std::string>{"robbery"});
  EXPECT_EQ(cells.Value(kYear).absence, AbsenceReason::kHarmWeightMissing);
  EXPECT_EQ(cells.Value({kMarch - 1, kMarch - 1}).text, "5.0");
}

TEST(CellTest, FlagsComeFromTheMonthsBehindIt) {
  std::vector<SeriesPoint> series = Flat(kMarch, 3, 5);
  series[1].status = FigureStatus::kProvisional;
  series[1].qualifiers = QualifierBit(Qualifier::kReconstructed);
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const Cell all = ValueOf(definition, series, {kMarch - 2, kMarch});
  EXPECT_TRUE(all.provisional);
  EXPECT_EQ(all.qualifiers,
            QualifierBit(Qualifier::kExact) | QualifierBit(Qualifier::kReconstructed));
  const Cell last = ValueOf(definition, series, {kMarch, kMarch});
  EXPECT_FALSE(last.provisional);
  EXPECT_EQ(last.qualifiers, QualifierBit(Qualifier::kExact));
}

TEST(CellTest, NetAdjustmentsMayBringASumBelowZero) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount, 1);
  definition.allows_negative = true;
  EXPECT_EQ(ValueOf(definition, Months(kMarch - 1, {3, -19}), {kMarch - 1, kMarch}).text, "-16.0");
}

TEST(AverageTest, OfASumIsPerMonthWithOneMoreDecimal) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Months(kMarch - 1, {4, 5});
  const CellMaker cells(definition, series, std::nullopt);
  EXPECT_EQ(cells.Average({kMarch - 1, kMarch}, false).text, "4.5");
  EXPECT_EQ(cells.Average(kYear, false).absence, AbsenceReason::kIncompletePeriod);
}

TEST(AverageTest, OfAPoolIsThePoolAndMayInsistOnAllMonths) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  const std::vector<SeriesPoint> series = Months(kMarch - 1, {1, 2}, {4, 8});
  const CellMaker cells(definition, series, std::nullopt);
  EXPECT_EQ(cells.Average(kYear, false).text, "25.0");
  EXPECT_EQ(cells.Average(kYear, true).absence, AbsenceReason::kIncompletePeriod);
  EXPECT_EQ(cells.Average({kMarch - 1, kMarch}, true).text, "25.0");
}

TEST(AverageTest, OfRatesAndFiguresPerHead) {
  const std::vector<SeriesPoint> series = Months(kMarch - 1, {900, 700}, {1000, 1100});
  const IndicatorDefinition rate = DefinitionOf(Measure::kRate, 1, "per_1000");
  EXPECT_EQ(CellMaker(rate, series, 100'000).Average({kMarch - 1, kMarch}, false).exact,
            Rational(8));
  const IndicatorDefinition per_head = DefinitionOf(Measure::kPerHead, 1, "days");
  const Cell cell = CellMaker(per_head, series, std::nullopt).Average({kMarch - 1, kMarch}, false);
  EXPECT_EQ(cell.exact, Rational::Of(1600, 2100));
  EXPECT_EQ(cell.text, "0.76");
  const IndicatorDefinition level = DefinitionOf(Measure::kLevel, 0, "headcount");
  EXPECT_EQ(CellMaker(level, series, std::nullopt).Average(kYear, false).absence,
            AbsenceReason::kNotApplicable);
}

TEST(CellTest, TheLargestFiguresStayExact) {
  std::vector<SeriesPoint> series = Flat(kMarch, 36, 0);
  for (SeriesPoint& point : series) point.numerator = kLargestFigure - 1;
  const IndicatorDefinition rate = DefinitionOf(Measure::kRate, 6, "per_1000");
  EXPECT_EQ(CellMaker(rate, series, 1).Average({kMarch - 35, kMarch}, true).exact.Round(3),
            "999999999999999.999");
}

TEST(CellTest, AFormulaOfQuotientsIsNotComputed) {
  IndicatorDefinition definition = DefinitionOf(Measure::kMean);
  definition.formula = {{"fatal"}, {"serious"}};
  const CellMaker cells(definition, {}, std::nullopt);
  const Cell cell = cells.Value({Month(2018, 3), Month(2018, 3)});
  EXPECT_EQ(cell.absence, AbsenceReason::kMeasureNotSupported);
  EXPECT_EQ(cell.text, "n/a");
}

}  // namespace
}  // namespace copperplate::indicators
