#include "services/volunteers/domain/volunteer.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

constexpr CivilDay kErasureDay(2018, 6, 1);

Volunteer OneVolunteer() {
  Volunteer volunteer;
  volunteer.id = "v1";
  volunteer.name = "A. Volunteer";
  volunteer.date_of_birth = CivilDay(1990, 5, 17);
  volunteer.contact = "a@example.org";
  volunteer.emergency_contact = "b@example.org";
  volunteer.home_area = "fenland";
  volunteer.preferred_areas = {"city"};
  return volunteer;
}

TEST(VolunteerTest, HasANameAndADateOfBirthUntilAnonymised) {
  Volunteer volunteer = OneVolunteer();
  const auto told = [&] { return Told(Validate(volunteer, AgeLimits(), kErasureDay)); };
  EXPECT_EQ(told(), "");
  EXPECT_EQ(volunteer.marking, Marking::kOfficialSensitive);
  volunteer.name = "";
  EXPECT_EQ(told(), "FIELD_REQUIRED name");
  volunteer = OneVolunteer();
  volunteer.date_of_birth.reset();
  EXPECT_EQ(told(), "FIELD_REQUIRED date_of_birth");
  volunteer.date_of_birth = kErasureDay + 1;
  EXPECT_EQ(told(), "DATE_IN_FUTURE date_of_birth");
  volunteer = Anonymised(OneVolunteer(), kErasureDay);
  EXPECT_EQ(told(), "");
}

TEST(VolunteerTest, NothingOfThePersonIsLeftButTheYear) {
  const Volunteer anonymous = Anonymised(OneVolunteer(), kErasureDay);
  EXPECT_EQ(anonymous.id, "v1");
  EXPECT_EQ(anonymous.name, "");
  EXPECT_EQ(anonymous.contact, "");
  EXPECT_EQ(anonymous.emergency_contact, "");
  EXPECT_EQ(anonymous.home_area, "");
  EXPECT_TRUE(anonymous.preferred_areas.empty());
  EXPECT_EQ(anonymous.date_of_birth, std::nullopt);
  EXPECT_EQ(anonymous.year_of_birth, 1990);
  EXPECT_EQ(anonymous.anonymised_on, kErasureDay);
  EXPECT_EQ(anonymous.merged_into, std::nullopt);
}

TEST(VolunteerTest, OfAMergeIsLeftThatItWasAndNotWhy) {
  Volunteer merged = OneVolunteer();
  merged.merged_into = "v2";
  merged.merged_on = kErasureDay - 9;
  merged.merge_reason = "One birthday";
  const Volunteer anonymous = Anonymised(merged, kErasureDay);
  EXPECT_EQ(anonymous.merged_into, "v2");
  EXPECT_EQ(anonymous.merged_on, kErasureDay - 9);
  EXPECT_EQ(anonymous.merge_reason, "");
}

}  // namespace
}  // namespace copperplate::volunteers
