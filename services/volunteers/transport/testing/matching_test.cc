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

v1::Opportunity MatchingTest::Festival() {
  v1::Opportunity opportunity;
  opportunity.set_title("Festival");
  opportunity.add_kinds(v1::Role::PSV);
  opportunity.set_slots(1);
  opportunity.add_required_skills("forces/essex/skills/first-aid");
  opportunity.add_desired_skills("forces/essex/skills/radio");
  opportunity.set_from_date("2035-06-01");
  opportunity.set_to_date("2035-06-03");
  opportunity.set_from_time("18:00");
  opportunity.set_to_time("22:00");
  opportunity.set_area("Fenland");
  return opportunity;
}

absl::StatusOr<v1::Opportunity> MatchingTest::CreateOpportunity(const std::string& id,
                                                                const v1::Opportunity& opportunity,
                                                                const Caller& caller) {
  v1::CreateOpportunityRequest request;
  request.set_parent("forces/essex");
  request.set_opportunity_id(id);
  *request.mutable_opportunity() = opportunity;
  return Call(*opportunities_, &Opportunities::CreateOpportunity, request, caller);
}

absl::StatusOr<v1::Opportunity> MatchingTest::UpdateOpportunity(
    const v1::Opportunity& opportunity, const std::vector<std::string>& mask) {
  v1::UpdateOpportunityRequest request;
  *request.mutable_opportunity() = opportunity;
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*opportunities_, &Opportunities::UpdateOpportunity, request, Analyst("essex"));
}

absl::StatusOr<v1::Opportunity> MatchingTest::MoveOpportunity(const std::string& id,
                                                              v1::Opportunity::State to,
                                                              const std::string& etag) {
  v1::MoveOpportunityRequest request;
  request.set_name(absl::StrCat("forces/essex/opportunities/", id));
  request.set_to(to);
  request.set_etag(etag);
  return Call(*opportunities_, &Opportunities::MoveOpportunity, request, Analyst("essex"));
}

absl::StatusOr<v1::Opportunity> MatchingTest::GetOpportunity(const std::string& id,
                                                             const Caller& caller) {
  v1::GetOpportunityRequest request;
  request.set_name(absl::StrCat("forces/essex/opportunities/", id));
  return Call(*opportunities_, &Opportunities::GetOpportunity, request, caller);
}

void MatchingTest::AddOpen(const std::string& id, const v1::Opportunity& opportunity) {
  ABSL_ASSERT_OK(CreateOpportunity(id, opportunity));
  ABSL_ASSERT_OK(MoveOpportunity(id, v1::Opportunity::OPEN));
}

absl::StatusOr<v1::Match> MatchingTest::Propose(const std::string& opportunity,
                                                const std::string& id,
                                                const std::string& engagement,
                                                const Caller& caller) {
  v1::CreateMatchRequest request;
  request.set_parent(absl::StrCat("forces/essex/opportunities/", opportunity));
  request.set_match_id(id);
  request.mutable_match()->set_engagement(engagement);
  return Call(*opportunities_, &Opportunities::CreateMatch, request, caller);
}

absl::StatusOr<v1::Match> MatchingTest::MoveMatch(const std::string& opportunity,
                                                  const std::string& id, v1::Match::State to,
                                                  const std::string& etag) {
  v1::MoveMatchRequest request;
  request.set_name(absl::StrCat("forces/essex/opportunities/", opportunity, "/matches/", id));
  request.set_to(to);
  request.set_etag(etag);
  return Call(*opportunities_, &Opportunities::MoveMatch, request, Analyst("essex"));
}

std::string MatchingTest::AddFit(const std::string& volunteer) {
  AddInducted(volunteer, "e1");
  const std::string name = absl::StrCat("forces/essex/volunteers/", volunteer);
  const std::string engagement = absl::StrCat(name, "/engagements/e1");
  Activate(engagement);
  v1::VolunteerSkill first_aid = Held("first-aid", "2018-01-01");
  first_aid.set_expires_on("2035-06-04");
  ABSL_EXPECT_OK(CreateHeld("first-aid", first_aid, name));
  return engagement;
}

}  // namespace copperplate::volunteers
