// Volunteers with skills who can come at some time, and what they are sought for, in few words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/availability_service.grpc.pb.h"
#include "copperplate/volunteers/v1/opportunity_service.grpc.pb.h"
#include "copperplate/volunteers/v1/skill_service.grpc.pb.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {

// The force has the skills `first-aid` (for 36 months) and `radio` (for ever), and the volunteer
// v-1 with the engagement e1 in INDUCTION.
class MatchingTest : public DutyTest {
 protected:
  static constexpr char kVolunteer[] = "forces/essex/volunteers/v-1";
  using Skills = v1::SkillService::Stub;
  using Availabilities = v1::AvailabilityService::Stub;
  using Opportunities = v1::OpportunityService::Stub;

  void SetUp() override;

  static v1::Skill NewSkill(const std::string& title, int validity_months = 0);
  absl::StatusOr<v1::Skill> CreateSkill(const std::string& id, const v1::Skill& skill,
                                        const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Skill> UpdateSkill(const v1::Skill& skill,
                                        const std::vector<std::string>& mask);

  static v1::VolunteerSkill Held(const std::string& skill, const std::string& acquired_on);
  absl::StatusOr<v1::VolunteerSkill> CreateHeld(const std::string& id,
                                                const v1::VolunteerSkill& held,
                                                const std::string& volunteer = kVolunteer,
                                                const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::VolunteerSkill> UpdateHeld(const v1::VolunteerSkill& held,
                                                const std::vector<std::string>& mask);

  static v1::Availability Time(v1::Availability::Weekday weekday, const std::string& from,
                               const std::string& to);
  absl::StatusOr<v1::Availability> CreateTime(const std::string& id,
                                              const v1::Availability& availability,
                                              const std::string& engagement = kEngagement,
                                              const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Availability> UpdateTime(const v1::Availability& availability,
                                              const std::vector<std::string>& mask);

  // Of support volunteers, one slot, Friday 1 to Sunday 3 June 2035 from 18:00 to 22:00 in the
  // Fenland: `first-aid` is required, `radio` desired.
  static v1::Opportunity Festival();
  absl::StatusOr<v1::Opportunity> CreateOpportunity(const std::string& id,
                                                    const v1::Opportunity& opportunity,
                                                    const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Opportunity> UpdateOpportunity(const v1::Opportunity& opportunity,
                                                    const std::vector<std::string>& mask);
  absl::StatusOr<v1::Opportunity> MoveOpportunity(const std::string& id, v1::Opportunity::State to,
                                                  const std::string& etag = "");
  absl::StatusOr<v1::Opportunity> GetOpportunity(const std::string& id,
                                                 const Caller& caller = Analyst("essex"));
  // A new opportunity that is OPEN.
  void AddOpen(const std::string& id, const v1::Opportunity& opportunity);

  absl::StatusOr<v1::Match> Propose(const std::string& opportunity, const std::string& id,
                                    const std::string& engagement,
                                    const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Match> MoveMatch(const std::string& opportunity, const std::string& id,
                                      v1::Match::State to, const std::string& etag = "");

  // An ACTIVE volunteer with first aid until June 2035, by its engagement's name.
  std::string AddFit(const std::string& volunteer);

  std::unique_ptr<Opportunities> opportunities_ = v1::OpportunityService::NewStub(channel());
  std::unique_ptr<Skills> skills_ = v1::SkillService::NewStub(channel());
  std::unique_ptr<Availabilities> availabilities_ = v1::AvailabilityService::NewStub(channel());
};

}  // namespace copperplate::volunteers
