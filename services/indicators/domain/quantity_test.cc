#include "services/indicators/domain/quantity.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

std::string InUnit(const char* unit, const char* text, Measure measure = Measure::kAmount) {
  return Quantity(DefinitionOf(measure, 0, unit), text);
}

TEST(QuantityTest, ReadsAsPeopleWriteIt) {
  EXPECT_EQ(InUnit("count", "66192"), "66,192");
  EXPECT_EQ(InUnit("headcount", "-1234.5"), "-1,234.5");
  EXPECT_EQ(InUnit("percent", "80.7"), "80.7%");
  EXPECT_EQ(InUnit("minutes", "15"), "15 minutes");
  EXPECT_EQ(InUnit("minutes", "1"), "1 minute");
  EXPECT_EQ(InUnit("minutes", "1.0"), "1.0 minutes");
  EXPECT_EQ(InUnit("days_lost_per_person", "0.7"), "0.7 days lost per person");
  EXPECT_EQ(InUnit("days_lost_per_person", "1"), "1 day lost per person");
  EXPECT_EQ(InUnit("gbp", "52220"), "£52,220");
  EXPECT_EQ(InUnit("gbp", "-5"), "-£5");
  EXPECT_EQ(InUnit("per_1000", "78.24", Measure::kRate), "78.24 per 1,000 people");
  EXPECT_EQ(InUnit("crimes_per_1000_households", "1", Measure::kRate),
            "1 crime per 1,000 households");
}

PrintedStep StepOf(const IndicatorDefinition& definition, const Rational& subject,
                   const Rational& reference, std::optional<int> band = 3) {
  const auto cell_of = [&](const Rational& value) {
    Cell cell;
    cell.absence = AbsenceReason::kNone;
    cell.exact = value;
    cell.text = value.Round(definition.decimals);
    return cell;
  };
  std::optional<Rational> change;
  if (reference.sign() != 0) change = PercentChange(reference, subject).value();
  return PrintStep(definition, cell_of(subject), cell_of(reference), change, band);
}

TEST(PrintStepTest, HasMoreDecimalsOnlyWhereTheyAreNeeded) {
  const IndicatorDefinition minutes = DefinitionOf(Measure::kMean, 0, "minutes");
  PrintedStep step = StepOf(minutes, Rational(20), Rational(10));
  EXPECT_EQ(step.subject, "20 minutes");
  EXPECT_EQ(step.reference, "10 minutes");
  EXPECT_EQ(step.size, "100%");
  // 20.5 is exact with one decimal, a third never is.
  step = StepOf(minutes, Rational::Of(41, 2), Rational::Of(61, 3));
  EXPECT_EQ(step.subject, "20.5 minutes");
  EXPECT_EQ(step.reference, "20.33 minutes");
  EXPECT_EQ(step.size, "0.8%");
}

TEST(PrintStepTest, StopsAtSixDecimalsMore) {
  const IndicatorDefinition hours = DefinitionOf(Measure::kAmount, 0, "hours");
  const PrintedStep step =
      StepOf(hours, Rational::Of(1'000'000'000'001, 1'000'000'000'000), Rational(1));
  EXPECT_EQ(step.subject, "1.000000 hours");
  EXPECT_EQ(step.reference, "1 hour");
  EXPECT_EQ(step.size, "less than 0.1%");
}

TEST(PrintStepTest, RoundsHalfAwayFromZeroOnTheExactValue) {
  // 0.285 as a double is below the half.
  const IndicatorDefinition percent = DefinitionOf(Measure::kRatio, 2, "percent");
  const PrintedStep step = StepOf(percent, Rational::Of(285, 1000), Rational::Of(10, 1000));
  EXPECT_EQ(step.subject, "0.285%");
  EXPECT_EQ(step.reference, "0.01%");
  EXPECT_EQ(step.size, "0.28 points (2,750%)");
}

TEST(PrintStepTest, JustUnderTheBandIsNeverTheBand) {
  const IndicatorDefinition count = DefinitionOf(Measure::kCount);
  EXPECT_EQ(StepOf(count, Rational(102'999'999'999), Rational(100'000'000'000)).size,
            "just under 3%");
  EXPECT_EQ(StepOf(count, Rational(1029), Rational(1000)).size, "2.9%");
}

TEST(PrintStepTest, PointsThatRoundToNothingAreLessThanTheLastDigit) {
  const IndicatorDefinition percent = DefinitionOf(Measure::kRatio, 1, "percent");
  const PrintedStep step = StepOf(percent, Rational::Of(933, 10), Rational::Of(932'999, 10'000));
  EXPECT_EQ(step.subject, "93.3%");
  EXPECT_EQ(step.reference, "93.2999%");
  EXPECT_EQ(step.size, "less than 0.1 points (less than 0.1%)");
  EXPECT_EQ(
      StepOf(DefinitionOf(Measure::kRatio, 0, "percent"), Rational::Of(701, 10), Rational(70)).size,
      "less than 1 point (0.1%)");
}

TEST(PrintStepTest, PointsAloneOfANought) {
  const IndicatorDefinition percent = DefinitionOf(Measure::kRatio, 0, "percent");
  EXPECT_EQ(StepOf(percent, Rational(1), Rational(0)).size, "1 point");
  EXPECT_EQ(StepOf(percent, Rational::Of(5, 2), Rational(0)).size, "3 points");
  EXPECT_EQ(StepOf(percent, Rational(2), Rational(2)).size, "");
}

// A reader with a calculator comes from the numbers to the step, whatever the figures.
RC_GTEST_PROP(PrintStepProperty, TheStepFollowsFromTheNumbers, ()) {
  const int decimals = *rc::gen::inRange(0, 3);
  const bool of_percent = *rc::gen::arbitrary<bool>();
  const IndicatorDefinition definition =
      DefinitionOf(Measure::kRatio, decimals, of_percent ? "percent" : "hours");
  const Rational subject =
      Rational::Of(*rc::gen::inRange(1'000, 100'000), *rc::gen::inRange(1'000, 5'000));
  const Rational reference =
      Rational::Of(*rc::gen::inRange(1'000, 100'000), *rc::gen::inRange(1'000, 5'000));
  RC_PRE(subject != reference);
  const PrintedStep step = StepOf(definition, subject, reference);
  const auto number = [](std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    return std::stod(text);
  };
  const double to = number(step.subject);
  const double from = number(step.reference);
  RC_ASSERT(to != from);
  const double exact = PercentChange(reference, subject).value().ToDouble();
  RC_ASSERT(std::fabs((to - from) / from * 100 - exact) < (std::fabs(exact) < 100 ? 0.1 : 1));
  if (of_percent) {
    const double unit = std::pow(10, -decimals);
    const double points = step.size.rfind("less than", 0) == 0 ? 0 : number(step.size);
    RC_ASSERT(std::fabs(std::fabs(to - from) - points) < unit / 2 + 1e-9);
  }
}

}  // namespace
}  // namespace copperplate::indicators
