#include "services/volunteers/domain/transfer.h"

#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"
#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::copperplate::testing::NeedsTold;
using ::copperplate::testing::Told;

constexpr CivilDay kTransferDay(2018, 6, 1);

std::string ToldBeside(Kind kind, std::vector<OpenEngagement> open) {
  Unmet unmet;
  CheckBeside(kind, open, unmet);
  return Told(unmet);
}

TEST(BesideTest, OneOfAKindAndNothingBesideACadet) {
  EXPECT_EQ(ToldBeside(Kind::kSpecial, {}), "");
  EXPECT_EQ(ToldBeside(Kind::kSpecial, {{"a", Kind::kPsv}, {"b", Kind::kSpeedwatch}}), "");
  EXPECT_EQ(ToldBeside(Kind::kSpecial, {{"a", Kind::kSpecial}, {"b", Kind::kCadet}}),
            "ENGAGEMENT_OPEN a, CADET_NOT_ALONE b");
  EXPECT_EQ(ToldBeside(Kind::kCadet, {{"a", Kind::kPsv}}), "CADET_NOT_ALONE a");
  EXPECT_EQ(ToldBeside(Kind::kCadet, {{"a", Kind::kCadet}}), "ENGAGEMENT_OPEN a");
}

class TransferTest : public ::testing::Test {
 protected:
  TransferTest() {
    facts_.subject = "e1";
    facts_.effective_on = kTransferDay;
    facts_.date_of_birth = CivilDay(2000, 1, 1);
    facts_.leaving.exit_interview_offered_on = kTransferDay;
    facts_.leaving.kit_returned = true;
    next_facts_ = facts_;
    next_facts_.subject = "e2";
  }

  absl::StatusOr<Transfer> Plan(const Engagement& ends, const Engagement& next) const {
    return PlanTransfer(ends, facts_, next, next_facts_, open_,
                        {kTransferDay, kTransferDay, "", "sc.admin", 9});
  }

  GuardFacts facts_;
  GuardFacts next_facts_;
  std::vector<OpenEngagement> open_;
  Engagement cadet_ =
      TestEngagement("v1", Kind::kCadet, TestHistory({{State::kActive, CivilDay(2016, 1, 1)}}));
  Engagement special_ = TestEngagement("v1", Kind::kSpecial, {});
};

TEST_F(TransferTest, ACadetBecomesASpecialWhereTheVettingAllows) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Transfer unvetted, Plan(cadet_, special_));
  EXPECT_EQ(unvetted.leaves.to, State::kLeft);
  EXPECT_EQ(unvetted.leaves.seq, 2);
  EXPECT_EQ(unvetted.leaves.effective_on, kTransferDay);
  EXPECT_EQ(unvetted.begins.to, State::kVetting);
  EXPECT_EQ(unvetted.begins.seq, 1);
  EXPECT_EQ(unvetted.begins.from, std::nullopt);
  EXPECT_EQ(unvetted.begins.effective_on, kTransferDay);
  next_facts_.checks = {
      TestCleared(VettingLevel::kCadetCheck, CivilDay(2018, 1, 1), CivilDay(2028, 1, 1))};
  EXPECT_EQ(Plan(cadet_, special_)->begins.to, State::kVetting);
  next_facts_.checks = {TestCleared(VettingLevel::kRv, CivilDay(2018, 1, 1), CivilDay(2028, 1, 1))};
  EXPECT_EQ(Plan(cadet_, special_)->begins.to, State::kInduction);
  EXPECT_EQ(Plan(cadet_, TestEngagement("v1", Kind::kSpeedwatch, {}))->begins.to,
            State::kInduction);
}

TEST_F(TransferTest, WithinAKindOnlyWhoIsActiveAndHasAPlace) {
  next_facts_.checks = {
      TestCleared(VettingLevel::kCadetCheck, CivilDay(2018, 1, 1), CivilDay(2028, 1, 1))};
  Engagement next = TestEngagement("v1", Kind::kCadet, {});
  EXPECT_EQ(NeedsTold(Plan(cadet_, next)),
            (std::vector<std::string>{"SUPERVISOR_REQUIRED e2: needs a supervisor on the day",
                                      "UNIT_REQUIRED e2: needs a unit or group"}));
  next.unit_or_group = "unit-2";
  next_facts_.has_supervisor = true;
  EXPECT_EQ(Plan(cadet_, next)->begins.to, State::kActive);
  cadet_.history.back().to = State::kOnLeave;
  EXPECT_EQ(Told(Plan(cadet_, next)), "TRANSFER_NOT_ACTIVE");
}

TEST_F(TransferTest, AnotherRoleOfTheKindMayAskForMore) {
  Engagement clerk =
      TestEngagement("v1", Kind::kPsv, TestHistory({{State::kActive, CivilDay(2016, 1, 1)}}));
  Engagement next = TestEngagement("v1", Kind::kPsv, {});
  next.required_vetting = VettingLevel::kMv;
  next.role_ages.least = 40;
  next_facts_.has_supervisor = true;
  next_facts_.checks = {
      TestCleared(VettingLevel::kNppv1, CivilDay(2018, 1, 1), CivilDay(2028, 1, 1))};
  EXPECT_EQ(Told(Plan(clerk, next)), "AGE_BELOW_MINIMUM");
  EXPECT_EQ(NeedsTold(Plan(clerk, next)).size(), 2u);  // and the vetting
}

TEST_F(TransferTest, EveryGuardOfBothIsNamed) {
  facts_.leaving.kit_returned.reset();
  open_ = {{"e3", Kind::kSpecial}};
  next_facts_.date_of_birth = CivilDay(2002, 1, 1);
  EXPECT_EQ(
      NeedsTold(Plan(cadet_, special_)),
      (std::vector<std::string>{"KIT_RETURN_UNSTATED e1: needs to say whether the kit was returned",
                                "ENGAGEMENT_OPEN e3: is open: a person has one of a kind at a time",
                                "AGE_BELOW_MINIMUM e2: needs an age of 17"}));
  cadet_.history.back().to = State::kLeft;
  EXPECT_EQ(Told(Plan(cadet_, special_)), "STATE_NOT_ALLOWED");
}

}  // namespace
}  // namespace copperplate::volunteers
