#include "services/indicators/domain/roll_up.h"

#include <limits>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// An area over these ones, numbered from 1.
std::vector<RollUpArea> Over(std::vector<RollUpArea> below, std::vector<Membership> members = {}) {
  std::vector<RollUpArea> areas = {{.id = "force"}};
  for (size_t i = 0; i < below.size(); ++i) {
    areas.push_back(below[i]);
    if (members.empty()) areas[0].members.push_back({.area = static_cast<int>(i) + 1});
  }
  if (!members.empty()) areas[0].members = members;
  return areas;
}

TEST(RollUpTest, AnAreasOwnFiguresComeFirst) {
  const std::vector<SeriesPoint> own = {Point(kMarch - 1, 9, 0, 4)};
  const std::vector<SeriesPoint> below = Flat(kMarch, 3, 5);
  std::vector<RollUpArea> areas = Over({{.id = "south", .series = below}});
  areas[0].series = own;
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.lag_months = 1;
  const RolledUpSeries rolled = RollUp(definition, areas, kMarch);
  ASSERT_EQ(rolled.series.size(), 1U);
  EXPECT_EQ(rolled.data_month, kMarch - 1);
  EXPECT_EQ(rolled.series[0].numerator, 9 * kMillion);
  EXPECT_THAT(rolled.batches, ElementsAre(MonthBatch{kMarch - 1, 4}));
  EXPECT_FALSE(rolled.restated);
}

TEST(RollUpTest, NumeratorsAndDenominatorsAddAndEveryBatchIsKept) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRatio, 1, "percent");
  std::vector<SeriesPoint> north = Months(kMarch - 1, {10, 12}, {100, 90});
  std::vector<SeriesPoint> south = Months(kMarch - 1, {1, 2}, {10, 10});
  south[1].status = FigureStatus::kProvisional;
  south[1].qualifiers = QualifierBit(Qualifier::kEstimated);
  south[1].batch = 5;
  const RolledUpSeries rolled =
      RollUp(definition, Over({{.id = "north", .series = north}, {.id = "south", .series = south}}),
             kMarch);
  ASSERT_EQ(rolled.series.size(), 2U);
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_EQ(rolled.series[0].numerator, 11 * kMillion);
  EXPECT_EQ(rolled.series[0].denominator, 110 * kMillion);
  EXPECT_EQ(rolled.series[0].status, FigureStatus::kFinal);
  EXPECT_EQ(rolled.series[1].numerator, 14 * kMillion);
  EXPECT_EQ(rolled.series[1].denominator, 100 * kMillion);
  EXPECT_EQ(rolled.series[1].status, FigureStatus::kProvisional);
  EXPECT_EQ(rolled.series[1].qualifiers,
            QualifierBit(Qualifier::kExact) | QualifierBit(Qualifier::kEstimated));
  EXPECT_THAT(rolled.batches,
              ElementsAre(MonthBatch{kMarch - 1, 1}, MonthBatch{kMarch, 1}, MonthBatch{kMarch, 5}));
  EXPECT_THAT(rolled.gaps, IsEmpty());
}

TEST(RollUpTest, AMonthThatAChildLacksIsMissingFromASumButNotFromAPool) {
  const std::vector<SeriesPoint> north = Flat(kMarch, 3, 5, 9);
  std::vector<SeriesPoint> south = Flat(kMarch, 3, 2, 4);
  Erase(south, kMarch);
  const auto areas = Over({{.id = "north", .series = north}, {.id = "south", .series = south}});
  IndicatorDefinition count = DefinitionOf(Measure::kCount);
  RolledUpSeries rolled = RollUp(count, areas, kMarch);
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_EQ(rolled.series.back().month, kMarch - 1);
  EXPECT_THAT(rolled.gaps, ElementsAre(MonthGap{kMarch, "south"}));
  count.lag_months = 1;
  EXPECT_EQ(RollUp(count, areas, kMarch).data_month, kMarch - 1);
  rolled = RollUp(DefinitionOf(Measure::kProportion, 1, "percent"), areas, kMarch);
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_EQ(rolled.series.back().month, kMarch);
  EXPECT_EQ(rolled.series.back().denominator, 9 * kMillion);
  EXPECT_THAT(rolled.gaps, ElementsAre(MonthGap{kMarch, "south"}));
}

// Six districts became two policing areas in April 2018.
TEST(RollUpTest, MembersOfTheDataMonthServeForAllMonthsAndTheRowSaysSo) {
  const int32_t april = Month(2018, 4);
  const std::vector<SeriesPoint> old_district = Flat(kMarch, 48, 1000);
  const std::vector<SeriesPoint> stays = Flat(april, 48, 1);
  const std::vector<SeriesPoint> joins = Flat(april, 48, 10);
  const auto areas = Over({{.id = "old", .series = old_district},
                           {.id = "stays", .series = stays},
                           {.id = "joins", .series = joins}},
                          {{1, Month(2010, 4), kMarch}, {2, Month(2010, 4)}, {3, april}});
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  RolledUpSeries rolled = RollUp(definition, areas, april);
  EXPECT_EQ(rolled.series.front().month, april - 47);
  EXPECT_EQ(rolled.series.front().numerator, 11 * kMillion);
  EXPECT_EQ(rolled.series.back().numerator, 11 * kMillion);
  EXPECT_TRUE(rolled.restated);
  rolled = RollUp(definition, areas, kMarch);
  EXPECT_EQ(rolled.series.back().numerator, 1001 * kMillion);
  EXPECT_FALSE(rolled.restated);
}

// The new area has no figure yet, so the month before is the latest, with the members of then.
TEST(RollUpTest, TheDataMonthIsTheOneItsMembersAreOf) {
  const std::vector<SeriesPoint> stays = Flat(kMarch, 3, 1);
  const auto areas =
      Over({{.id = "stays", .series = stays}, {.id = "new"}}, {{1, Month(2010, 4)}, {2, kMarch}});
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.lag_months = 1;
  EXPECT_EQ(RollUp(definition, areas, kMarch).data_month, kMarch - 1);
}

TEST(RollUpTest, EveryLevelHasTheMembersOfTheAreasOwnDataMonth) {
  // Ely moves from the south to the north in March, for which Ely alone has no figure.
  const std::vector<SeriesPoint> fenland = Flat(kMarch, 3, 1);
  const std::vector<SeriesPoint> ely = Flat(kMarch - 1, 2, 10);
  const std::vector<SeriesPoint> cambridge = Flat(kMarch, 3, 100);
  const std::vector<RollUpArea> areas = {
      {.id = "force", .members = {{1}, {2}}},
      {.id = "north", .members = {{3}, {4, kMarch}}},
      {.id = "south", .members = {{4, Month(2010, 4), kMarch - 1}, {5}}},
      {.id = "fenland", .series = fenland},
      {.id = "ely", .series = ely},
      {.id = "cambridge", .series = cambridge}};
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.lag_months = 1;
  const RolledUpSeries rolled = RollUp(definition, areas, kMarch);
  EXPECT_EQ(rolled.data_month, kMarch - 1);
  EXPECT_EQ(rolled.series.back().month, kMarch - 1);
  EXPECT_EQ(rolled.series.back().numerator, 111 * kMillion);
  EXPECT_THAT(rolled.gaps, ElementsAre(MonthGap{kMarch, "ely"}));
  const RolledUpSeries pooled =
      RollUp(DefinitionOf(Measure::kProportion, 1, "percent"), areas, kMarch);
  EXPECT_EQ(pooled.data_month, kMarch);
  EXPECT_EQ(pooled.series.back().numerator, 101 * kMillion);
  EXPECT_TRUE(pooled.restated);
}

TEST(RollUpTest, RestatedIsOfMonthsBehindTheRowOnly) {
  const std::vector<SeriesPoint> series = Flat(kMarch, 90, 3);
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const auto from = [&](int32_t month) {
    return RollUp(definition, Over({{.id = "south", .series = series}}, {{1, month}}), kMarch);
  };
  // The row of March 2018 reads back to April 2014.
  EXPECT_FALSE(from(Month(2014, 4)).restated);
  EXPECT_TRUE(from(Month(2014, 5)).restated);
}

TEST(RollUpTest, WithoutMembersThereIsNothing) {
  const RolledUpSeries rolled = RollUp(DefinitionOf(Measure::kCount), Over({}), kMarch);
  EXPECT_TRUE(rolled.series.empty());
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_FALSE(rolled.restated);
}

TEST(RollUpTest, SumsThatLeave64BitsAreNamed) {
  std::vector<SeriesPoint> huge = Flat(kMarch, 2, 1);
  huge[1].numerator = std::numeric_limits<int64_t>::max();
  const RolledUpSeries rolled =
      RollUp(DefinitionOf(Measure::kCount),
             Over({{.id = "north", .series = huge}, {.id = "south", .series = huge}}), kMarch);
  EXPECT_EQ(rolled.data_month, kMarch);
  EXPECT_THAT(rolled.withheld, ElementsAre(WithheldMonth{kMarch, AbsenceReason::kOutOfRange}));
  ASSERT_EQ(rolled.series.size(), 1U);
  EXPECT_EQ(rolled.series[0].numerator, 2 * kMillion);
}

class RollUpPopulationsTest : public ::testing::Test {
 protected:
  // `2016:7`, at a data month.
  std::vector<std::string> At(int32_t month) const {
    std::vector<std::string> out;
    for (const Population& one : RollUpPopulations(areas_, month)) {
      EXPECT_EQ(one.area, "force");
      out.push_back(std::to_string(one.year) + ":" + std::to_string(one.value));
    }
    return out;
  }

  const std::vector<Population> own_ = {{"force", 2016, 9}};
  const std::vector<Population> south_ = {{"south", 2015, 1}, {"south", 2016, 3}};
  const std::vector<Population> fenland_ = {{"fenland", 2016, 4}};
  const std::vector<Population> ely_ = {{"ely", 2016, 5}, {"ely", 2017, 5}};
  std::vector<RollUpArea> areas_ = {{.id = "force", .members = {{1}, {2}}},
                                    {.id = "south", .populations = south_},
                                    {.id = "north", .members = {{3}, {4, kMarch}}},
                                    {.id = "fenland", .populations = fenland_},
                                    {.id = "ely", .populations = ely_}};
};

TEST_F(RollUpPopulationsTest, TheMembersOfTheDataMonthAddOnEveryLevel) {
  EXPECT_THAT(At(kMarch), ElementsAre("2016:12"));
  EXPECT_THAT(At(kMarch - 1), ElementsAre("2016:7"));
}

TEST_F(RollUpPopulationsTest, TheAreasOwnComeFirst) {
  areas_[0].populations = own_;
  EXPECT_THAT(At(kMarch), ElementsAre("2016:9"));
}

TEST_F(RollUpPopulationsTest, OneMemberWithoutLeavesNone) {
  areas_[4].populations = {};
  EXPECT_THAT(At(kMarch), IsEmpty());
}

}  // namespace
}  // namespace copperplate::indicators
