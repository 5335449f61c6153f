#include "services/volunteers/domain/equality_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;
using ::testing::ElementsAre;
using State = EngagementState;

const EqualityCharacteristic kEthnicity{"ethnicity", {"WHITE", "BME", "MIXED"}, "census 2011"};

EqualityTable TableOf(std::map<std::string, int64_t> counts,
                      const std::vector<EqualityBenchmark>& benchmarks = {}) {
  return TabulateEquality(kEthnicity, counts, benchmarks, 2018);
}

template <class Number>
std::string Text(const std::optional<Number>& number) {
  return number.has_value() ? absl::StrCat(*number) : "-";
}

// `40 73 75`: count, percent, share of each.
std::vector<std::string> CellsOf(const EqualityTable& table) {
  std::vector<std::string> cells;
  for (const EqualityCell& cell : table.cells) {
    cells.push_back(
        absl::StrCat(cell.shown.count.has_value() ? absl::StrCat(*cell.shown.count) : "c", " ",
                     Text(cell.shown.percent), " ", Text(cell.share_percent)));
  }
  return cells;
}

TEST(EqualityTableTest, AQuarterEndsFourTimesAYear) {
  const auto told = [](CivilDay day) {
    Faults faults;
    CheckQuarterEnd(day, "quarter_end", faults);
    return Told(faults);
  };
  for (const CivilDay day : {CivilDay(2018, 3, 31), CivilDay(2018, 6, 30), CivilDay(2018, 9, 30),
                             CivilDay(2018, 12, 31)}) {
    EXPECT_EQ(told(day), "");
    EXPECT_EQ(told(day - 1), "QUARTER_END_INVALID quarter_end");
    EXPECT_EQ(told(day + 1), "QUARTER_END_INVALID quarter_end");
  }
  EXPECT_EQ(told(CivilDay(2018, 2, 28)), "QUARTER_END_INVALID quarter_end");
}

TEST(EqualityTableTest, IsOfThoseInStrengthOnTheDay) {
  const CivilDay day(2018, 3, 31);
  const auto engaged = [](const char* who, Kind kind, State state, CivilDay from) {
    return TestEngagement(who, kind, TestHistory({{state, from}}));
  };
  std::vector<Engagement> engagements = {engaged("v1", Kind::kPsv, State::kActive, day),
                                         engaged("v1", Kind::kSpecial, State::kActive, day),
                                         engaged("v2", Kind::kPsv, State::kSuspended, day),
                                         engaged("v3", Kind::kPsv, State::kInduction, day),
                                         engaged("v4", Kind::kPsv, State::kActive, day + 1),
                                         engaged("v5", Kind::kSpecial, State::kActive, day)};
  EXPECT_THAT(PersonsInStrength(engagements, Kind::kPsv, day), ElementsAre("v1", "v2"));
  engagements[2].merged_into = "v1";
  EXPECT_THAT(PersonsInStrength(engagements, Kind::kPsv, day), ElementsAre("v1"));
}

TEST(EqualityTableTest, SharesAreOfThoseWhoStated) {
  const std::vector<EqualityBenchmark> benchmarks = {
      {"ethnicity", "BME", "census 2011", 9700, "plan", 2011, "county"},
      {"ethnicity", "WHITE", "not white British", 81400, "plan", 2011, "other"}};
  const EqualityTable table = TableOf({{"WHITE", 60}, {"BME", 20}, {"NOT_STATED", 20}}, benchmarks);
  EXPECT_THAT(CellsOf(table), ElementsAre("60 60 75", "20 20 25", "0 0 0", "0 0 -", "20 20 -"));
  EXPECT_EQ(table.total, 100);
  EXPECT_EQ(table.stated_rate_percent, 80);
  EXPECT_EQ(table.cells[1].benchmark, &benchmarks[0]);
  EXPECT_EQ(table.cells[1].ratio, "2.6");
  EXPECT_EQ(table.cells[0].benchmark, nullptr) << "of another definition";
  EXPECT_EQ(table.cells[0].ratio, std::nullopt);
}

TEST(EqualityTableTest, NothingSuppressedCanBeToldFromShares) {
  // 3 and 12 are suppressed on both sides: of 60 of 63 the share would tell the 3.
  const EqualityTable both = TableOf({{"WHITE", 60}, {"BME", 3}, {"NOT_STATED", 12}});
  EXPECT_THAT(CellsOf(both), ElementsAre("60 80 -", "c - -", "0 0 -", "0 0 -", "c - -"));
  EXPECT_EQ(both.stated_rate_percent, std::nullopt);
  // Suppressed on one side, they are told no more than by percentages.
  const EqualityTable one = TableOf({{"WHITE", 60}, {"BME", 3}, {"MIXED", 12}, {"NOT_STATED", 25}});
  EXPECT_THAT(CellsOf(one), ElementsAre("60 60 80", "c - -", "c - -", "0 0 -", "25 25 -"));
  EXPECT_EQ(one.stated_rate_percent, 75);
  const EqualityTable few = TableOf({{"WHITE", 2}, {"BME", 1}, {"MIXED", 30}});
  EXPECT_THAT(CellsOf(few), ElementsAre("c - -", "c - -", "30 - -", "0 - -", "0 - -"));
  EXPECT_EQ(few.stated_rate_percent, std::nullopt);
}

TEST(EqualityTableTest, OfFewerThanTenThereIsNone) {
  const EqualityTable table = TableOf({{"WHITE", 9}});
  EXPECT_TRUE(table.withheld);
  EXPECT_TRUE(table.cells.empty());
  EXPECT_EQ(table.total, std::nullopt);
  EXPECT_FALSE(TableOf({{"WHITE", 10}}).withheld);
}

}  // namespace
}  // namespace copperplate::volunteers
