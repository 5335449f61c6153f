#include "services/indicators/domain/derived.h"

#include <limits>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RolledUpSeries Of(std::vector<SeriesPoint> points) {
  RolledUpSeries series;
  series.series = std::move(points);
  return series;
}

// The terms in order, the second subtracted where `difference`.
RolledUpSeries Derive(const std::vector<RolledUpSeries>& terms, bool difference = false,
                      bool allows_negative = false) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.formula = {{"fatal"}, {"serious", difference}};
  definition.allows_negative = allows_negative;
  std::vector<DerivedTerm> derived;
  for (size_t i = 0; i < terms.size(); ++i) derived.push_back({definition.formula[i], terms[i]});
  return Combine(definition, kMarch, derived);
}

TEST(CombineTest, AddsTheMonthsThatEveryTermHas) {
  RolledUpSeries fatal = Of(Months(kMarch - 2, {1, 2, 3}));
  RolledUpSeries serious = Of(Months(kMarch - 1, {40, 50}));
  fatal.series[1].status = FigureStatus::kProvisional;
  serious.series[1].qualifiers = QualifierBit(Qualifier::kEstimated);
  fatal.batches = {{kMarch - 1, 3}, {kMarch, 3}};
  serious.batches = {{kMarch - 1, 2}, {kMarch, 3}};
  serious.gaps = {{kMarch, "ely"}};
  serious.restated = true;
  const RolledUpSeries ksi = Derive({fatal, serious});
  ASSERT_EQ(ksi.series.size(), 2U);
  EXPECT_EQ(ksi.series[0].month, kMarch - 1);
  EXPECT_EQ(ksi.series[0].numerator, 42 * kMillion);
  EXPECT_EQ(ksi.series[0].status, FigureStatus::kProvisional);
  EXPECT_EQ(ksi.series[0].qualifiers, QualifierBit(Qualifier::kExact));
  EXPECT_EQ(ksi.series[1].numerator, 53 * kMillion);
  EXPECT_EQ(ksi.series[1].status, FigureStatus::kFinal);
  EXPECT_EQ(ksi.series[1].qualifiers,
            QualifierBit(Qualifier::kExact) | QualifierBit(Qualifier::kEstimated));
  EXPECT_THAT(ksi.batches, ElementsAre(MonthBatch{kMarch - 1, 2}, MonthBatch{kMarch - 1, 3},
                                       MonthBatch{kMarch, 3}));
  EXPECT_THAT(ksi.gaps, ElementsAre(MonthGap{kMarch, "ely"}));
  EXPECT_THAT(ksi.parts, ElementsAre(PartGap{kMarch - 2, "serious"}));
  EXPECT_TRUE(ksi.restated);
  EXPECT_EQ(ksi.data_month, kMarch);
}

TEST(CombineTest, ADifferenceFallsBelowZeroWhereThatIsAllowed) {
  const std::vector<RolledUpSeries> terms = {Of(Months(kMarch - 1, {5, 9})),
                                             Of(Months(kMarch - 1, {7, 4}))};
  const RolledUpSeries allowed = Derive(terms, true, true);
  ASSERT_EQ(allowed.series.size(), 2U);
  EXPECT_EQ(allowed.series[0].numerator, -2 * kMillion);
  EXPECT_EQ(allowed.series[1].numerator, 5 * kMillion);
  const RolledUpSeries withheld = Derive(terms, true);
  ASSERT_EQ(withheld.series.size(), 1U);
  EXPECT_EQ(withheld.series[0].month, kMarch);
  EXPECT_THAT(withheld.withheld,
              ElementsAre(WithheldMonth{kMarch - 1, AbsenceReason::kNegativeNotAllowed}));
}

TEST(CombineTest, WhatATermWithholdsIsWithheld) {
  RolledUpSeries fatal = Of(Months(kMarch, {1}));
  fatal.withheld = {{kMarch - 1, AbsenceReason::kHarmWeightMissing}};
  fatal.parts = {{kMarch - 1, "robbery"}};
  const RolledUpSeries ksi = Derive({fatal, Of(Months(kMarch - 1, {40, 50}))});
  EXPECT_EQ(ksi.series.size(), 1U);
  EXPECT_THAT(ksi.withheld,
              ElementsAre(WithheldMonth{kMarch - 1, AbsenceReason::kHarmWeightMissing}));
  EXPECT_THAT(ksi.parts, ElementsAre(PartGap{kMarch - 1, "robbery"}));
}

TEST(CombineTest, WhatDoesNotFitIsWithheld) {
  RolledUpSeries large = Of(Months(kMarch, {1}));
  large.series[0].numerator = std::numeric_limits<int64_t>::max();
  const RolledUpSeries both = Derive({large, large});
  EXPECT_THAT(both.series, IsEmpty());
  EXPECT_THAT(both.withheld, ElementsAre(WithheldMonth{kMarch, AbsenceReason::kOutOfRange}));
}

// 12 months of 1 fatal and 4 serious, one serious figure missing: 11 x 5, and the year incomplete.
TEST(CombineTest, APeriodNeedsEveryMonthOfEveryTerm) {
  std::vector<SeriesPoint> serious = Flat(kMarch, 12, 4);
  serious.erase(serious.begin() + 3);
  const RolledUpSeries ksi = Derive({Of(Flat(kMarch, 12, 1)), Of(serious)});
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const CellMaker cells(definition, ksi.series, std::nullopt, NotesOf(ksi));
  const Cell year = cells.Value({kMarch - 11, kMarch});
  EXPECT_EQ(year.absence, AbsenceReason::kIncompletePeriod);
  EXPECT_THAT(MissingMonths(year), ElementsAre(kMarch - 8));
  EXPECT_THAT(year.missing_parts, ElementsAre("serious"));
  EXPECT_EQ(year.numerator, 55 * kMillion);
  EXPECT_EQ(cells.Value({kMarch - 7, kMarch}).text, "40");
}

}  // namespace
}  // namespace copperplate::indicators
