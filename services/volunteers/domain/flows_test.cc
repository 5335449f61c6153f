#include "services/volunteers/domain/flows.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "rapidcheck/gtest.h"
#include "services/volunteers/domain/engagement_moves.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;

TEST(FlowsTest, FirstEntriesAndDeparturesWithinTheDays) {
  const auto of = [](const std::string& volunteer, const std::vector<TestStep>& steps) {
    return TestEngagement(volunteer, Kind::kSpecial, TestHistory(steps));
  };
  const Engagement all[] = {
      of("a",
         {{State::kInduction, CivilDay(2018, 1, 1)}, {State::kProbation, CivilDay(2018, 2, 1)}}),
      of("b", {{State::kActive, CivilDay(2017, 1, 1)}, {State::kLeft, CivilDay(2018, 3, 31)}}),
      of("c", {{State::kProbation, CivilDay(2018, 2, 1)}, {State::kLeft, CivilDay(2018, 2, 1)}}),
      of("d", {{State::kActive, CivilDay(2017, 1, 1)}, {State::kOnLeave, CivilDay(2018, 2, 1)}}),
      of("e", {{State::kVetting, CivilDay(2018, 1, 1)}, {State::kRejected, CivilDay(2018, 2, 1)}}),
      of("f", {{State::kActive, CivilDay(2017, 1, 1)}, {State::kLeft, CivilDay(2018, 4, 1)}}),
      of("g", {{State::kProbation, CivilDay(2018, 1, 31)}}),
  };
  const Flows flows =
      FlowsBetween(all, Kind::kSpecial, CivilDay(2018, 2, 1), CivilDay(2018, 3, 31));
  EXPECT_EQ(flows.joiners, 2);
  EXPECT_EQ(flows.leavers, 2);
  EXPECT_EQ(flows.PersonsJoined(), 2);
  EXPECT_EQ(FlowsBetween(all, Kind::kPsv, CivilDay(2018, 2, 1), CivilDay(2018, 3, 31)).joiners, 0);
}

TEST(FlowsTest, ATransferIsOfTheKindAndNotOfThePersons) {
  Engagement before = TestEngagement(
      "a", Kind::kPsv,
      TestHistory({{State::kActive, CivilDay(2017, 1, 1)}, {State::kLeft, CivilDay(2018, 2, 1)}}));
  before.history.back().reason = "TRANSFER";
  Engagement after = TestEngagement("a", Kind::kSpecial,
                                    TestHistory({{State::kInduction, CivilDay(2018, 2, 1)},
                                                 {State::kProbation, CivilDay(2018, 2, 9)}}));
  after.predecessor = before.id;
  const Engagement all[] = {before, after};
  const CivilDay from(2018, 2, 1), to(2018, 2, 28);
  const Flows psv = FlowsBetween(all, Kind::kPsv, from, to);
  EXPECT_EQ(psv.leavers, 1);
  EXPECT_EQ(psv.PersonsLeft(), 0);
  const Flows special = FlowsBetween(all, Kind::kSpecial, from, to);
  EXPECT_EQ(special.joiners, 1);
  EXPECT_EQ(special.PersonsJoined(), 0);
}

// A volunteer who is in one unit until the day and goes on in another from it.
std::vector<Engagement> MovedOn(CivilDay day, State then) {
  std::vector<Engagement> all = {
      TestEngagement("a", Kind::kPsv,
                     TestHistory({{State::kActive, CivilDay(2017, 1, 1)}, {State::kLeft, day}})),
      TestEngagement("a", Kind::kPsv, TestHistory({{then, day}}))};
  all[0].id = "e1";
  all[0].history.back().reason = "TRANSFER";
  all[1].id = "e2";
  all[1].predecessor = "e1";
  return all;
}

TEST(FlowsTest, WhoGoesOnInAnotherUnitNeitherLeavesTheKindNorJoinsIt) {
  const CivilDay day(2018, 3, 1);
  std::vector<Engagement> all = MovedOn(day, State::kActive);
  const auto told = [&](CivilDay from, CivilDay to) {
    const Flows flows = FlowsBetween(all, Kind::kPsv, from, to);
    return std::pair(flows.joiners, flows.leavers);
  };
  const CivilDay first(2018, 1, 1), last(2018, 12, 31);
  EXPECT_EQ(told(first, last), std::pair(int64_t{0}, int64_t{0}));
  EXPECT_EQ(told(day, day), std::pair(int64_t{0}, int64_t{0}));
  all[1].history.push_back(TestHistory({{State::kLeft, day + 60}}).back());
  all[1].history.back().seq = 2;
  EXPECT_EQ(told(first, last), std::pair(int64_t{0}, int64_t{1})) << "and leaves once";
  all = MovedOn(day, State::kInduction);
  EXPECT_EQ(told(first, last), std::pair(int64_t{0}, int64_t{1})) << "is counted no more";
}

TEST(FlowsTest, WhoHasTwoRecordsJoinsOnceAndLeavesOnce) {
  Engagement all[] = {TestEngagement("a", Kind::kPsv,
                                     TestHistory({{State::kActive, CivilDay(2018, 2, 1)},
                                                  {State::kLeft, CivilDay(2018, 3, 1)}})),
                      TestEngagement("b", Kind::kPsv,
                                     TestHistory({{State::kActive, CivilDay(2018, 2, 1)},
                                                  {State::kLeft, CivilDay(2018, 4, 1)}}))};
  const auto told = [&] {
    const Flows flows = FlowsBetween(all, Kind::kPsv, CivilDay(2018, 1, 1), CivilDay(2018, 12, 31));
    return std::pair(flows.joiners, flows.leavers);
  };
  EXPECT_EQ(told(), std::pair(int64_t{2}, int64_t{2})) << "two persons as far as is known";
  all[0].merged_into = "b";
  EXPECT_EQ(told(), std::pair(int64_t{1}, int64_t{1}));
}

// Both ways round: which of the two ids sorts first says nothing.
struct MergedFlows {
  Flows flows;
  Flows other_way_round;
};

MergedFlows FlowsOfMerged(const std::vector<TestStep>& given_up, const std::string& reason,
                          const std::vector<TestStep>& kept) {
  const auto told = [&](const std::string& given_up_id, const std::string& kept_id) {
    Engagement all[] = {TestEngagement(given_up_id, Kind::kPsv, TestHistory(given_up)),
                        TestEngagement(kept_id, Kind::kPsv, TestHistory(kept))};
    all[0].merged_into = kept_id;
    all[0].history.back().reason = reason;
    return FlowsBetween(all, Kind::kPsv, CivilDay(2018, 1, 1), CivilDay(2018, 12, 31));
  };
  return {told("a", "b"), told("b", "a")};
}

TEST(FlowsTest, WhoGoesOnUnderAnotherRecordOnTheSameDayNeitherLeavesNorJoins) {
  const CivilDay day(2018, 3, 1);
  const MergedFlows told = FlowsOfMerged({{State::kActive, day - 400}, {State::kLeft, day}},
                                         "RESIGNED", {{State::kActive, day}});
  for (const Flows& flows : {told.flows, told.other_way_round}) {
    EXPECT_EQ(flows.joiners, 0);
    EXPECT_EQ(flows.leavers, 0);
  }
}

TEST(FlowsTest, WhoLeavesUnderTwoRecordsOnOneDayLeavesOnceByATransferIfOneWasOne) {
  const CivilDay day(2018, 3, 1);
  const std::vector<TestStep> leaves = {{State::kActive, day - 400}, {State::kLeft, day}};
  for (const std::string reason : {"RESIGNED", "TRANSFER"}) {
    const MergedFlows told = FlowsOfMerged(leaves, reason, leaves);
    for (const Flows& flows : {told.flows, told.other_way_round}) {
      EXPECT_EQ(flows.joiners, 0);
      EXPECT_EQ(flows.leavers, 1);
      EXPECT_EQ(flows.transferred_out, reason == "TRANSFER" ? 1 : 0);
    }
  }
}

TEST(FlowsTest, WhoComesAndGoesOnOneDayUnderOneOfTwoRecordsDoesBoth) {
  const CivilDay day(2018, 3, 1);
  const MergedFlows told = FlowsOfMerged({{State::kProbation, day}, {State::kLeft, day}},
                                         "RESIGNED", {{State::kActive, CivilDay(2019, 1, 1)}});
  for (const Flows& flows : {told.flows, told.other_way_round}) {
    EXPECT_EQ(flows.joiners, 1);
    EXPECT_EQ(flows.leavers, 1);
  }
}

TEST(FlowsTest, TurnoverIsByTheAverageHeadcount) {
  EXPECT_EQ(Turnover(27, Rational(216))->Round(3), "0.125");
  EXPECT_EQ(Turnover(1, Rational(0)), std::nullopt);
}

// A history of moves that the table allows, the first the creation.
std::vector<EngagementEvent> AnyHistory(Kind kind, CivilDay first) {
  Engagement engagement = TestEngagement("v", kind, TestHistory({{State::kApplied, first}}));
  CivilDay day = first;
  const int moves = *rc::gen::inRange(0, 25);
  for (int i = 0; i < moves; ++i) {
    const auto& arrow = kEngagementArrows[*rc::gen::inRange<size_t>(
        0, sizeof kEngagementArrows / sizeof kEngagementArrows[0])];
    const auto event = NextEvent(engagement, "e", arrow.verb,
                                 {day + *rc::gen::inRange(0, 9), CivilDay(2030, 1, 1), "", "a", 1});
    if (!event.ok()) continue;
    engagement.history.push_back(*event);
    day = event->effective_on;
  }
  return engagement.history;
}

RC_GTEST_PROP(FlowsTest, TheLaterStrengthIsTheEarlierWithJoinersWithoutLeavers, ()) {
  const CivilDay first(2018, 1, 1);
  std::vector<Engagement> all;
  const int persons = *rc::gen::inRange(0, 12);
  for (int i = 0; i < persons; ++i) {
    const std::string volunteer = "v" + std::to_string(i);
    const Kind kind = *rc::gen::element(Kind::kSpecial, Kind::kPsv);
    Engagement engagement =
        TestEngagement(volunteer, kind, AnyHistory(kind, first + *rc::gen::inRange(0, 30)));
    const EngagementEvent last = engagement.history.back();
    all.push_back(std::move(engagement));
    // Who left may come back, on the same day too.
    if (last.to == State::kLeft && *rc::gen::arbitrary<bool>()) {
      all.push_back(TestEngagement(volunteer, kind, AnyHistory(kind, last.effective_on)));
    }
    // Of some there is another record, which sorts before or behind.
    if (*rc::gen::arbitrary<bool>()) {
      const std::string other = *rc::gen::element<std::string>("a", "w") + volunteer;
      all.push_back(
          TestEngagement(other, kind, AnyHistory(kind, first + *rc::gen::inRange(0, 30))));
      all.back().merged_into = volunteer;
    }
  }
  const CivilDay from = first + *rc::gen::inRange(0, 60);
  const CivilDay to = from + *rc::gen::inRange(0, 60);
  for (const Kind kind : {Kind::kSpecial, Kind::kPsv}) {
    const Flows flows = FlowsBetween(all, kind, from, to);
    RC_ASSERT(HeadcountOn(all, kind, to).strength ==
              HeadcountOn(all, kind, from - 1).strength + flows.joiners - flows.leavers);
  }
}

TEST(FlowsTest, IdsOfEngagementsAreAVolunteersOwn) {
  // Both have an engagement e1; only b's ended in a transfer, and only a's e2 followed one of that
  // id.
  Engagement all[] = {TestEngagement("a", Kind::kPsv,
                                     TestHistory({{State::kActive, CivilDay(2017, 1, 1)},
                                                  {State::kLeft, CivilDay(2018, 1, 1)}})),
                      TestEngagement("b", Kind::kPsv,
                                     TestHistory({{State::kActive, CivilDay(2017, 1, 1)},
                                                  {State::kLeft, CivilDay(2018, 1, 1)}})),
                      TestEngagement("a", Kind::kSpecial,
                                     TestHistory({{State::kProbation, CivilDay(2018, 2, 1)}}))};
  all[0].id = all[1].id = "e1";
  all[0].history.back().reason = "RESIGNED";
  all[1].history.back().reason = "TRANSFER";
  all[2].predecessor = "e1";
  EXPECT_EQ(FlowsBetween(all, Kind::kSpecial, CivilDay(2018, 1, 1), CivilDay(2018, 12, 31))
                .transferred_in,
            0);
}

}  // namespace
}  // namespace copperplate::volunteers
