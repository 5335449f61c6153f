#include "services/indicators/domain/period_words.h"

#include <vector>

#include "gtest/gtest.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

TEST(MonthsInWordsTest, NamesAFewOrARun) {
  const int32_t may = Month(2016, 5);
  EXPECT_EQ(MonthInWords(may), "May 2016");
  EXPECT_EQ(MonthsInWords({may}), "May 2016");
  EXPECT_EQ(MonthsInWords({may, may + 1}), "May 2016 and June 2016");
  EXPECT_EQ(MonthsInWords({may, may + 2, may + 10}), "May 2016, July 2016 and March 2017");
  EXPECT_EQ(MonthsInWords({may, may + 1, may + 2}), "May 2016 to July 2016");
  EXPECT_EQ(MonthsInWords({may, may + 1, may + 2, may + 4}), "");
  EXPECT_EQ(MonthsInWords({}), "");
}

TEST(LabelTest, NamesWhatIsComparedByItsFrequency) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const Period year = {Month(2016, 4), Month(2017, 3)};
  PeriodLabel label = SubjectLabel(definition, Comparison::kBenchmark, year);
  EXPECT_EQ(label.text, "the 12 months to March 2017");
  EXPECT_EQ(label.Has(), " have");
  label = ReferenceLabel(definition, Comparison::kBenchmark, year);
  EXPECT_EQ(label.text, "the baseline of April 2016 to March 2017");
  EXPECT_EQ(label.Has(), " has");
  EXPECT_EQ(ReferenceLabel(definition, Comparison::kThreeYearAverage, year).text,
            "the average month of April 2016 to March 2017");
  definition.measure = Measure::kMean;
  EXPECT_EQ(ReferenceLabel(definition, Comparison::kThreeYearAverage, year).text,
            "the average of April 2016 to March 2017");
  definition.frequency = Frequency::kQuarterly;
  EXPECT_EQ(SubjectLabel(definition, Comparison::kBenchmark, year).text,
            "the quarter to March 2017");
  EXPECT_EQ(ReferenceLabel(definition, Comparison::kBenchmark, year).text,
            "the same quarter a year before");
  definition.frequency = Frequency::kAnnual;
  EXPECT_EQ(SubjectLabel(definition, Comparison::kBenchmark, year).text, "the year to March 2017");
  EXPECT_EQ(ReferenceLabel(definition, Comparison::kBenchmark, year).text, "the year before");
}

}  // namespace
}  // namespace copperplate::indicators
