#include "services/indicators/domain/harm.h"

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

// Days to two decimals at most: `hundredths` of a day.
HarmWeight Weight(std::string category, int64_t hundredths, int32_t from = kMarch - 60,
                  std::optional<int32_t> to = std::nullopt) {
  HarmWeight weight;
  weight.id = category;
  weight.category = std::move(category);
  weight.first_month = from;
  weight.last = to;
  weight.weight = hundredths * 10'000;
  return weight;
}

struct Counted {
  std::string category;
  std::vector<SeriesPoint> series;
};

class HarmTest : public ::testing::Test {
 protected:
  HarmTest() { definition_.decimals = 2; }

  RolledUpSeries Of(const std::vector<Counted>& counted, const std::vector<HarmWeight>& weights) {
    std::vector<std::vector<HarmCounts>> counts(1);
    for (const Counted& one : counted) counts[0].push_back({one.category, one.series});
    return HarmRollUp({{.id = "force"}}, counts, weights).RollUp(definition_, kMarch);
  }

  IndicatorDefinition definition_ = DefinitionOf(Measure::kHarm, 2, "days");
};

// 2 homicides of 5,475 days and 30 burglaries of 19.5: 10,950 + 585.
TEST_F(HarmTest, IsTheSumOfCountsTimesWeights) {
  std::vector<SeriesPoint> burglary = Months(kMarch, {30});
  burglary[0].status = FigureStatus::kProvisional;
  burglary[0].batch = 7;
  const RolledUpSeries harm = Of({{"burglary", burglary}, {"homicide", Months(kMarch, {2})}},
                                 {Weight("burglary", 1950), Weight("homicide", 547'500)});
  ASSERT_EQ(harm.series.size(), 1U);
  EXPECT_EQ(harm.series[0].numerator, 11'535 * kMillion);
  EXPECT_EQ(harm.series[0].status, FigureStatus::kProvisional);
  EXPECT_EQ(harm.data_month, kMarch);
  EXPECT_THAT(harm.parts, IsEmpty());
  EXPECT_FALSE(harm.restated);
  EXPECT_THAT(harm.batches, ::testing::Contains(MonthBatch{kMarch, 7}));
  EXPECT_EQ(
      CellMaker(definition_, harm.series, std::nullopt, NotesOf(harm)).Value({kMarch, kMarch}).text,
      "11535.00");
}

TEST_F(HarmTest, AWeightOfSixDecimalsIsExact) {
  HarmWeight weight = Weight("theft", 0);
  weight.weight = 1;  // a millionth of a day
  const RolledUpSeries harm = Of({{"theft", Months(kMarch, {3'000'005})}}, {weight});
  EXPECT_EQ(harm.series[0].numerator, 3'000'005);
}

TEST_F(HarmTest, ACategoryWithoutAWeightLeavesTheMonthWithoutAValue) {
  const RolledUpSeries harm =
      Of({{"burglary", Months(kMarch - 1, {30, 30})}, {"fraud", Months(kMarch, {1})}},
         {Weight("burglary", 100)});
  ASSERT_EQ(harm.series.size(), 1U);
  EXPECT_EQ(harm.series[0].month, kMarch - 1);
  EXPECT_EQ(harm.data_month, kMarch);
  EXPECT_THAT(harm.withheld, ElementsAre(WithheldMonth{kMarch, AbsenceReason::kHarmWeightMissing}));
  EXPECT_THAT(harm.parts, ElementsAre(PartGap{kMarch, "offence=fraud"}));
  const CellMaker cells(definition_, harm.series, std::nullopt, NotesOf(harm));
  const Cell cell = cells.Value({kMarch, kMarch});
  EXPECT_EQ(cell.absence, AbsenceReason::kHarmWeightMissing);
  EXPECT_EQ(cell.text, "n/a");
  EXPECT_THAT(cell.missing_parts, ElementsAre("offence=fraud"));
}

// Missing is not zero: robbery belongs to the index from February on, and has no figure in March.
TEST_F(HarmTest, AMonthNeedsEveryCategoryThatHasAWeightThen) {
  const RolledUpSeries harm =
      Of({{"burglary", Months(kMarch - 2, {1, 2, 3})}, {"robbery", Months(kMarch - 1, {4})}},
         {Weight("burglary", 100), Weight("robbery", 1000, kMarch - 1)});
  ASSERT_EQ(harm.series.size(), 2U);
  EXPECT_EQ(harm.series[0].numerator, 1 * kMillion);
  EXPECT_EQ(harm.series[1].numerator, 42 * kMillion);
  EXPECT_THAT(harm.withheld, IsEmpty());
  EXPECT_THAT(harm.parts, ElementsAre(PartGap{kMarch, "offence=robbery"}));
}

// The weight of March, 20 days, serves for all months, also for those that had 10, or none; one
// that ended in January still holds up to then.
TEST_F(HarmTest, TheWeightsOfTheDataMonthHoldForAllItsMonths) {
  const std::vector<HarmWeight> weights = {Weight("burglary", 1000, kMarch - 2, kMarch - 1),
                                           Weight("burglary", 2000, kMarch),
                                           Weight("bigamy", 300, kMarch - 60, kMarch - 2)};
  const RolledUpSeries harm =
      Of({{"bigamy", Months(kMarch - 3, {1, 1})}, {"burglary", Months(kMarch - 3, {1, 1, 1, 1})}},
         weights);
  ASSERT_EQ(harm.series.size(), 4U);
  EXPECT_EQ(harm.series[0].numerator, 23 * kMillion);
  EXPECT_EQ(harm.series[1].numerator, 23 * kMillion);
  EXPECT_EQ(harm.series[2].numerator, 20 * kMillion);
  EXPECT_EQ(harm.series[3].numerator, 20 * kMillion);
  EXPECT_TRUE(harm.restated);
  // A figure from after its end has none.
  const RolledUpSeries late =
      Of({{"bigamy", Months(kMarch, {1})}, {"burglary", Months(kMarch, {1})}}, weights);
  EXPECT_THAT(late.series, IsEmpty());
  EXPECT_THAT(late.parts, ElementsAre(PartGap{kMarch, "offence=bigamy"}));
}

TEST_F(HarmTest, TheWeightsAreThoseOfTheMonthThatTheRowShows) {
  definition_.lag_months = 2;
  const RolledUpSeries harm =
      Of({{"burglary", Months(kMarch - 1, {3})}},
         {Weight("burglary", 1000, kMarch - 60, kMarch - 1), Weight("burglary", 2000, kMarch)});
  EXPECT_EQ(harm.data_month, kMarch - 1);
  EXPECT_EQ(harm.series[0].numerator, 30 * kMillion);
  EXPECT_FALSE(harm.restated);
}

TEST_F(HarmTest, AreasAddAndAnAreaThatLacksACategoryIsNamed) {
  const std::vector<HarmWeight> weights = {Weight("burglary", 100), Weight("robbery", 1000)};
  const std::vector<SeriesPoint> two = Months(kMarch - 1, {2, 2});
  const std::vector<SeriesPoint> first = Months(kMarch - 1, {1});
  std::vector<RollUpArea> areas = {{.id = "force"}, {.id = "north"}, {.id = "south"}};
  areas[0].members = {{.area = 1}, {.area = 2}};
  const HarmRollUp harm(
      areas, {{}, {{"burglary", two}, {"robbery", two}}, {{"burglary", two}, {"robbery", first}}},
      weights);
  EXPECT_TRUE(harm.HasFigure(definition_, kMarch - 1));
  EXPECT_FALSE(harm.HasFigure(definition_, kMarch));
  const RolledUpSeries force = harm.RollUp(definition_, kMarch);
  ASSERT_EQ(force.series.size(), 1U);
  // 22 of the north; 2 burglaries and a robbery of the south.
  EXPECT_EQ(force.series[0].numerator, (22 + 12) * kMillion);
  EXPECT_THAT(force.gaps, ElementsAre(MonthGap{kMarch, "south"}));
  EXPECT_THAT(force.parts, ElementsAre(PartGap{kMarch, "offence=robbery"}));
  const RolledUpSeries north = harm.RollUp(definition_, kMarch, 1);
  EXPECT_EQ(north.series.size(), 2U);
  EXPECT_THAT(north.parts, IsEmpty());
}

TEST_F(HarmTest, WhatDoesNotFitIsWithheld) {
  const RolledUpSeries harm =
      Of({{"fraud", Months(kMarch, {1'000'000'000'000})}}, {Weight("fraud", 100'000'000)});
  EXPECT_THAT(harm.series, IsEmpty());
  EXPECT_THAT(harm.withheld, ElementsAre(WithheldMonth{kMarch, AbsenceReason::kOutOfRange}));
}

TEST(HarmWeightTest, EveryFaultIsNamed) {
  HarmWeight weight = Weight("burglary", 1950);
  weight.source = "Cambridge Crime Harm Index 2016";
  EXPECT_TRUE(Validate(weight).empty());
  weight.id = "Burglary";
  weight.category = "violence/burglary";
  weight.first_month = 5;
  weight.last = 4;
  weight.weight = -1;
  weight.source = "";
  std::vector<std::string> found;
  const Faults faults = Validate(weight);
  for (const FieldFault& fault : faults.faults()) found.push_back(fault.field);
  EXPECT_THAT(found, ElementsAre("id", "category", "from_month", "to_month", "weight", "source"));
}

}  // namespace
}  // namespace copperplate::indicators
