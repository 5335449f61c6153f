#include "services/volunteers/domain/engagement_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "rapidcheck/gtest.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::copperplate::testing::HasReason;
using ::copperplate::testing::Told;

constexpr CivilDay kToday(2018, 6, 1);

EngagementStep StepOn(CivilDay day) { return {day, kToday, "", "sc.admin", 9}; }

// Every word of a way in, `VETTING INDUCTION ...`, that is open from a state reached by no leave.
std::string OpenFrom(const EngagementPath& path, State state) {
  std::string all;
  for (const auto& arrow : kEngagementArrows) {
    if (arrow.from != state ||
        !IsOpen(path, {.state = state, .since = {}, .before_leave = {}, .before_suspension = {}},
                arrow)) {
      continue;
    }
    all += std::string(Name(arrow.to)) + " ";
  }
  return all;
}

TEST(EngagementMovesTest, TheWayInOfEachKind) {
  const struct {
    EngagementPath path;
    std::string applied;
    std::string induction;
  } kCases[] = {
      {{Kind::kSpecial, true}, "VETTING WITHDRAWN REJECTED ", "PROBATION WITHDRAWN REJECTED "},
      {{Kind::kPsv, true}, "VETTING WITHDRAWN REJECTED ", "PROBATION ACTIVE WITHDRAWN REJECTED "},
      {{Kind::kPsv, false}, "VETTING WITHDRAWN REJECTED ", "PROBATION ACTIVE WITHDRAWN REJECTED "},
      {{Kind::kCadet, true}, "VETTING WITHDRAWN REJECTED ", "ACTIVE WITHDRAWN REJECTED "},
      {{Kind::kSpeedwatch, false}, "INDUCTION WITHDRAWN REJECTED ", "ACTIVE WITHDRAWN REJECTED "},
      {{Kind::kSpeedwatch, true}, "VETTING WITHDRAWN REJECTED ", "ACTIVE WITHDRAWN REJECTED "},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(OpenFrom(test.path, State::kApplied), test.applied) << Name(test.path.kind);
    EXPECT_EQ(OpenFrom(test.path, State::kVetting), "INDUCTION WITHDRAWN REJECTED ");
    EXPECT_EQ(OpenFrom(test.path, State::kInduction), test.induction) << Name(test.path.kind);
    EXPECT_EQ(OpenFrom(test.path, State::kProbation), "ACTIVE ON_LEAVE SUSPENDED LEFT ");
    EXPECT_EQ(OpenFrom(test.path, State::kActive), "ON_LEAVE SUSPENDED LEFT ");
    for (const State last : {State::kLeft, State::kWithdrawn, State::kRejected}) {
      EXPECT_EQ(OpenFrom(test.path, last), "");
    }
  }
}

TEST(EngagementMovesTest, ARefusalNamesTheStateAndWhatMayFollow) {
  const Engagement special = TestEngagement(
      "v1", Kind::kSpecial, TestHistory({{State::kInduction, CivilDay(2018, 1, 1)}}));
  const absl::Status refused = NextEvent(special, "e", "activate", StepOn(kToday)).status();
  EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(refused.message(),
            "the engagement is INDUCTION: it may become PROBATION or "
            "WITHDRAWN or REJECTED");
  const Engagement left =
      TestEngagement("v1", Kind::kSpecial, TestHistory({{State::kLeft, CivilDay(2018, 1, 1)}}));
  EXPECT_EQ(NextEvent(left, "e", "activate", StepOn(kToday)).status().message(),
            "the engagement is LEFT, which is its last state");
}

TEST(EngagementMovesTest, LeaveAndSuspensionEndWhereTheyBegan) {
  Engagement special = TestEngagement("v1", Kind::kSpecial,
                                      TestHistory({{State::kProbation, CivilDay(2018, 1, 1)},
                                                   {State::kOnLeave, CivilDay(2018, 2, 1)},
                                                   {State::kSuspended, CivilDay(2018, 3, 1)}}));
  for (const State expected : {State::kOnLeave, State::kProbation}) {
    const auto event =
        NextEvent(special, "e", expected == State::kOnLeave ? "reinstate" : "endLeave",
                  StepOn(CivilDay(2018, 4, 1)));
    ABSL_ASSERT_OK(event);
    EXPECT_EQ(event->to, expected);
    special.history.push_back(*event);
  }
  EXPECT_EQ(special.history.back().seq, 5);
  EXPECT_EQ(special.history.back().from, State::kOnLeave);
  EXPECT_EQ(special.history.back().revision, 9);
}

TEST(EngagementMovesTest, AnEventLiesNotBeforeThePreviousNorAfterToday) {
  const Engagement active =
      TestEngagement("v1", Kind::kPsv, TestHistory({{State::kActive, CivilDay(2018, 5, 1)}}));
  const struct {
    absl::string_view verb;
    CivilDay day;
    std::string told;
  } kCases[] = {
      {"suspend", CivilDay(2018, 4, 30), "DATE_OUT_OF_ORDER effective_on"},
      {"suspend", CivilDay(2018, 5, 1), ""},
      {"suspend", kToday, ""},
      {"suspend", kToday + 1, "DATE_IN_FUTURE effective_on"},
      {"leave", CivilDay(2018, 4, 30), "DATE_OUT_OF_ORDER effective_on"},
      {"leave", kToday + 92, ""},
      {"leave", kToday + 93, "DATE_IN_FUTURE effective_on"},
      {"startLeave", kToday + 92, ""},
      {"startLeave", kToday + 93, "DATE_IN_FUTURE effective_on"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(Told(NextEvent(active, "e", test.verb, StepOn(test.day))), test.told)
        << test.verb << " " << test.day;
  }
  EXPECT_EQ(Told(FirstEvent(State::kApplied, StepOn(kToday + 1))), "DATE_IN_FUTURE effective_on");
  EXPECT_EQ(FirstEvent(State::kApplied, StepOn(kToday))->seq, 1);
}

class CorrectionTest : public ::testing::Test {
 protected:
  std::string Corrected(int32_t seq, State to, CivilDay day) {
    return Told(CorrectionOf(special_, "e", seq, to, StepOn(day)));
  }

  Engagement special_ = TestEngagement("v1", Kind::kSpecial,
                                       TestHistory({{State::kApplied, CivilDay(2018, 1, 1)},
                                                    {State::kVetting, CivilDay(2018, 2, 1)},
                                                    {State::kInduction, CivilDay(2018, 3, 1)},
                                                    {State::kProbation, CivilDay(2018, 4, 1)},
                                                    {State::kLeft, CivilDay(2018, 5, 1)}}));
};

TEST_F(CorrectionTest, GivesAnotherDayBetweenItsNeighbours) {
  EXPECT_EQ(Corrected(2, State::kVetting, CivilDay(2018, 1, 1)), "");
  EXPECT_EQ(Corrected(2, State::kVetting, CivilDay(2018, 3, 1)), "");
  EXPECT_EQ(Corrected(2, State::kVetting, CivilDay(2017, 12, 31)),
            "DATE_OUT_OF_ORDER effective_on");
  EXPECT_EQ(Corrected(2, State::kVetting, CivilDay(2018, 3, 2)), "CORRECTION_BREAKS_HISTORY");
  EXPECT_EQ(Corrected(4, State::kProbation, kToday + 1), "DATE_IN_FUTURE effective_on");
  EXPECT_EQ(Corrected(1, State::kApplied, CivilDay(2017, 12, 31)), "");
  EXPECT_EQ(Corrected(1, State::kVetting, CivilDay(2018, 1, 1)), "FIRST_EVENT_STATE to");
}

TEST_F(CorrectionTest, OrSaysThatItNeverHappenedFromTheLastBackwards) {
  EXPECT_EQ(Corrected(4, State::kInduction, CivilDay(2018, 4, 1)), "CORRECTION_BREAKS_HISTORY");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const EngagementEvent stayed,
      CorrectionOf(special_, "e", 5, State::kProbation, StepOn(CivilDay(2030, 1, 1))));
  EXPECT_EQ(stayed.effective_on, CivilDay(2018, 5, 1));
  special_.history.push_back(stayed);
  EXPECT_EQ(LastStanding(special_.history)->state, State::kProbation);
  EXPECT_EQ(Corrected(4, State::kInduction, CivilDay(2018, 4, 1)), "");
  EXPECT_EQ(Corrected(5, State::kLeft, kToday), "EVENT_CORRECTED corrects_seq");
  EXPECT_EQ(Corrected(6, State::kLeft, kToday), "");
  EXPECT_EQ(Corrected(7, State::kLeft, kToday), "CORRECTS_UNKNOWN_EVENT corrects_seq");
}

TEST_F(CorrectionTest, OrLeadsToAnotherStateThatMayFollow) {
  EXPECT_EQ(Corrected(5, State::kSuspended, CivilDay(2018, 5, 1)), "");
  EXPECT_EQ(Corrected(5, State::kApplied, CivilDay(2018, 5, 1)), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Corrected(4, State::kRejected, CivilDay(2018, 4, 1)), "CORRECTION_BREAKS_HISTORY");
}

// Whatever verbs are tried, what is recorded is a way through the table: no state but the first is
// entered by another arrow, and nothing follows a last state.
RC_GTEST_PROP(EngagementMovesTest, AnyWayTakenFollowsTheTable, ()) {
  Engagement engagement = TestEngagement("v", kKinds[*rc::gen::inRange(0, 4)],
                                         TestHistory({{State::kApplied, CivilDay(2018, 1, 1)}}));
  CivilDay day(2018, 1, 1);
  std::set<State> entered;
  for (int i = 0; i < 30; ++i) {
    const auto& arrow = kEngagementArrows[*rc::gen::inRange<size_t>(
        0, sizeof kEngagementArrows / sizeof kEngagementArrows[0])];
    const Standing before = *LastStanding(engagement.history);
    const auto event = NextEvent(engagement, "e", arrow.verb, StepOn(++day));
    if (!event.ok()) continue;
    RC_ASSERT(!IsTerminal(before.state));
    RC_ASSERT(event->from == before.state);
    engagement.history.push_back(*event);
    entered.insert(event->to);
    // Back from leave and suspension is where it was.
    if (before.state == State::kOnLeave && IsServing(event->to)) {
      RC_ASSERT(event->to == before.before_leave);
    }
  }
  const bool probation = entered.count(State::kProbation) > 0;
  RC_ASSERT(!probation || engagement.kind == Kind::kSpecial || engagement.kind == Kind::kPsv);
  RC_ASSERT(engagement.kind != Kind::kSpecial || entered.count(State::kActive) == 0 || probation);
}

}  // namespace
}  // namespace copperplate::volunteers
