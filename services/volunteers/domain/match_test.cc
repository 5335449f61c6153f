#include "services/volunteers/domain/match.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

struct MatchCase {
  Opportunity opportunity;
  std::vector<Match> matches;
  Suitability suitability;
  CivilDay today = CivilDay(2018, 6, 3);

  MatchCase() {
    opportunity.from = CivilDay(2018, 6, 1);
    opportunity.to = CivilDay(2018, 6, 3);
    opportunity.state = OpportunityState::kOpen;
  }
  std::string Check() const {
    return Told(
        CheckMatch({"m1", "v-1", "e1"}, {opportunity, matches, suitability, today}, "fair", "e1"));
  }
};

TEST(MatchTest, IsOfAnOpenOpportunityThatIsNotOver) {
  MatchCase match;
  EXPECT_EQ(match.Check(), "");
  match.today = CivilDay(2018, 6, 4);
  EXPECT_EQ(match.Check(), "OPPORTUNITY_OVER fair");
  match.opportunity.state = OpportunityState::kFilled;
  EXPECT_EQ(match.Check(), "SLOTS_FILLED fair, OPPORTUNITY_OVER fair");
  match.today = CivilDay(2018, 6, 3);
  for (const OpportunityState state :
       {OpportunityState::kDraft, OpportunityState::kClosed, OpportunityState::kCancelled}) {
    match.opportunity.state = state;
    EXPECT_EQ(match.Check(), "OPPORTUNITY_NOT_OPEN fair");
  }
}

TEST(MatchTest, GoesWithAnEngagementThatEndsBeforeTheOpportunityIsOver) {
  Opportunity fair;
  fair.from = CivilDay(2018, 6, 1);
  fair.to = CivilDay(2018, 6, 3);
  Match match;
  const CivilDay before(2018, 5, 1);
  const auto goes = [&](CivilDay ends_on, CivilDay today) {
    return EndsWithEngagement(match, fair, ends_on, today);
  };
  for (const OpportunityState state :
       {OpportunityState::kOpen, OpportunityState::kFilled, OpportunityState::kClosed}) {
    fair.state = state;
    for (const MatchState standing : {MatchState::kProposed, MatchState::kAccepted}) {
      match.state = standing;
      EXPECT_TRUE(goes(before, before));
      EXPECT_TRUE(goes(fair.to, before));
      EXPECT_FALSE(goes(fair.to + 1, before)) << "in force to its end";
      EXPECT_TRUE(goes(before, fair.to));
      EXPECT_FALSE(goes(before, fair.to + 1)) << "it took place";
    }
  }
  fair.state = OpportunityState::kCancelled;
  EXPECT_FALSE(goes(before, before));
  fair.state = OpportunityState::kOpen;
  for (const MatchState over : {MatchState::kDeclined, MatchState::kWithdrawn}) {
    match.state = over;
    EXPECT_FALSE(goes(before, before));
  }
}

TEST(MatchTest, APersonHasOneAtATime) {
  MatchCase match;
  match.matches = {{"m1", "v-1", "e1"}, {"m2", "v-2", "e1"}};
  EXPECT_EQ(match.Check(), "");
  match.matches.push_back({"m3", "v-1", "e2", MatchState::kAccepted});
  EXPECT_EQ(match.Check(), "VOLUNTEER_MATCHED e1");
  match.matches.back().state = MatchState::kProposed;
  EXPECT_EQ(match.Check(), "VOLUNTEER_MATCHED e1");
  match.matches.back().state = MatchState::kDeclined;
  EXPECT_EQ(match.Check(), "");
  match.matches.back().state = MatchState::kWithdrawn;
  EXPECT_EQ(match.Check(), "");
}

TEST(MatchTest, EachExclusionIsToldByItsName) {
  MatchCase match;
  match.suitability.exclusions = {{ExclusionReason::kKind, ""},
                                  {ExclusionReason::kAge, ""},
                                  {ExclusionReason::kVetting, "RV"},
                                  {ExclusionReason::kNotDeployable, ""},
                                  {ExclusionReason::kSkillMissing, "radio"},
                                  {ExclusionReason::kSkillExpires, "first-aid"}};
  EXPECT_EQ(match.Check(),
            "KIND_NOT_SOUGHT e1, AGE_BELOW_MINIMUM e1, VETTING_NOT_CLEARED e1, "
            "NOT_DEPLOYABLE e1, SKILL_MISSING e1, SKILL_EXPIRES e1");
}

TEST(MatchTest, TakesASlotWhileItIsAccepted) {
  EXPECT_EQ(SlotsTaken(false, MatchState::kProposed), 0);
  EXPECT_EQ(SlotsTaken(false, MatchState::kAccepted), 1);
  EXPECT_EQ(SlotsTaken(false, MatchState::kDeclined), 0);
  EXPECT_EQ(SlotsTaken(true, MatchState::kWithdrawn), -1);
}

TEST(MatchTest, MovesAlongItsArrowsAlone) {
  const MatchState states[] = {MatchState::kProposed, MatchState::kAccepted, MatchState::kDeclined,
                               MatchState::kWithdrawn};
  std::string moves;
  for (const MatchState from : states) {
    for (const MatchState to : states) {
      const auto moved = MovedTo("m1", from, to);
      if (moved.ok()) {
        moves += std::string(Name(*moved).substr(0, 3)) + "<" + std::string(Name(from)) + " ";
      } else {
        EXPECT_EQ(Told(moved), "STATE_NOT_ALLOWED");
      }
    }
  }
  EXPECT_EQ(moves, "ACC<PROPOSED DEC<PROPOSED WIT<PROPOSED WIT<ACCEPTED ");
}

}  // namespace
}  // namespace copperplate::volunteers
