// Engagements of one volunteer, in few words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/engagement_service.grpc.pb.h"
#include "copperplate/volunteers/v1/role_service.grpc.pb.h"
#include "copperplate/volunteers/v1/vetting_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_service.grpc.pb.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {

using EngagementResult = absl::StatusOr<v1::Engagement>;

// Ada, born in 1990, and what the force engages people as.
class EngagementTest : public ServiceTest {
 protected:
  static constexpr char kAda[] = "forces/essex/volunteers/v-1";
  static constexpr char kEngagement[] = "forces/essex/volunteers/v-1/engagements/e1";

  void SetUp() override;

  void AddRole(const std::string& id, v1::Role::Kind kind, v1::Role::VettingLevel level);
  void AddVolunteer(const std::string& id, const std::string& born);
  EngagementResult Apply(const std::string& volunteer, const std::string& id,
                         const std::string& role, const std::string& on);
  EngagementResult Move(const v1::MoveEngagementRequest& request);
  EngagementResult Move(v1::Engagement::State to, const std::string& on);
  EngagementResult Set(const v1::Engagement& engagement, const std::vector<std::string>& mask);
  absl::StatusOr<v1::VettingCheck> MoveCheck(v1::VettingCheck::State to, const std::string& on,
                                             const std::string& expires_on = "");
  // A check of Ada's that is cleared.
  void Vet(v1::Role::VettingLevel level, const std::string& on, const std::string& expires_on);
  absl::StatusOr<v1::Supervision> Supervise(const std::string& engagement, const std::string& by,
                                            const std::string& from);
  // Ada as a special constable on probation from 1 June 2021.
  void Attest();
  std::string Deployable();

  std::unique_ptr<v1::RoleService::Stub> roles_ = v1::RoleService::NewStub(channel());
  std::unique_ptr<v1::VolunteerService::Stub> volunteers_ =
      v1::VolunteerService::NewStub(channel());
  std::unique_ptr<v1::VettingService::Stub> vetting_ = v1::VettingService::NewStub(channel());
  std::unique_ptr<v1::EngagementService::Stub> engagements_ =
      v1::EngagementService::NewStub(channel());
};

}  // namespace copperplate::volunteers
