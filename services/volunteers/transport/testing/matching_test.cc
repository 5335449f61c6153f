#include "services/volunteers/transport/testing/matching_test.h"

#include "absl/strings/str_cat.h"

namespace copperplate::volunteers {

void MatchingTest::SetUp() {
  DutyTest::SetUp();
  AddInducted("v-1", "e1");
  ABSL_ASSERT_OK(CreateSkill("first-aid", NewSkill("First aid", 36)));
  ABSL_ASSERT_OK(CreateSkill("radio", NewSkill("Radio")));
}

v1::Skill MatchingTest::NewSkill(const std::string& title, int validity_months) {
  v1::Skill skill;
  skill.set_title(title);
  if (validity_months != 0) skill.set_validity_months(validity_months);
  return skill;
}

absl::StatusOr<v1::Skill> MatchingTest::CreateSkill(const std::string& id, const v1::Skill& skill,
                                                    const Caller& caller) {
  v1::CreateSkillRequest request;
  request.set_parent("forces/essex");
  request.set_skill_id(id);
  *request.mutable_skill() = skill;
  return Call(*skills_, &Skills::CreateSkill, request, caller);
}

absl::StatusOr<v1::Skill> MatchingTest::UpdateSkill(const v1::Skill& skill,
                                                    const std::vector<std::string>& mask) {
  v1::UpdateSkillRequest request;
  *request.mutable_skill() = skill;
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*skills_, &Skills::UpdateSkill, request, Analyst("essex"));
}

v1::VolunteerSkill MatchingTest::Held(const std::string& skill, const std::string& acquired_on) {
  v1::VolunteerSkill held;
  held.set_skill(absl::StrCat("forces/essex/skills/", skill));
  held.set_level("Level 2");
  held.set_evidenced_by("Certificate 4711");
  held.set_acquired_on(acquired_on);
  return held;
}

absl::StatusOr<v1::VolunteerSkill> MatchingTest::CreateHeld(const std::string& id,
                                                            const v1::VolunteerSkill& held,
                                                            const std::string& volunteer,
                                                            const Caller& caller) {
  v1::CreateVolunteerSkillRequest request;
  request.set_parent(volunteer);
  request.set_volunteer_skill_id(id);
  *request.mutable_volunteer_skill() = held;
  return Call(*skills_, &Skills::CreateVolunteerSkill, request, caller);
}

absl::StatusOr<v1::VolunteerSkill> MatchingTest::UpdateHeld(const v1::VolunteerSkill& held,
                                                            const std::vector<std::string>& mask) {
  v1::UpdateVolunteerSkillRequest request;
  *request.mutable_volunteer_skill() = held;
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*skills_, &Skills::UpdateVolunteerSkill, request, Analyst("essex"));
}

v1::Availability MatchingTest::Time(v1::Availability::Weekday weekday, const std::string& from,
                                    const std::string& to) {
  v1::Availability availability;
  availability.set_weekday(weekday);
  availability.set_from_time(from);
  availability.set_to_time(to);
  availability.set_valid_from("2018-01-01");
  return availability;
}

absl::StatusOr<v1::Availability> MatchingTest::CreateTime(const std::string& id,
                                                          const v1::Availability& availability,
                                                          const std::string& engagement,
                                                          const Caller& caller) {
  v1::CreateAvailabilityRequest request;
  request.set_parent(engagement);
  request.set_availability_id(id);
  *request.mutable_availability() = availability;
  return Call(*availabilities_, &Availabilities::CreateAvailability, request, caller);
}

absl::StatusOr<v1::Availability> MatchingTest::UpdateTime(const v1::Availability& availability,
                                                          const std::vector<std::string>& mask) {
  v1::UpdateAvailabilityRequest request;
  *request.mutable_availability() = availability;
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*availabilities_, &Availabilities::UpdateAvailability, request, Analyst("essex"));
}

}  // namespace copperplate::volunteers
