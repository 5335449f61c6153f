#include "services/indicators/domain/observation.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const int32_t kNow = Month(2018, 4);

ObservationRow Row(absl::string_view numerator, absl::string_view denominator = "") {
  ObservationRow row;
  row.month = Month(2018, 3);
  row.numerator = numerator;
  row.denominator = denominator;
  return row;
}

std::vector<std::string> Check(const IndicatorDefinition& definition, const ObservationRow& row) {
  Figure figure;
  std::vector<std::string> issues;
  for (const FieldIssue& issue : ValidateObservation(definition, row, kNow, &figure)) {
    EXPECT_FALSE(Description(issue.fault).empty());
    issues.push_back(absl::StrCat(Name(issue.field), ":", Name(issue.fault)));
  }
  return issues;
}

TEST(ValidateObservationTest, FillsTheFigure) {
  ObservationRow row = Row("27", "30.5");
  row.status = "PROVISIONAL";
  row.qualifier = "RECONSTRUCTED";
  row.period_months = "1";
  Figure figure;
  figure.batch = 9;
  EXPECT_TRUE(
      ValidateObservation(DefinitionOf(Measure::kProportion, 1, "percent"), row, kNow, &figure)
          .empty());
  EXPECT_EQ(figure.numerator, 27'000'000);
  EXPECT_EQ(figure.denominator, 30'500'000);
  EXPECT_EQ(figure.status, FigureStatus::kProvisional);
  EXPECT_EQ(figure.qualifier, Qualifier::kReconstructed);
  EXPECT_EQ(figure.batch, 9);
  EXPECT_TRUE(ValidateObservation(DefinitionOf(Measure::kCount), Row("5"), kNow, &figure).empty());
  EXPECT_EQ(figure.denominator, std::nullopt);
  EXPECT_EQ(figure.status, FigureStatus::kFinal);
  EXPECT_EQ(figure.qualifier, Qualifier::kExact);
}

TEST(ValidateObservationTest, NumbersByMeasure) {
  struct Case {
    Measure measure;
    const char* numerator;
    const char* denominator;
    const char* issue;  // empty: sound
  };
  const Case cases[] = {
      {Measure::kCount, "12", "", ""},
      {Measure::kCount, "12.5", "", "numerator:FRACTION_IN_COUNT"},
      {Measure::kCount, "-1", "", "numerator:NEGATIVE_NOT_ALLOWED"},
      {Measure::kCount, "", "", "numerator:NUMBER_MISSING"},
      {Measure::kCount, "NaN", "", "numerator:NUMBER_NOT_FINITE"},
      {Measure::kCount, "inf", "", "numerator:NUMBER_NOT_FINITE"},
      {Measure::kCount, "1e400", "", "numerator:NUMBER_HAS_EXPONENT"},
      {Measure::kCount, "1000000000001", "", "numerator:NUMBER_TOO_LARGE"},
      {Measure::kCount, "1.0000001", "", "numerator:NUMBER_TOO_PRECISE"},
      {Measure::kCount, "12a", "", "numerator:NUMBER_MALFORMED"},
      {Measure::kCount, "12", "3", "denominator:DENOMINATOR_NOT_APPLICABLE"},
      {Measure::kAmount, "12.123456", "", ""},
      {Measure::kRate, "12", "", ""},
      {Measure::kRate, "12", "840000", "denominator:DENOMINATOR_NOT_APPLICABLE"},
      {Measure::kLevel, "229", "", ""},
      {Measure::kLevel, "229", "0", "denominator:DENOMINATOR_NOT_APPLICABLE"},
      {Measure::kProportion, "30", "30", ""},
      {Measure::kProportion, "0", "0", ""},
      {Measure::kProportion, "31", "30", "numerator:NUMERATOR_ABOVE_DENOMINATOR"},
      {Measure::kProportion, "1", "0", "denominator:NUMERATOR_WITHOUT_DENOMINATOR"},
      {Measure::kProportion, "1", "", "denominator:DENOMINATOR_MISSING"},
      {Measure::kProportion, "1", "-2", "denominator:NEGATIVE_NOT_ALLOWED"},
      {Measure::kProportion, "1", "x", "denominator:NUMBER_MALFORMED"},
      {Measure::kRatio, "31", "30", ""},
      {Measure::kRatio, "3", "0", ""},
      {Measure::kMean, "12.5", "4", ""},
      {Measure::kMean, "3", "0", "denominator:NUMERATOR_WITHOUT_DENOMINATOR"},
      {Measure::kPerHead, "900.5", "1400", ""},
      {Measure::kPerHead, "3", "", "denominator:DENOMINATOR_MISSING"},
      {Measure::kHarm, "3", "", "breakdown:HARM_NEEDS_OFFENCE"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(absl::StrCat(Name(c.measure), " ", c.numerator, "/", c.denominator));
    const auto issues = Check(DefinitionOf(c.measure), Row(c.numerator, c.denominator));
    if (*c.issue == '\0') {
      EXPECT_THAT(issues, IsEmpty());
    } else {
      EXPECT_THAT(issues, ElementsAre(c.issue));
    }
  }
}

TEST(ValidateObservationTest, TheHarmOfAMonthComesByOffence) {
  const IndicatorDefinition harm = DefinitionOf(Measure::kHarm, 0, "days");
  const auto check = [&](absl::string_view numerator, absl::string_view breakdown) {
    ObservationRow row = Row(numerator, "");
    row.breakdown = breakdown;
    return Check(harm, row);
  };
  EXPECT_THAT(check("3", "offence=burglary"), IsEmpty());
  EXPECT_THAT(check("3.5", "offence=burglary"), ElementsAre("numerator:FRACTION_IN_COUNT"));
  EXPECT_THAT(check("-1", "offence=burglary"), ElementsAre("numerator:NEGATIVE_NOT_ALLOWED"));
  for (const char* other : {"", "age=under-18", "offence=violence/assault", "offence=assault;sex=f",
                            "age=old;offence=assault"}) {
    EXPECT_THAT(check("3", other), ElementsAre("breakdown:HARM_NEEDS_OFFENCE")) << other;
  }
}

TEST(ValidateObservationTest, NetAdjustmentsMayBeNegativeWhereTheDefinitionSaysSo) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.allows_negative = true;
  EXPECT_THAT(Check(definition, Row("-19")), IsEmpty());
}

TEST(ValidateObservationTest, PeriodsAndWords) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  ObservationRow row = Row("1");
  row.period_months = "3";
  EXPECT_THAT(Check(definition, row), ElementsAre("period_months:PERIOD_MONTHS_MISMATCH"));
  row.period_months = "2";
  EXPECT_THAT(Check(definition, row), ElementsAre("period_months:PERIOD_MONTHS_UNKNOWN"));
  definition.frequency = Frequency::kQuarterly;
  row.period_months = "3";
  EXPECT_THAT(Check(definition, row), IsEmpty());
  row.month = Month(2018, 2);
  EXPECT_THAT(Check(definition, row), ElementsAre("month:MONTH_NOT_END_OF_PERIOD"));
  definition.frequency = Frequency::kAnnual;
  row.period_months = "12";
  EXPECT_THAT(Check(definition, row), IsEmpty());
  row = Row("1");
  row.status = "final";
  row.qualifier = "GUESSED";
  EXPECT_THAT(Check(DefinitionOf(Measure::kCount), row),
              ElementsAre("status:STATUS_UNKNOWN", "qualifier:QUALIFIER_UNKNOWN"));
}

TEST(ValidateObservationTest, MonthsOutsideTheIndicatorOrInTheFuture) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.valid_to = Month(2018, 5);
  ObservationRow row = Row("1");
  row.month = kNow;
  EXPECT_THAT(Check(definition, row), IsEmpty());
  row.month = kNow + 1;
  EXPECT_THAT(Check(definition, row), ElementsAre("month:MONTH_IN_FUTURE"));
  row.month = Month(2018, 6);
  EXPECT_THAT(Check(definition, row),
              ElementsAre("indicator:INDICATOR_NOT_VALID", "month:MONTH_IN_FUTURE"));
  row.month = Month(2010, 3);
  EXPECT_THAT(Check(definition, row), ElementsAre("indicator:INDICATOR_NOT_VALID"));
  definition.formula = {{"a", false}, {"b", false}};
  row.month = kNow;
  EXPECT_THAT(Check(definition, row), ElementsAre("indicator:INDICATOR_DERIVED"));
}

}  // namespace
}  // namespace copperplate::indicators
