// Who operates Speedwatch is of a group of that kind that is open, however the engagement came
// about.
#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/watch_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::Told;

class WatchMembershipTest : public WatchTest {
 protected:
  void SetUp() override {
    WatchTest::SetUp();
    ABSL_ASSERT_OK(Create("histon", Group()));
    v1::WatchGroup group = Group();
    group.set_kind(v1::WatchGroup::NEIGHBOURHOOD);
    ABSL_ASSERT_OK(Create("bar-hill", group));
    group = Group();
    group.set_closed_on("2016-06-01");
    ABSL_ASSERT_OK(Create("girton", group));
  }
  absl::StatusOr<v1::Engagement> SetGroup(const std::string& volunteer, const std::string& group) {
    v1::UpdateEngagementRequest request;
    request.mutable_engagement()->set_name(EngagementName(volunteer));
    request.mutable_engagement()->set_unit_or_group(group);
    request.mutable_update_mask()->add_paths("unit_or_group");
    return Call(*engagements_, &v1::EngagementService::Stub::UpdateEngagement, request,
                Analyst("essex"));
  }
  absl::Status Import(const std::string& csv) {
    v1::ImportVolunteersRequest request;
    request.set_parent("forces/essex");
    return Upload(*volunteers_, &v1::VolunteerService::Stub::ImportVolunteers, request, csv,
                  Analyst("essex"))
        .status();
  }
};

TEST_F(WatchMembershipTest, FromTheApplicationOn) {
  AddVolunteer("v-1");
  EXPECT_EQ(Told(Apply("v-1", "none")), "WATCH_GROUP_UNKNOWN engagement.unit_or_group");
  EXPECT_EQ(Told(Apply("v-1", "bar-hill")), "GROUP_OF_OTHER_KIND engagement.unit_or_group");
  EXPECT_EQ(Told(Apply("v-1", "girton")), "GROUP_CLOSED engagement.unit_or_group");
  // The group may be said later.
  ABSL_EXPECT_OK(Apply("v-1", ""));
  EXPECT_THAT(SetGroup("v-1", "none"), HasReason("WATCH_GROUP_UNKNOWN"));
  ABSL_EXPECT_OK(SetGroup("v-1", "histon"));
}

TEST_F(WatchMembershipTest, NobodyIsActiveWithoutAGroup) {
  AddVolunteer("v-1");
  ABSL_ASSERT_OK(Apply("v-1", ""));
  ABSL_ASSERT_OK(Move(EngagementName("v-1"), v1::Engagement::INDUCTION, "2017-02-01"));
  EXPECT_THAT(testing::NeedsTold(Move(EngagementName("v-1"), v1::Engagement::ACTIVE, "2017-03-01")),
              ElementsAre(HasSubstr("SUPERVISOR_REQUIRED "), HasSubstr("UNIT_REQUIRED ")));
}

TEST_F(WatchMembershipTest, IntoAnotherGroup) {
  AddOperator("v-1", "histon");
  EXPECT_THAT(SetGroup("v-1", "bar-hill"), HasReason("GROUP_OF_OTHER_KIND"));
  EXPECT_THAT(SetGroup("v-1", ""), HasReason("UNIT_REQUIRED"));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(EngagementName("v-1"));
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/operator");
  transfer.set_unit_or_group("girton");
  transfer.set_effective_on("2018-01-01");
  transfer.set_exit_interview_offered_on("2017-12-20");
  transfer.set_kit_returned(false);
  const auto move = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                Analyst("essex"));
  };
  EXPECT_EQ(Told(move()), "GROUP_CLOSED unit_or_group");
  ABSL_ASSERT_OK(Create("impington", Group()));
  transfer.set_unit_or_group("forces/essex/watchGroups/impington");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement begun, move());
  EXPECT_EQ(begun.state(), v1::Engagement::ACTIVE);
  EXPECT_EQ(begun.unit_or_group(), "forces/essex/watchGroups/impington");
  // The one that has ended keeps nobody's group open.
  v1::WatchGroup group;
  group.set_closed_on("2018-01-01");
  ABSL_EXPECT_OK(Update(group, {"closed_on"}));
}

TEST_F(WatchMembershipTest, OfAnImportToo) {
  constexpr char kRows[] =
      "volunteer,full_name,date_of_birth,role,engagement,unit_or_group,state,effective_on,reason\n"
      "v-1,Ada Okafor,1990-05-17,operator,e1,$0,APPLIED,2014-01-10,\n"
      "v-1,,,,e1,,INDUCTION,2014-02-01,\n"
      "v-1,,,,e1,,ACTIVE,2015-03-01,\n";
  const auto rows = [&](const std::string& group) {
    std::string csv = kRows;
    return csv.replace(csv.find("$0"), 2, group);
  };
  EXPECT_THAT(FieldsTold(Import(rows("none"))),
              ElementsAre(HasSubstr("unit_or_group: is the id of none of the force's groups "
                                    "(WATCH_GROUP_UNKNOWN)")));
  EXPECT_THAT(FieldsTold(Import(rows("girton"))), ElementsAre(HasSubstr("(GROUP_CLOSED)")));
  ABSL_EXPECT_OK(Import(rows("girton") + "v-1,,,,e1,,LEFT,2016-06-01,MOVED\n"));
}

}  // namespace
}  // namespace copperplate::volunteers
