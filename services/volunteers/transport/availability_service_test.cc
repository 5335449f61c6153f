#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/matching_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Told;

class AvailabilityServiceTest : public MatchingTest {
 protected:
  static v1::Availability Fridays() { return Time(v1::Availability::FRIDAY, "18:00", "24:00"); }
  absl::StatusOr<v1::Availability> Get(const std::string& id, const Caller& caller) {
    v1::GetAvailabilityRequest request;
    request.set_name(std::string(kEngagement) + "/availabilities/" + id);
    return Call(*availabilities_, &Availabilities::GetAvailability, request, caller);
  }
};

TEST_F(AvailabilityServiceTest, WhatIsCreatedIsReadBackAndChanged) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Availability created, CreateTime("fridays", Fridays()));
  EXPECT_EQ(created.name(), "forces/essex/volunteers/v-1/engagements/e1/availabilities/fridays");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Availability read, Get("fridays", Analyst("essex")));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_EQ(read.weekday(), v1::Availability::FRIDAY);
  EXPECT_EQ(read.from_time() + "-" + read.to_time(), "18:00-24:00");
  created.set_valid_to("2019-01-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Availability ended, UpdateTime(created, {"valid_to"}));
  EXPECT_EQ(ended.valid_to(), "2019-01-01");
  EXPECT_EQ(ended.to_time(), "24:00");
  EXPECT_THAT(UpdateTime(created, {"valid_to"}), HasReason("ETAG_MISMATCH"));
  ABSL_ASSERT_OK(CreateTime("early", Time(v1::Availability::SUNDAY, "00:00", "06:30")));
  v1::ListAvailabilitiesRequest list;
  list.set_parent(kEngagement);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto page,
      Call(*availabilities_, &Availabilities::ListAvailabilities, list, Analyst("essex")));
  ASSERT_EQ(page.availabilities_size(), 2);
  EXPECT_EQ(page.availabilities(0).to_time(), "06:30");
  v1::DeleteAvailabilityRequest erase;
  erase.set_name(created.name());
  ABSL_ASSERT_OK(
      Call(*availabilities_, &Availabilities::DeleteAvailability, erase, Analyst("essex")));
  EXPECT_THAT(Get("fridays", Analyst("essex")), HasReason("AVAILABILITY_UNKNOWN"));
}

TEST_F(AvailabilityServiceTest, WhatIsWrongIsTold) {
  v1::Availability wrong;
  wrong.set_from_time("6pm");
  wrong.set_to_time("24:30");
  EXPECT_THAT(FieldsTold(CreateTime("a", wrong)),
              ElementsAre("availability.weekday: must be given",
                          "availability.from_time: must be a time of day from 00:00 to 24:00",
                          "availability.to_time: must be a time of day from 00:00 to 24:00",
                          "availability.valid_from: must not be empty"));
  v1::Availability reversed = Time(v1::Availability::MONDAY, "22:00", "02:00");
  reversed.set_valid_to(reversed.valid_from());
  EXPECT_EQ(Told(CreateTime("a", reversed)),
            "TIMES_REVERSED availability.to_time availability.valid_to");
  EXPECT_EQ(Told(CreateTime("a", Fridays(), "forces/essex/volunteers/v-1/engagements/none")),
            "ENGAGEMENT_UNKNOWN");
  EXPECT_EQ(Told(CreateTime("a", Fridays(), "forces/essex/volunteers/none/engagements/e1")),
            "VOLUNTEER_UNKNOWN");
  ABSL_ASSERT_OK(CreateTime("a", Fridays()));
  EXPECT_EQ(Told(CreateTime("a", Fridays())), "AVAILABILITY_EXISTS");
  EXPECT_THAT(CreateTime("b", Fridays(), kEngagement, Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(AvailabilityServiceTest, WhenSomebodyCanComeIsPersonal) {
  ABSL_ASSERT_OK(CreateTime("times", Fridays()));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Availability read, Get("times", Viewer("essex")));
  EXPECT_EQ(read.weekday(), v1::Availability::WEEKDAY_UNSPECIFIED);
  EXPECT_EQ(read.from_time() + read.to_time(), "");
  EXPECT_EQ(read.valid_from(), "2018-01-01");
  const std::string events = Value(
      "SELECT string_agg(concat_ws(' ', before, after), chr(10)) FROM volunteers.event_out "
      "WHERE type LIKE 'availability.%'");
  EXPECT_THAT(events, HasSubstr("\"sealed\":\""));
  for (const char* const personal : {"FRIDAY", "\"18:00\"", "\"24:00\""}) {
    EXPECT_THAT(events, Not(HasSubstr(personal)));
  }
}

}  // namespace
}  // namespace copperplate::volunteers
