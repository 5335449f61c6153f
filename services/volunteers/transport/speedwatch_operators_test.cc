// Who operates Speedwatch, and when a session is judged.
#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/speedwatch_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;

class SpeedwatchOperatorsTest : public SpeedwatchTest {
 protected:
  // Whether the three would do, the session being on 1 June 2018 from 08:00 to 09:30.
  bool AreTrained() { return CreateSession("s1", Session()).ok(); }
};

TEST_F(SpeedwatchOperatorsTest, WhoIsTrainedIsInForceAllTheTime) {
  EXPECT_TRUE(AreTrained());
  ABSL_ASSERT_OK(DeleteSession());
  ABSL_ASSERT_OK(Move(EngagementName("v-3"), v1::Engagement::SUSPENDED, "2018-06-01"));
  EXPECT_FALSE(AreTrained());
  ABSL_ASSERT_OK(Move(EngagementName("v-3"), v1::Engagement::ACTIVE, "2018-06-02"));
  EXPECT_FALSE(AreTrained());
  v1::Session later = Session();
  SetTime(later, "2018-06-02 08:00", "2018-06-02 09:30");
  ABSL_EXPECT_OK(CreateSession("s2", later));
}

TEST_F(SpeedwatchOperatorsTest, WhoIsTrainedHasCompletedInductionInSpeedwatch) {
  // By a way that nobody has: who is ACTIVE has completed it.
  Value(
      "UPDATE volunteers.engagement SET induction_completed_on = '2018-06-02' WHERE volunteer = "
      "'v-3'; SELECT ''");
  EXPECT_FALSE(AreTrained());
  Value(
      "UPDATE volunteers.engagement SET induction_completed_on = '2018-06-01' WHERE volunteer = "
      "'v-3'; SELECT ''");
  EXPECT_TRUE(AreTrained());
  ABSL_ASSERT_OK(DeleteSession());
  // 2: PSV.
  Value("UPDATE volunteers.engagement SET kind = 2 WHERE volunteer = 'v-3'; SELECT ''");
  EXPECT_FALSE(AreTrained());
  // Who is of another group helps out; who is not trained may be there besides.
  AddOperator("v-4", "girton");
  v1::Session session = Session();
  session.add_operators(VolunteerName("v-4"));
  ABSL_EXPECT_OK(CreateSession("s1", session));
}

TEST_F(SpeedwatchOperatorsTest, WhatWasRecordedIsNotJudgedAgainUntilItIsAnother) {
  ABSL_ASSERT_OK(CreateSession("s1", Session()));
  v1::Site site;
  site.set_approved_to("2018-05-31");
  ABSL_ASSERT_OK(UpdateSite(site, {"approved_to"}));
  v1::Session next = Session();
  next.set_passing(210);
  ABSL_EXPECT_OK(UpdateSession(next, {"passing"}));
  SetTime(next, "2018-06-01 08:00", "2018-06-01 09:31");
  EXPECT_THAT(UpdateSession(next, {"to_time"}), HasReason("SITE_NOT_APPROVED"));
  next.mutable_operators()->RemoveLast();
  EXPECT_THAT(NeedsTold(UpdateSession(next, {"operators"})),
              ElementsAre(HasSubstr("SITE_NOT_APPROVED"), HasSubstr("OPERATORS_TOO_FEW")));
  next.set_over_threshold(211);
  EXPECT_THAT(UpdateSession(next, {"over_threshold"}), HasReason("OVER_EXCEEDS_PASSING"));
}

TEST_F(SpeedwatchOperatorsTest, WhoseRecordWasMergedStaysWhereTheyStood) {
  ABSL_ASSERT_OK(CreateSession("s1", Session()));
  ABSL_ASSERT_OK(Leave(EngagementName("v-3"), "2018-06-30"));
  AddOperator("v-4", "histon");
  v1::MergeVolunteerRequest merge;
  merge.set_name(VolunteerName("v-3"));
  merge.set_into(VolunteerName("v-4"));
  merge.set_reason("One birthday");
  ABSL_ASSERT_OK(
      Call(*volunteers_, &v1::VolunteerService::Stub::MergeVolunteer, merge, Admin("essex")));
  v1::Session next = Session();
  SetTime(next, "2018-06-01 08:00", "2018-06-01 09:31");
  ABSL_ASSERT_OK(UpdateSession(next, {"to_time"}));
  next.mutable_operators()->RemoveLast();
  EXPECT_THAT(UpdateSession(next, {"operators"}), HasReason("OPERATORS_TOO_FEW"));
  EXPECT_THAT(FieldsTold(CreateSession("s2", Session())),
              ElementsAre("session.operators[2]: was merged into volunteers/v-4"));
  // It is the person who is kept, and stands there once.
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Session read, GetSession());
  EXPECT_THAT(read.operators(),
              ElementsAre(VolunteerName("v-1"), VolunteerName("v-2"), VolunteerName("v-3")));
  EXPECT_THAT(read.persons(),
              ElementsAre(VolunteerName("v-1"), VolunteerName("v-2"), VolunteerName("v-4")));
  read.set_passing(220);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Session updated, UpdateSession(read, {"passing"}));
  EXPECT_EQ(updated.persons(2), VolunteerName("v-4")) << "as it is read";
  next = Session();
  next.add_operators(VolunteerName("v-4"));
  EXPECT_THAT(FieldsTold(UpdateSession(next, {"operators"})),
              ElementsAre("session.operators[3]: is the person of another operator"));
  // Named by the record that is kept, who stood there is trained by what they were then.
  next = Session();
  next.set_operators(2, VolunteerName("v-4"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Session renamed, UpdateSession(next, {"operators"}));
  EXPECT_EQ(renamed.persons(2), VolunteerName("v-4"));
}

}  // namespace
}  // namespace copperplate::volunteers
