#include "services/volunteers/domain/continuous_service.h"

#include <gtest/gtest.h>

#include "rapidcheck/gtest.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;

Engagement Served(const std::string& id, CivilDay from, CivilDay to,
                  std::optional<std::string> predecessor = std::nullopt) {
  Engagement engagement = TestEngagement(
      "v1", Kind::kSpecial,
      TestHistory({{State::kInduction, from - 60}, {State::kActive, from}, {State::kLeft, to}}));
  engagement.id = id;
  engagement.predecessor = std::move(predecessor);
  return engagement;
}

std::optional<ContinuousService> ServiceOf(const std::vector<Engagement>& engagements,
                                           CivilDay as_of) {
  return ServiceOn(ServiceRules(), ChainOf(engagements.back(), engagements), as_of);
}

TEST(ContinuousServiceTest, RunsThroughTheChainOverAGapOfTwentyEightDays) {
  std::vector<Engagement> engagements = {
      Served("one", CivilDay(2010, 1, 1), CivilDay(2015, 1, 1)),
      Served("two", CivilDay(2015, 1, 29), CivilDay(2030, 1, 1), "one")};
  const auto service = ServiceOf(engagements, CivilDay(2018, 1, 28));
  EXPECT_EQ(service->since, CivilDay(2010, 1, 29));
  EXPECT_EQ(service->gap_days, 28);
  EXPECT_EQ(service->years, 7);
  EXPECT_EQ(ServiceOf(engagements, CivilDay(2018, 1, 29))->years, 8);
  // A day more of gap, and it begins anew.
  engagements[1] = Served("two", CivilDay(2015, 1, 30), CivilDay(2030, 1, 1), "one");
  EXPECT_EQ(ServiceOf(engagements, CivilDay(2018, 1, 29))->since, CivilDay(2015, 1, 30));
  EXPECT_EQ(ServiceOf(engagements, CivilDay(2018, 1, 29))->gap_days, 0);
}

TEST(ContinuousServiceTest, WhatIsNotOfTheChainIsNone) {
  const std::vector<Engagement> engagements = {
      Served("one", CivilDay(2010, 1, 1), CivilDay(2015, 1, 1)),
      Served("two", CivilDay(2015, 1, 2), CivilDay(2030, 1, 1))};
  EXPECT_EQ(ServiceOf(engagements, CivilDay(2018, 1, 1))->since, CivilDay(2015, 1, 2));
}

TEST(ContinuousServiceTest, EndsWhenNobodyReturnsInTime) {
  const std::vector<Engagement> one = {Served("one", CivilDay(2010, 1, 1), CivilDay(2015, 1, 1))};
  EXPECT_EQ(ServiceOf(one, CivilDay(2009, 12, 31)), std::nullopt);
  EXPECT_EQ(ServiceOf(one, CivilDay(2010, 1, 1))->years, 0);
  EXPECT_EQ(ServiceOf(one, CivilDay(2015, 1, 28))->since, CivilDay(2010, 1, 1));
  EXPECT_EQ(ServiceOf(one, CivilDay(2015, 1, 29)), std::nullopt);
}

TEST(ContinuousServiceTest, ACircleOfPredecessorsEnds) {
  const std::vector<Engagement> engagements = {
      Served("one", CivilDay(2010, 1, 1), CivilDay(2015, 1, 1), "two"),
      Served("two", CivilDay(2015, 1, 1), CivilDay(2030, 1, 1), "one")};
  EXPECT_EQ(ChainOf(engagements[1], engagements).size(), 2U);
}

TEST(ContinuousServiceTest, RecognitionIsDueOnTheAnniversaries) {
  const ContinuousService service{CivilDay(2008, 2, 29), 0, 10};
  const auto due = RecognitionsDue(ServiceRules(), service, {5}, CivilDay(2018, 3, 1));
  ASSERT_EQ(due.size(), 3U);
  EXPECT_EQ(due[0].years, 2);
  EXPECT_EQ(due[1].years, 9);
  EXPECT_EQ(due[2].years, 10);
  EXPECT_EQ(due[2].due_on, CivilDay(2018, 3, 1));
  EXPECT_EQ(RecognitionsDue(ServiceRules(), service, {5}, CivilDay(2018, 2, 28)).size(), 2U);
}

// Days served and days of gaps are all the days since it began.
RC_GTEST_PROP(ContinuousServiceTest, GapsAndServiceAreAllTheDays, ()) {
  std::vector<Engagement> engagements;
  CivilDay day(2010, 1, 1);
  int64_t served = 0;
  const int count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    const CivilDay from = day + *rc::gen::inRange(1, 29);
    day = from + *rc::gen::inRange(1, 400);
    served += day - from;
    engagements.push_back(
        Served("e" + std::to_string(i), from, day,
               i == 0 ? std::nullopt : std::optional("e" + std::to_string(i - 1))));
  }
  const auto service = ServiceOf(engagements, day - 1);
  RC_ASSERT(day - service->since == served);
}

}  // namespace
}  // namespace copperplate::volunteers
