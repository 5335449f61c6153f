#include "services/volunteers/domain/volunteer.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
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

std::string ErasureOf(const Volunteer& volunteer, std::vector<Engagement> engagements,
                      std::vector<LegalHold> holds = {}) {
  return Told(CheckErasure(volunteer, engagements, holds, {"volunteer", 12}, "v", kErasureDay));
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

TEST(ErasureTest, NothingOfThePersonIsLeftButTheYear) {
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
}

TEST(ErasureTest, IsRefusedWhileLiveHeldOrRetained) {
  const Engagement left = TestEngagement(
      "v1", Kind::kSpecial,
      TestHistory({{State::kActive, CivilDay(2010, 1, 1)}, {State::kLeft, CivilDay(2017, 6, 1)}}));
  const Engagement live =
      TestEngagement("v1", Kind::kPsv, TestHistory({{State::kVetting, CivilDay(2018, 1, 1)}}));
  EXPECT_EQ(ErasureOf(OneVolunteer(), {}), "");
  EXPECT_EQ(ErasureOf(OneVolunteer(), {left}), "");
  EXPECT_EQ(ErasureOf(OneVolunteer(), {left, live}), "ENGAGEMENT_LIVE v1-PSV");
  Engagement later = left;
  later.history.back().effective_on = CivilDay(2017, 6, 2);
  EXPECT_EQ(ErasureOf(OneVolunteer(), {left, later}), "RETENTION_NOT_ELAPSED v");
  later.history.back().effective_on = kErasureDay + 1;
  EXPECT_EQ(ErasureOf(OneVolunteer(), {later}), "ENGAGEMENT_LIVE v1-SPECIAL");
  EXPECT_EQ(ErasureOf(OneVolunteer(), {left}, {{"v1", "inquest", std::nullopt}}), "LEGAL_HOLD v");
  EXPECT_EQ(ErasureOf(OneVolunteer(), {left}, {{"v1", "inquest", kErasureDay + 1}}),
            "LEGAL_HOLD v");
  EXPECT_EQ(ErasureOf(OneVolunteer(), {left}, {{"v1", "inquest", kErasureDay}}), "");
  EXPECT_EQ(ErasureOf(Anonymised(OneVolunteer(), kErasureDay), {left}), "ALREADY_ANONYMISED v");
}

}  // namespace
}  // namespace copperplate::volunteers
