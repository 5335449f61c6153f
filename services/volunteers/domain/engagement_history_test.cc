#include "services/volunteers/domain/engagement_history.h"

#include <gtest/gtest.h>

#include "rapidcheck/gtest.h"
#include "services/volunteers/domain/calendar.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;

TEST(EngagementHistoryTest, TheStateIsThatOfTheLastEventEffectiveByTheDay) {
  const auto history = TestHistory({{State::kApplied, CivilDay(2018, 1, 10)},
                                    {State::kVetting, CivilDay(2018, 2, 1)},
                                    {State::kInduction, CivilDay(2018, 3, 31)}});
  EXPECT_EQ(StateOn(history, CivilDay(2018, 1, 9)), std::nullopt);
  EXPECT_EQ(StateOn(history, CivilDay(2018, 1, 10)), State::kApplied);
  EXPECT_EQ(StateOn(history, CivilDay(2018, 3, 30)), State::kVetting);
  EXPECT_EQ(StateOn(history, CivilDay(2018, 3, 31)), State::kInduction);
  EXPECT_EQ(StandingOn(history, CivilDay(2018, 4, 9))->since, CivilDay(2018, 3, 31));
  EXPECT_EQ(StateOn({}, CivilDay(2018, 3, 31)), std::nullopt);
}

TEST(EngagementHistoryTest, ACorrectionTakesThePlaceOfWhatItCorrects) {
  auto history = TestHistory({{State::kApplied, CivilDay(2018, 1, 10)},
                              {State::kVetting, CivilDay(2018, 2, 1)},
                              {State::kInduction, CivilDay(2018, 3, 1)}});
  AppendCorrection(history, 2, State::kVetting, CivilDay(2018, 2, 20));
  EXPECT_EQ(StateOn(history, CivilDay(2018, 2, 10)), State::kApplied);
  EXPECT_EQ(StateOn(history, CivilDay(2018, 2, 20)), State::kVetting);
  EXPECT_EQ(StateOn(history, CivilDay(2018, 3, 1)), State::kInduction);
  // A correction of the correction.
  AppendCorrection(history, 4, State::kVetting, CivilDay(2018, 1, 31));
  EXPECT_EQ(StateOn(history, CivilDay(2018, 1, 31)), State::kVetting);
  EXPECT_EQ(EventsInForce(history).size(), 3U);
}

TEST(EngagementHistoryTest, WhatNeverHappenedIsLeftOut) {
  auto history =
      TestHistory({{State::kActive, CivilDay(2018, 1, 10)}, {State::kLeft, CivilDay(2018, 2, 1)}});
  AppendCorrection(history, 2, State::kActive, CivilDay(2018, 2, 1));
  EXPECT_EQ(LastStanding(history),
            (Standing{State::kActive, CivilDay(2018, 1, 10), std::nullopt, std::nullopt}));
  EXPECT_EQ(StateSpans(history).size(), 1U);
}

TEST(EngagementHistoryTest, AsKnownAtARevision) {
  auto history = TestHistory(
      {{State::kApplied, CivilDay(2018, 1, 10)}, {State::kVetting, CivilDay(2018, 2, 1)}});
  AppendCorrection(history, 2, State::kVetting, CivilDay(2018, 2, 20));
  EXPECT_EQ(StateOn(KnownAt(history, 2), CivilDay(2018, 2, 10)), State::kVetting);
  EXPECT_EQ(StateOn(KnownAt(history, 3), CivilDay(2018, 2, 10)), State::kApplied);
  EXPECT_TRUE(KnownAt(history, 0).empty());
}

TEST(EngagementHistoryTest, LeaveAndSuspensionRememberWhatWasBefore) {
  const auto history = TestHistory({{State::kProbation, CivilDay(2018, 1, 1)},
                                    {State::kOnLeave, CivilDay(2018, 2, 1)},
                                    {State::kSuspended, CivilDay(2018, 3, 1)},
                                    {State::kOnLeave, CivilDay(2018, 4, 1)},
                                    {State::kProbation, CivilDay(2018, 5, 1)}});
  EXPECT_EQ(StandingOn(history, CivilDay(2018, 2, 1)),
            (Standing{State::kOnLeave, CivilDay(2018, 2, 1), State::kProbation, std::nullopt}));
  EXPECT_EQ(
      StandingOn(history, CivilDay(2018, 3, 1)),
      (Standing{State::kSuspended, CivilDay(2018, 3, 1), State::kProbation, State::kOnLeave}));
  EXPECT_EQ(StandingOn(history, CivilDay(2018, 4, 1)),
            (Standing{State::kOnLeave, CivilDay(2018, 4, 1), State::kProbation, std::nullopt}));
  EXPECT_EQ(StandingOn(history, CivilDay(2018, 5, 1)),
            (Standing{State::kProbation, CivilDay(2018, 5, 1), std::nullopt, std::nullopt}));
}

TEST(EngagementHistoryTest, ASpanOfNoDayIsLeftOut) {
  const auto spans = StateSpans(TestHistory({{State::kApplied, CivilDay(2018, 1, 1)},
                                             {State::kVetting, CivilDay(2018, 1, 1)},
                                             {State::kInduction, CivilDay(2018, 2, 1)}}));
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[0].state, State::kVetting);
  EXPECT_EQ(spans[0].to, CivilDay(2018, 2, 1));
  EXPECT_EQ(spans[1].state, State::kInduction);
  EXPECT_EQ(spans[1].to, kNoEnd);
}

RC_GTEST_PROP(EngagementHistoryTest, SpansSayWhatStateOnSays, ()) {
  CivilDay day(2018, 1, 1);
  std::vector<TestStep> steps;
  for (const int gap : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4))) {
    day += gap;
    steps.emplace_back(kEngagementStates[*rc::gen::inRange(0, 10)], day);
  }
  auto history = TestHistory(steps);
  if (!history.empty() && *rc::gen::arbitrary<bool>()) {
    const auto last = static_cast<int32_t>(history.size());
    AppendCorrection(history, last, kEngagementStates[*rc::gen::inRange(0, 10)], day + 1);
  }
  const CivilDay asked = CivilDay(2018, 1, 1) + *rc::gen::inRange(-1, 40);
  std::optional<State> from_spans;
  for (const StateSpan& span : StateSpans(history)) {
    RC_ASSERT(span.from < span.to);
    if (span.from <= asked && asked < span.to) from_spans = span.state;
  }
  RC_ASSERT(from_spans == StateOn(history, asked));
}

}  // namespace
}  // namespace copperplate::volunteers
