#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::NeedsTold;
using testing::Told;

class MembershipServiceTest : public MeetingTest {
 protected:
  static constexpr char kBisby[] = "forces/essex/bodies/bcb/memberships/bisby";

  absl::StatusOr<v1::Membership> Get(const std::string& name) {
    v1::GetMembershipRequest request;
    request.set_name(name);
    return Call(*memberships_, &v1::MembershipService::Stub::GetMembership, request,
                Viewer("essex"));
  }
  absl::StatusOr<v1::Membership> EndBisby(const std::string& to_date) {
    v1::UpdateMembershipRequest request;
    request.mutable_membership()->set_name(kBisby);
    request.mutable_membership()->set_to_date(to_date);
    request.mutable_update_mask()->add_paths("to_date");
    return Call(*memberships_, &v1::MembershipService::Stub::UpdateMembership, request,
                Analyst("essex"));
  }
  absl::Status DeleteBisby() {
    v1::DeleteMembershipRequest request;
    request.set_name(kBisby);
    return Call(*memberships_, &v1::MembershipService::Stub::DeleteMembership, request,
                Analyst("essex"))
        .status();
  }
  std::vector<std::string> PersonsOn(const std::string& day) {
    v1::ListMembershipsRequest request;
    request.set_parent(kBoard);
    request.set_as_of(day);
    const auto listed = Call(*memberships_, &v1::MembershipService::Stub::ListMemberships, request,
                             Viewer("essex"));
    ABSL_EXPECT_OK(listed.status());
    std::vector<std::string> persons;
    if (!listed.ok()) return persons;
    for (const auto& one : listed->memberships()) persons.push_back(one.person());
    return persons;
  }
};

TEST_F(MembershipServiceTest, ThoseOfADayAreListed) {
  ABSL_ASSERT_OK(EndBisby("2017-12-31"));
  EXPECT_THAT(PersonsOn(""), ElementsAre("Jason Ablewhite", "Alan Baldwin", "Ray Bisby"));
  EXPECT_THAT(PersonsOn("2017-12-31"), ElementsAre("Jason Ablewhite", "Alan Baldwin", "Ray Bisby"));
  EXPECT_THAT(PersonsOn("2018-01-01"), ElementsAre("Jason Ablewhite", "Alan Baldwin"));
  EXPECT_THAT(PersonsOn("2016-05-11"), ElementsAre());
}

TEST_F(MembershipServiceTest, NobodyIsOfABodyTwiceOnADay) {
  EXPECT_EQ(Told(AddMember("again", "RAY  bisby")), "MEMBERSHIP_OVERLAPS membership.from_date");
  EXPECT_THAT(AddMember("bisby", "Somebody Else"), HasReason("MEMBERSHIP_EXISTS"));
}

TEST_F(MembershipServiceTest, WhoAttendedByItStaysOfTheBody) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(Attend(kMay, "bisby", "ray bisby", v1::Attendance::APOLOGIES));
  EXPECT_EQ(Told(EndBisby("2018-05-09")), "MEMBERSHIP_IN_USE membership.to_date");
  ABSL_EXPECT_OK(EndBisby("2018-05-10"));
  EXPECT_THAT(NeedsTold(DeleteBisby()),
              ElementsAre("MEMBERSHIP_IN_USE forces/essex/bodies/bcb/meetings/may/attendances/bisby"
                          ": is of a member by it: end it instead"));
}

TEST_F(MembershipServiceTest, WhatIsNotThereIsTold) {
  EXPECT_THAT(Get("forces/essex/bodies/bcb/memberships/none"), HasReason("MEMBERSHIP_UNKNOWN"));
  EXPECT_THAT(Get("forces/essex/bodies/none/memberships/none"), HasReason("BODY_UNKNOWN"));
  ABSL_EXPECT_OK(DeleteBisby());
  EXPECT_THAT(Get(kBisby), HasReason("MEMBERSHIP_UNKNOWN"));
}

TEST_F(MembershipServiceTest, ABodyWithMembersIsNotDeleted) {
  v1::DeleteBodyRequest request;
  request.set_name(kBoard);
  EXPECT_THAT(Call(*bodies_, &v1::BodyService::Stub::DeleteBody, request, Analyst("essex")),
              HasReason("BODY_IN_USE"));
}

}  // namespace
}  // namespace copperplate::governance
