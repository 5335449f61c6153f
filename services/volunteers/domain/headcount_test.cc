#include "services/volunteers/domain/headcount.h"

#include <gtest/gtest.h>

#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;

constexpr CivilDay kAsOf(2018, 3, 31);

Engagement In(const std::string& volunteer, Kind kind, State state,
              CivilDay since = CivilDay(2018, 1, 1)) {
  return TestEngagement(volunteer, kind, TestHistory({{state, since}}));
}

TEST(HeadcountTest, StrengthIsWithProbationAndWithoutTheWayIn) {
  std::vector<Engagement> all;
  for (const State state : kEngagementStates) {
    all.push_back(In(std::string(Name(state)), Kind::kSpecial, state));
  }
  all.push_back(In("other", Kind::kPsv, State::kActive));
  const Headcount count = HeadcountOn(all, Kind::kSpecial, kAsOf);
  EXPECT_EQ(count.strength, 4);
  EXPECT_EQ(count.active, 2);
  EXPECT_EQ(count.in_probation, 1);
  EXPECT_EQ(count.on_leave, 1);
  EXPECT_EQ(count.suspended, 1);
  EXPECT_EQ(HeadcountOn(all, Kind::kSpecial, CivilDay(2017, 12, 31)).strength, 0);
}

TEST(HeadcountTest, APersonIsCountedOnce) {
  const Engagement all[] = {
      In("a", Kind::kSpecial, State::kActive),
      In("a", Kind::kPsv, State::kOnLeave),
      In("b", Kind::kPsv, State::kProbation),
      // Left, and came back.
      In("c", Kind::kSpecial, State::kLeft),
      In("c", Kind::kSpecial, State::kProbation),
  };
  EXPECT_EQ(HeadcountOn(all, Kind::kSpecial, kAsOf).strength, 2);
  EXPECT_EQ(HeadcountOn(all, Kind::kPsv, kAsOf).strength, 2);
  const Headcount together = HeadcountOn(all, std::nullopt, kAsOf);
  EXPECT_EQ(together.strength, 3);
  EXPECT_EQ(together.active, 3);
  EXPECT_EQ(together.on_leave, 1);
}

// "209 Specials in force, 104 of which are in probation" on 18 December 2019.
TEST(HeadcountTest, AsThePapersCountIt) {
  std::vector<Engagement> all;
  all.reserve(220);
  for (int i = 0; i < 220; ++i) {
    all.push_back(In("v" + std::to_string(i), Kind::kSpecial,
                     i < 104   ? State::kProbation
                     : i < 209 ? State::kActive
                               : State::kVetting));
  }
  const Headcount count = HeadcountOn(all, Kind::kSpecial, CivilDay(2019, 12, 18));
  EXPECT_EQ(count.strength, 209);
  EXPECT_EQ(count.in_probation, 104);
}

TEST(HeadcountTest, WhoHasTwoRecordsIsOnePerson) {
  Engagement all[] = {In("a", Kind::kPsv, State::kActive), In("b", Kind::kPsv, State::kOnLeave),
                      In("c", Kind::kPsv, State::kVetting), In("d", Kind::kPsv, State::kVetting)};
  EXPECT_EQ(HeadcountOn(all, Kind::kPsv, kAsOf).strength, 2);
  EXPECT_EQ(PipelineOn(all, Kind::kPsv, kAsOf)[1].persons, 2);
  all[0].merged_into = "b";
  all[3].merged_into = "c";
  const Headcount count = HeadcountOn(all, Kind::kPsv, kAsOf);
  EXPECT_EQ(count.strength, 1);
  EXPECT_EQ(count.active, 1);
  EXPECT_EQ(count.on_leave, 1);
  EXPECT_EQ(PipelineOn(all, Kind::kPsv, kAsOf)[1].persons, 1);
  EXPECT_EQ(CountedAs(all[0]), "b");
  EXPECT_EQ(CountedAs(all[1]), "b");
}

TEST(PipelineTest, MedianAndOldestOfEachStage) {
  const Engagement all[] = {
      In("a", Kind::kPsv, State::kVetting, kAsOf - 10),
      In("b", Kind::kPsv, State::kVetting, kAsOf - 13),
      In("c", Kind::kPsv, State::kVetting, kAsOf - 100),
      In("d", Kind::kPsv, State::kVetting, kAsOf),
      In("e", Kind::kPsv, State::kInduction, kAsOf - 7),
      In("f", Kind::kSpecial, State::kVetting, kAsOf - 500),
      In("g", Kind::kPsv, State::kVetting, kAsOf + 1),
  };
  const std::vector<PipelineStage> stages = PipelineOn(all, Kind::kPsv, kAsOf);
  ASSERT_EQ(stages.size(), 3U);
  EXPECT_EQ(stages[0].state, State::kApplied);
  EXPECT_EQ(stages[0].persons, 0);
  EXPECT_EQ(stages[0].median_days, std::nullopt);
  EXPECT_EQ(stages[0].oldest_days, std::nullopt);
  EXPECT_EQ(stages[1].persons, 4);
  EXPECT_EQ(stages[1].median_days, Rational::Of(23, 2));
  EXPECT_EQ(stages[1].oldest_days, 100);
  EXPECT_EQ(stages[2].median_days, Rational(7));
}

}  // namespace
}  // namespace copperplate::volunteers
