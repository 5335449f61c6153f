#include "services/volunteers/domain/engagement_update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::testing::ElementsAre;
using testing::FieldsTold;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> FaultsOf(const Engagement& present, const Engagement& next) {
  Faults faults;
  CheckEngagementUpdate(present, next, faults);
  return FieldsTold(faults.ToStatus());
}

Engagement OnProbation() {
  Engagement engagement = TestEngagement("a", Kind::kSpecial,
                                         TestHistory({{State::kInduction, CivilDay(2021, 1, 1)},
                                                      {State::kProbation, CivilDay(2021, 6, 1)}}));
  engagement.attested_on = CivilDay(2021, 6, 1);
  engagement.induction_completed_on = CivilDay(2021, 5, 1);
  return engagement;
}

TEST(EngagementUpdateTest, WhatProbationBeganWithStays) {
  const Engagement present = OnProbation();
  Engagement next = present;
  next.induction_completed_on = CivilDay(2021, 6, 1);
  EXPECT_THAT(FaultsOf(present, next), IsEmpty());
  next.attested_on = CivilDay(2021, 6, 2);
  next.induction_completed_on = CivilDay(2021, 6, 2);
  EXPECT_THAT(FaultsOf(present, next),
              ElementsAre(HasSubstr("attested_on"), HasSubstr("induction_completed_on")));
  next.attested_on = std::nullopt;
  next.induction_completed_on = std::nullopt;
  EXPECT_EQ(FaultsOf(present, next).size(), 2u);
}

TEST(EngagementUpdateTest, BeforeProbationBothAreOpen) {
  Engagement present = OnProbation();
  present.history.pop_back();
  Engagement next = present;
  next.attested_on = std::nullopt;
  next.induction_completed_on = std::nullopt;
  EXPECT_THAT(FaultsOf(present, next), IsEmpty());
}

TEST(EngagementUpdateTest, AUnitIsChangedAndNotLost) {
  Engagement present =
      TestEngagement("a", Kind::kCadet, TestHistory({{State::kActive, CivilDay(2021, 1, 1)}}));
  present.unit_or_group = "Ely";
  Engagement next = present;
  next.unit_or_group = "March";
  EXPECT_THAT(FaultsOf(present, next), IsEmpty());
  next.unit_or_group = "";
  EXPECT_THAT(FaultsOf(present, next), ElementsAre(HasSubstr("unit_or_group")));
  present.history.push_back(TestHistory({{State::kLeft, CivilDay(2022, 1, 1)}})[0]);
  present.history.back().seq = 2;
  EXPECT_THAT(FaultsOf(present, next), IsEmpty());
}

}  // namespace
}  // namespace copperplate::volunteers
