#include "services/volunteers/domain/skill.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

VolunteerSkill FirstAid(CivilDay acquired_on) {
  VolunteerSkill held;
  held.id = "s1";
  held.skill = "first-aid";
  held.evidenced_by = "St John certificate";
  held.acquired_on = acquired_on;
  return held;
}

TEST(SkillTest, HasATitleAndMonths) {
  Skill skill{.id = "first-aid", .title = "First aid", .validity_months = 36};
  const auto told = [&] { return Told(Validate(skill)); };
  EXPECT_EQ(told(), "");
  skill.validity_months = 0;
  EXPECT_EQ(told(), "NUMBER_OUT_OF_RANGE validity_months");
  skill.validity_months = 601;
  EXPECT_EQ(told(), "NUMBER_OUT_OF_RANGE validity_months");
  skill.validity_months.reset();
  EXPECT_EQ(told(), "");
  skill.title = " ";
  EXPECT_EQ(told(), "FIELD_REQUIRED title");
}

TEST(SkillTest, ARecordIsOfThePastAndExpiresLater) {
  const CivilDay today(2018, 5, 10);
  VolunteerSkill held = FirstAid(today);
  const auto told = [&] { return Told(Validate(held, today)); };
  EXPECT_EQ(told(), "");
  held.expires_on = today + 1;
  EXPECT_EQ(told(), "");
  held.expires_on = today;
  EXPECT_EQ(told(), "DATES_REVERSED expires_on");
  held.expires_on.reset();
  held.acquired_on = today + 1;
  EXPECT_EQ(told(), "DATE_IN_FUTURE acquired_on");
  held = FirstAid(today);
  held.evidenced_by = "";
  EXPECT_EQ(told(), "FIELD_REQUIRED evidenced_by");
}

TEST(SkillTest, ExpiresAsItsSkillHasItUnlessTheRecordSaysOtherwise) {
  Skill skill{.id = "first-aid", .title = "First aid", .validity_months = 1};
  VolunteerSkill held = FirstAid(CivilDay(2018, 1, 31));
  EXPECT_EQ(ExpiryOf(held, skill), CivilDay(2018, 2, 28));
  held.expires_on = CivilDay(2018, 12, 1);
  EXPECT_EQ(ExpiryOf(held, skill), CivilDay(2018, 12, 1));
  skill.validity_months.reset();
  EXPECT_EQ(ExpiryOf(held, skill), CivilDay(2018, 12, 1));
  held.expires_on.reset();
  EXPECT_EQ(ExpiryOf(held, skill), std::nullopt);
}

TEST(SkillTest, ARecordIsOfAnOpenSkillAndOneOfADay) {
  const CivilDay day(2018, 5, 10);
  std::vector<Skill> skills = {{.id = "first-aid", .title = "First aid"}};
  std::vector<VolunteerSkill> others;
  const VolunteerSkill held = FirstAid(day);
  const auto told = [&] {
    Faults faults;
    CheckVolunteerSkill(held, others, skills, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(), "");
  VolunteerSkill other = FirstAid(day);
  other.id = "s2";
  others = {other};
  EXPECT_EQ(told(), "SKILL_EXISTS_ON_DAY acquired_on");
  others[0].acquired_on = day - 1;
  EXPECT_EQ(told(), "") << "renewed";
  skills[0].active = false;
  EXPECT_EQ(told(), "SKILL_CLOSED skill");
  others.push_back(held);
  EXPECT_EQ(told(), "") << "who has it keeps it";
  skills.clear();
  EXPECT_EQ(told(), "SKILL_UNKNOWN skill");
}

TEST(SkillTest, EachUnknownOneIsNamed) {
  Faults faults;
  CheckSkillsKnown({"radio", "first-aid", "dog"}, "desired", {{.id = "first-aid", .title = "F"}},
                   faults);
  EXPECT_EQ(Told(faults), "SKILL_UNKNOWN desired[0] desired[2]");
}

}  // namespace
}  // namespace copperplate::volunteers
