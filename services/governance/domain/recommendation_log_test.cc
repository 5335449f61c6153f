#include "services/governance/domain/recommendation_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "services/governance/domain/test_recommendation.h"

namespace copperplate::governance {
namespace {

RecommendationStanding StandingAt(const Recommendation& recommendation, absl::CivilDay day) {
  const auto standing = StandingOn(recommendation, {.as_of = day}, 14);
  EXPECT_TRUE(standing.has_value());
  return standing.value_or(RecommendationStanding{});
}

StateChange<RecommendationState> ChangedTo(RecommendationState from, RecommendationState to,
                                           absl::CivilDay on) {
  StateChange<RecommendationState> change;
  change.from = from;
  change.to = to;
  change.on = on;
  return change;
}

TEST(RecommendationStandingTest, IsToldAsOfThePastDay) {
  Recommendation recommendation = CustodyRecommendation();
  const absl::CivilDay due = *recommendation.due.original;
  recommendation.changes = {
      ChangedTo(RecommendationState::kProposed, RecommendationState::kAccepted, due - 100),
      ChangedTo(RecommendationState::kAccepted, RecommendationState::kOpen, due - 90),
      ChangedTo(RecommendationState::kOpen, RecommendationState::kImplemented, due + 20),
      ChangedTo(RecommendationState::kImplemented, RecommendationState::kVerified, due + 40)};
  recommendation.state = RecommendationState::kVerified;
  EXPECT_EQ(StandingOn(recommendation, {.as_of = kCustodyPublished - 1}, 14), std::nullopt);
  EXPECT_EQ(StandingAt(recommendation, due - 101).state, RecommendationState::kProposed);
  EXPECT_EQ(StandingAt(recommendation, due - 90).state, RecommendationState::kOpen);
  EXPECT_FALSE(StandingAt(recommendation, due - 15).due_soon);
  EXPECT_TRUE(StandingAt(recommendation, due - 14).due_soon);
  EXPECT_FALSE(StandingAt(recommendation, due).overdue);
  EXPECT_TRUE(StandingAt(recommendation, due).due_soon);
  EXPECT_TRUE(StandingAt(recommendation, due + 1).overdue);
  // That it is implemented is a claim until somebody verifies it.
  EXPECT_EQ(StandingAt(recommendation, due + 20).state, RecommendationState::kImplemented);
  EXPECT_TRUE(StandingAt(recommendation, due + 39).overdue);
  EXPECT_EQ(StandingAt(recommendation, due + 40).state, RecommendationState::kVerified);
  EXPECT_FALSE(StandingAt(recommendation, due + 40).overdue);
}

TEST(RecommendationStandingTest, TheRegisterSaysWhatItSaidThen) {
  Recommendation recommendation = CustodyRecommendation();
  const absl::CivilDay first = kCustodyPublished + 10;
  recommendation.external = {
      {ExternalState::kBeingProgressed, first, "clerk", absl::UnixEpoch()},
      {ExternalState::kAwaitingReview, first + 30, "clerk", absl::UnixEpoch()}};
  EXPECT_EQ(StandingAt(recommendation, first - 1).external, std::nullopt);
  EXPECT_EQ(StandingAt(recommendation, first).external, ExternalState::kBeingProgressed);
  EXPECT_EQ(StandingAt(recommendation, first + 30).external, ExternalState::kAwaitingReview);
  EXPECT_EQ(
      ExternalStateAsKnown(recommendation,
                           {.as_of = first + 30, .known_at = absl::UnixEpoch() - absl::Seconds(1)}),
      std::nullopt);
}

TEST(RecommendationLogTest, IsCountedOverAllReports) {
  SourceReport custody = CustodyReport();
  SourceReport audit;
  audit.id = "audit-plan-2017";
  Recommendation late = CustodyRecommendation();
  late.number = 2;
  Recommendation undated = CustodyRecommendation();
  undated.due = {};
  undated.ownership.owner = "";
  Recommendation rejected = CustodyRecommendation();
  rejected.number = 3;
  rejected.changes = {ChangedTo(RecommendationState::kProposed, RecommendationState::kRejected,
                                kCustodyPublished + 30)};
  Recommendation low = CustodyRecommendation();
  low.report = audit.id;
  const absl::CivilDay day = *late.due.original + 1;
  low.due.original = day;
  const std::vector<ReportedRecommendation> all = {
      {&custody, &rejected}, {&custody, &late}, {&audit, &low}, {&custody, &undated}};
  const RecommendationLog log = LogOn(all, {.as_of = day}, GovernanceSettings{});
  EXPECT_EQ(log.total(), 4);
  EXPECT_EQ(log.to_do, 3);
  EXPECT_EQ(log.overdue, 1);
  EXPECT_EQ(log.due_soon, 1);
  EXPECT_EQ(log.undated, 1);
  EXPECT_EQ(log.without_owner, 1);
  EXPECT_EQ(log.InState(RecommendationState::kProposed), 3);
  EXPECT_EQ(log.InState(RecommendationState::kRejected), 1);
  EXPECT_EQ(std::accumulate(log.by_state.begin(), log.by_state.end(), 0), log.total());
  ASSERT_EQ(log.rows.size(), 4);
  EXPECT_EQ(log.rows[0].recommendation, &low);  // by report, then by number
  EXPECT_EQ(log.rows[1].recommendation, &undated);
  EXPECT_EQ(log.rows[2].recommendation, &late);
  EXPECT_EQ(log.rows[3].recommendation, &rejected);
  EXPECT_EQ(log.rows[0].report, &audit);
  // A claim is late too, and nothing to do.
  Recommendation claimed = late;
  claimed.changes = {ChangedTo(RecommendationState::kOpen, RecommendationState::kImplemented, day)};
  const RecommendationLog of_claim =
      LogOn(std::vector<ReportedRecommendation>{{&custody, &claimed}}, {.as_of = day},
            GovernanceSettings{});
  EXPECT_EQ(of_claim.to_do, 0);
  EXPECT_EQ(of_claim.overdue, 1);
  // A day earlier nothing was late.
  EXPECT_EQ(LogOn(all, {.as_of = day - 1}, GovernanceSettings{}).overdue, 0);
}

}  // namespace
}  // namespace copperplate::governance
