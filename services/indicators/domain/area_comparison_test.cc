#include "services/indicators/domain/area_comparison.h"

#include <gtest/gtest.h>

#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

// Twelve months of one value, then twelve of another.
std::vector<SeriesPoint> Step(int64_t before, int64_t after) {
  std::vector<SeriesPoint> series = Flat(kMarch - 12, 12, before);
  for (const SeriesPoint& point : Flat(kMarch, 12, after)) series.push_back(point);
  return series;
}

TEST(AreaComparisonTest, PlacesAndSharesOfTheForcesChange) {
  const std::vector<SeriesPoint> force = Step(60, 70);
  const std::vector<SeriesPoint> a = Step(10, 25), b = Step(30, 25), c = Step(20, 20);
  const std::vector<AreaFigures> areas = {{"A", a, {}}, {"B", b, {}}, {"C", c, {}}, {"D", {}, {}}};
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.polarity = Polarity::kLowerIsBetter;
  AreaStandings all = CompareAreas(definition, kMarch, {"Force", force, {}}, areas);
  EXPECT_EQ(all.ranked_by, Column::kRolling12);
  EXPECT_FALSE(all.highest_first);
  EXPECT_EQ(all.ranked, 3);
  EXPECT_EQ(all.ranking,
            "1 is the lowest value of the 12 months to March 2018; that is the better way.");
  EXPECT_EQ(all.areas[0].place, 2);
  EXPECT_EQ(all.areas[1].place, 2);
  EXPECT_EQ(all.areas[2].place, 1);
  EXPECT_EQ(all.areas[3].place, std::nullopt);
  EXPECT_EQ(all.areas[0].place_a_year_before, 1);
  EXPECT_EQ(all.areas[1].place_a_year_before, 3);
  EXPECT_EQ(all.areas[0].year.text, "150.0");
  EXPECT_EQ(all.areas[0].rolling.text, "150.0");
  EXPECT_EQ(all.areas[1].rolling.text, "-50.0");
  EXPECT_EQ(all.areas[2].rolling.text, "0.0");
  EXPECT_EQ(all.areas[3].rolling.reason, ShareReason::kAreaAbsent);
  EXPECT_EQ(
      all.areas[0].sentence,
      "A: 300 in the 12 months to March 2018, place 2 of 3 (a year before: 1 of 3); its change "
      "of 180 since a year before is 150.0% of the force's 120.");
  EXPECT_EQ(all.areas[3].sentence, "D has no value for the 12 months to March 2018.");

  definition.polarity = Polarity::kNeutral;
  all = CompareAreas(definition, kMarch, {"Force", {}, {}}, areas);
  EXPECT_TRUE(all.highest_first);
  EXPECT_EQ(
      all.ranking,
      "1 is the highest value of the 12 months to March 2018; neither way is the better one.");
  EXPECT_EQ(all.areas[0].place, 1);
  EXPECT_EQ(all.areas[2].place, 3);
  EXPECT_EQ(all.areas[0].rolling.reason, ShareReason::kForceAbsent);
  all = CompareAreas(definition, kMarch, {"Force", c, {}}, areas);
  EXPECT_EQ(all.areas[0].rolling.reason, ShareReason::kForceUnchanged);
}

// +180 and -168 make +12: 1,500% and -1,400% of it. Up to twice the force's change shares are
// given, as above: 180 and 60 of 120.
TEST(AreaComparisonTest, WhereAreasCancelOutThereIsNoShare) {
  const std::vector<SeriesPoint> force = Step(40, 41);
  const std::vector<SeriesPoint> a = Step(10, 25), b = Step(30, 16);
  const std::vector<AreaFigures> areas = {{"A", a, {}}, {"B", b, {}}};
  const AreaStandings all =
      CompareAreas(DefinitionOf(Measure::kCount), kMarch, {"Force", force, {}}, areas);
  for (const AreaStanding& area : all.areas) {
    EXPECT_EQ(area.year.reason, ShareReason::kChangesCancel);
    EXPECT_EQ(area.rolling.reason, ShareReason::kChangesCancel);
    EXPECT_EQ(area.rolling.text, "n/a");
    EXPECT_EQ(area.rolling.force_change, 12 * kMillion);
  }
  EXPECT_EQ(all.areas[1].rolling.area_change, -168 * kMillion);
  EXPECT_EQ(all.areas[1].sentence,
            "B: 192 in the 12 months to March 2018, place 2 of 2 (a year before: 1 of 2); it "
            "changed by -168 since a year before, and the force by only 12, since areas went both "
            "ways: no share of that is given.");
  const std::vector<SeriesPoint> down = Step(60, 59);
  EXPECT_EQ(CompareAreas(DefinitionOf(Measure::kCount), kMarch, {"Force", down, {}}, areas)
                .areas[0]
                .rolling.reason,
            ShareReason::kChangesCancel);
}

TEST(AreaComparisonTest, WhatDoesNotAddUpHasNoShare) {
  const std::vector<SeriesPoint> flat = Flat(kMarch, 24, 8, 10);
  const AreaFigures area = {"A", flat, {}};
  AreaStandings all =
      CompareAreas(DefinitionOf(Measure::kProportion, 1, "percent"), kMarch, area, {area});
  EXPECT_EQ(all.areas[0].year.reason, ShareReason::kNotAdditive);
  EXPECT_EQ(all.areas[0].rolling.reason, ShareReason::kNotAdditive);
  EXPECT_EQ(all.areas[0].sentence,
            "A: 80.0% in the 12 months to March 2018, place 1 of 1 (a year before: 1 of 1).");

  IndicatorDefinition quarterly = DefinitionOf(Measure::kCount);
  quarterly.frequency = Frequency::kQuarterly;
  const std::vector<SeriesPoint> quarters = {Point(kMarch - 12, 5), Point(kMarch, 7)};
  const AreaFigures of_quarters = {"A", quarters, {}};
  all = CompareAreas(quarterly, kMarch, of_quarters, {of_quarters});
  EXPECT_EQ(all.ranked_by, Column::kCurrent);
  EXPECT_EQ(all.areas[0].year.text, "100.0");
  EXPECT_EQ(all.areas[0].rolling.reason, ShareReason::kNotMonthly);
}

// A RATE is ranked by what it shows, and its share is of the events.
TEST(AreaComparisonTest, ARateHasItsShareOfTheEvents) {
  const std::vector<SeriesPoint> force = Step(60, 70);
  const std::vector<SeriesPoint> small = Step(10, 15), large = Step(50, 55);
  const std::vector<AreaFigures> areas = {{"Small", small, 1000}, {"Large", large, 100'000}};
  const AreaStandings all = CompareAreas(DefinitionOf(Measure::kRate, 1, "per_1000"), kMarch,
                                         {"Force", force, std::nullopt}, areas);
  EXPECT_EQ(all.areas[0].place, 1);
  EXPECT_EQ(all.areas[0].value.text, "180.0");
  EXPECT_EQ(all.areas[1].place, 2);
  EXPECT_EQ(all.areas[0].rolling.text, "50.0");
}

}  // namespace
}  // namespace copperplate::indicators
