#include "services/indicators/app/roll_up.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/dashboard_world.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int32_t kMonth = 2018 * 12 + 2;

SeriesPoint Point(int32_t month, int64_t value) {
  SeriesPoint point;
  point.month = month;
  point.numerator = value * kMillion;
  return point;
}

AreaNode Node(absl::string_view area, int parent, int32_t from = 1974 * 12,
              std::optional<int32_t> to = std::nullopt) {
  return {std::string(area), parent, from, to};
}

std::string Brief(const AreaFigures& figures) {
  return absl::StrCat(absl::StrJoin(figures.series, " ",
                                    [](std::string* out, const SeriesPoint& point) {
                                      absl::StrAppend(out, point.month - kMonth, ":",
                                                      point.numerator / kMillion);
                                    }),
                      figures.restated ? " restated" : "");
}

class RollUpTest : public ::testing::Test {
 protected:
  std::string Rolled(const std::vector<AreaNode>& areas, std::vector<AreaSeries> series,
                     Measure measure = Measure::kCount) {
    IndicatorFigures figures;
    figures.definition = GivenDefinition("crime", measure);
    figures.series = std::move(series);
    const auto result = FiguresOfArea(areas, figures, kMonth);
    EXPECT_THAT(result, testing::IsOk());
    return result.ok() ? Brief(*result) : "";
  }
};

TEST_F(RollUpTest, AnAreasOwnFiguresComeFirst) {
  EXPECT_EQ(Rolled({Node("force", -1), Node("south", 0)},
                   {{0, {Point(kMonth, 9)}}, {1, {Point(kMonth, 4), Point(kMonth + 1, 5)}}}),
            "0:9");
}

TEST_F(RollUpTest, WithoutThemItsChildrenAdd) {
  EXPECT_EQ(Rolled({Node("force", -1), Node("south", 0), Node("north", 0)},
                   {{1, {Point(kMonth - 1, 1), Point(kMonth, 2)}}, {2, {Point(kMonth, 3)}}}),
            "0:5");
}

TEST_F(RollUpTest, AChildWithoutFiguresIsItselfTheSumOfItsChildren) {
  EXPECT_EQ(Rolled({Node("force", -1), Node("south", 0), Node("north", 0), Node("fenland", 2),
                    Node("ely", 2)},
                   {{1, {Point(kMonth, 2)}}, {3, {Point(kMonth, 3)}}, {4, {Point(kMonth, 4)}}}),
            "0:9");
}

TEST_F(RollUpTest, AChildsChildrenDoNotCountBesideItsOwn) {
  EXPECT_EQ(Rolled({Node("force", -1), Node("north", 0), Node("fenland", 1)},
                   {{1, {Point(kMonth, 2)}}, {2, {Point(kMonth, 30)}}}),
            "0:2");
}

TEST_F(RollUpTest, ChildrenOfTheDataMonthMakeAllMonths) {
  // The old district ended, the new area has figures from before it was there.
  EXPECT_EQ(
      Rolled({Node("force", -1), Node("old", 0, 1974 * 12, kMonth - 1), Node("new", 0, kMonth)},
             {{1, {Point(kMonth - 2, 70), Point(kMonth - 1, 70)}},
              {2, {Point(kMonth - 1, 5), Point(kMonth, 6)}}}),
      "-1:5 0:6 restated");
}

TEST_F(RollUpTest, NobodyHasAny) {
  EXPECT_EQ(Rolled({Node("force", -1), Node("south", 0)}, {}), "");
}

TEST_F(RollUpTest, WhatDoesNotAddIsRefused) {
  IndicatorFigures figures;
  figures.definition = GivenDefinition("crime", Measure::kCount);
  std::vector<AreaNode> areas = {Node("force", -1)};
  for (int i = 1; i <= 11; ++i) {
    areas.push_back(Node(absl::StrCat("area-", i), 0));
    figures.series.push_back({i, {Point(kMonth, kLargestFigure / kMillion)}});
  }
  EXPECT_THAT(FiguresOfArea(areas, figures, kMonth),
              testing::StatusIs(absl::StatusCode::kOutOfRange));
}

class PopulationsTest : public ::testing::Test {
 protected:
  static std::vector<std::string> Of(const std::vector<Population>& given) {
    const std::vector<AreaNode> areas = {Node("force", -1), Node("south", 0), Node("north", 0),
                                         Node("old", 0, 1974 * 12, kMonth - 1), Node("fenland", 2)};
    std::vector<std::string> out;
    for (const Population& one : PopulationsOfArea(areas, given, kMonth)) {
      out.push_back(absl::StrCat(one.area, " ", one.year, " ", one.value));
    }
    return out;
  }
};

TEST_F(PopulationsTest, TheAreasOwnComeFirst) {
  EXPECT_THAT(Of({{"force", 2016, 9}, {"south", 2016, 1}, {"north", 2016, 2}}),
              ElementsAre("force 2016 9"));
}

TEST_F(PopulationsTest, WithoutThemTheChildrensAddWhereAllHaveOne) {
  EXPECT_THAT(Of({{"south", 2015, 1},
                  {"south", 2016, 3},
                  {"north", 2016, 4},
                  {"old", 2016, 100},
                  {"fenland", 2016, 50}}),
              ElementsAre("force 2016 7"));
}

TEST_F(PopulationsTest, NobodyHasAny) { EXPECT_THAT(Of({}), IsEmpty()); }

}  // namespace
}  // namespace copperplate::indicators
