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
using ::testing::StartsWith;
using testing::Told;

class SkillServiceTest : public MatchingTest {
 protected:
  absl::StatusOr<v1::VolunteerSkill> GetHeld(const std::string& id, const Caller& caller) {
    v1::GetVolunteerSkillRequest request;
    request.set_name(std::string(kVolunteer) + "/skills/" + id);
    return Call(*skills_, &Skills::GetVolunteerSkill, request, caller);
  }
  absl::Status DeleteHeld(const std::string& id, const std::string& etag = "",
                          const Caller& caller = Analyst("essex")) {
    v1::DeleteVolunteerSkillRequest request;
    request.set_name(std::string(kVolunteer) + "/skills/" + id);
    request.set_etag(etag);
    return Call(*skills_, &Skills::DeleteVolunteerSkill, request, caller).status();
  }
};

TEST_F(SkillServiceTest, TheForcesSkillsAreReadBack) {
  v1::GetSkillRequest request;
  request.set_name("forces/essex/skills/first-aid");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Skill skill,
                            Call(*skills_, &Skills::GetSkill, request, Viewer("essex")));
  EXPECT_EQ(skill.title(), "First aid");
  EXPECT_EQ(skill.validity_months(), 36);
  EXPECT_FALSE(skill.closed());
  v1::ListSkillsRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*skills_, &Skills::ListSkills, list, Viewer("essex")));
  ASSERT_EQ(page.skills_size(), 2);
  EXPECT_EQ(page.skills(1).name(), "forces/essex/skills/radio");
  EXPECT_FALSE(page.skills(1).has_validity_months());
  request.set_name("forces/essex/skills/dog");
  EXPECT_THAT(Call(*skills_, &Skills::GetSkill, request, Viewer("essex")),
              HasReason("SKILL_UNKNOWN"));
}

TEST_F(SkillServiceTest, WhatIsWrongWithASkillIsTold) {
  EXPECT_EQ(Told(CreateSkill("first-aid", NewSkill("Another"))), "SKILL_EXISTS");
  EXPECT_EQ(Told(CreateSkill("aid", NewSkill("FIRST  aid"))), "TITLE_TAKEN skill.title");
  EXPECT_THAT(FieldsTold(CreateSkill("No id", NewSkill("", 601))),
              ElementsAre(StartsWith("skill_id: "), "skill.title: must be given",
                          StartsWith("skill.validity_months: ")));
  EXPECT_THAT(CreateSkill("dog", NewSkill("Dog"), Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(SkillServiceTest, ARoleNamesSkillsOfTheForce) {
  v1::UpdateRoleRequest request;
  v1::Role& role = *request.mutable_role();
  role.set_name("forces/essex/roles/clerk");
  role.add_required_skills("forces/essex/skills/radio");
  role.add_required_skills("forces/essex/skills/dog");
  request.mutable_update_mask()->add_paths("required_skills");
  const auto update = [&] {
    return Call(*roles_, &v1::RoleService::Stub::UpdateRole, request, Analyst("essex"));
  };
  EXPECT_EQ(Told(update()), "SKILL_UNKNOWN role.required_skills[1]");
  role.set_required_skills(1, "forces/kent/skills/radio");
  EXPECT_EQ(Told(update()), "SKILL_NOT_OF_FORCE role.required_skills[1]");
  role.set_required_skills(1, "forces/essex/skills/first-aid");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Role updated, update());
  EXPECT_THAT(updated.required_skills(),
              ElementsAre("forces/essex/skills/radio", "forces/essex/skills/first-aid"));
}

TEST_F(SkillServiceTest, WhatAVolunteerHasExpiresAsTheSkillSays) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSkill held,
                            CreateHeld("s1", Held("first-aid", "2017-05-31")));
  EXPECT_EQ(held.name(), "forces/essex/volunteers/v-1/skills/s1");
  EXPECT_EQ(held.expires_on(), "2020-05-31");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSkill read, GetHeld("s1", Analyst("essex")));
  EXPECT_EQ(read.SerializeAsString(), held.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSkill radio,
                            CreateHeld("s2", Held("radio", "2017-05-31")));
  EXPECT_EQ(radio.expires_on(), "");
  v1::VolunteerSkill own = Held("first-aid", "2018-05-31");
  own.set_expires_on("2018-12-31");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSkill renewed, CreateHeld("s3", own));
  EXPECT_EQ(renewed.expires_on(), "2018-12-31");
}

TEST_F(SkillServiceTest, WhatIsWrongWithARecordIsTold) {
  v1::VolunteerSkill held = Held("dog", "2017-05-31");
  EXPECT_EQ(Told(CreateHeld("s1", held)), "SKILL_UNKNOWN volunteer_skill.skill");
  held.set_skill("");
  held.set_evidenced_by("");
  held.set_acquired_on("2199-01-01");
  held.set_expires_on("2199-01-01");
  EXPECT_THAT(FieldsTold(CreateHeld("s1", held)),
              ElementsAre("volunteer_skill.skill: must be given",
                          "volunteer_skill.evidenced_by: must be given",
                          StartsWith("volunteer_skill.acquired_on: "),
                          "volunteer_skill.expires_on: must lie after the day it was acquired"));
  ABSL_ASSERT_OK(CreateHeld("s1", Held("radio", "2017-05-31")));
  EXPECT_EQ(Told(CreateHeld("s1", Held("radio", "2017-06-01"))), "VOLUNTEER_SKILL_EXISTS");
  EXPECT_EQ(Told(CreateHeld("s2", Held("radio", "2017-05-31"))),
            "SKILL_EXISTS_ON_DAY volunteer_skill.acquired_on");
  EXPECT_EQ(Told(CreateHeld("s1", Held("radio", "2017-05-31"), "forces/essex/volunteers/none")),
            "VOLUNTEER_UNKNOWN");
  EXPECT_THAT(CreateHeld("s9", Held("radio", "2017-05-31"), kVolunteer, Viewer("essex")),
              HasReason("ROLE_MISSING"));
}

TEST_F(SkillServiceTest, AClosedSkillIsKeptAndNotRecorded) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::VolunteerSkill held, CreateHeld("s1", Held("radio", "2017-05-31")));
  v1::Skill radio = NewSkill("Radio");
  radio.set_name("forces/essex/skills/radio");
  radio.set_closed(true);
  ABSL_ASSERT_OK(UpdateSkill(radio, {"closed"}));
  EXPECT_EQ(Told(CreateHeld("s2", Held("radio", "2017-06-01"))),
            "SKILL_CLOSED volunteer_skill.skill");
  held.set_level("Level 3");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSkill updated, UpdateHeld(held, {"level"}));
  EXPECT_EQ(updated.level(), "Level 3");
  EXPECT_THAT(UpdateHeld(held, {"level"}), HasReason("ETAG_MISMATCH"));
  held.clear_etag();
  held.set_skill("forces/essex/skills/first-aid");
  EXPECT_THAT(UpdateHeld(held, {"skill"}), HasReason("FIELD_IMMUTABLE"));
}

TEST_F(SkillServiceTest, ARecordIsDeleted) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSkill held,
                            CreateHeld("s1", Held("radio", "2017-05-31")));
  EXPECT_THAT(DeleteHeld("s1", "\"1\""), HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(DeleteHeld("s1", "", Viewer("essex")), HasReason("ROLE_MISSING"));
  ABSL_ASSERT_OK(DeleteHeld("s1", held.etag()));
  EXPECT_THAT(GetHeld("s1", Analyst("essex")), HasReason("VOLUNTEER_SKILL_UNKNOWN"));
  EXPECT_THAT(DeleteHeld("s1"), HasReason("VOLUNTEER_SKILL_UNKNOWN"));
}

TEST_F(SkillServiceTest, WhatSomebodyCanDoIsPersonal) {
  ABSL_ASSERT_OK(CreateHeld("s1", Held("radio", "2017-05-31")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSkill read, GetHeld("s1", Viewer("essex")));
  EXPECT_EQ(read.skill() + read.level() + read.evidenced_by(), "");
  EXPECT_EQ(read.acquired_on(), "2017-05-31");
  EXPECT_EQ(Value("SELECT string_agg(actor || ' ' || subject, ',') FROM volunteers.event_out "
                  "WHERE type = 'volunteer.read'"),
            "viewer-1 forces/essex/volunteers/v-1");
  const std::string events = Value(
      "SELECT string_agg(concat_ws(' ', type, subject, before, after), chr(10)) "
      "FROM volunteers.event_out WHERE type LIKE 'volunteer_skill.%'");
  EXPECT_THAT(events, HasSubstr("volunteer_skill.created forces/essex/volunteers/v-1/skills/s1"));
  EXPECT_THAT(events, HasSubstr("\"sealed\":\""));
  for (const char* const personal : {"radio", "Level 2", "4711"}) {
    EXPECT_THAT(events, Not(HasSubstr(personal)));
  }
}

}  // namespace
}  // namespace copperplate::volunteers
