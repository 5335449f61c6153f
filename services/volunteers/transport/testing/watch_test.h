// Watch groups with people in them, in few words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "copperplate/volunteers/v1/engagement_service.grpc.pb.h"
#include "copperplate/volunteers/v1/role_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_service.grpc.pb.h"
#include "copperplate/volunteers/v1/watch_group_service.grpc.pb.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {

using GroupResult = absl::StatusOr<v1::WatchGroup>;
using SiteResult = absl::StatusOr<v1::Site>;
using SessionResult = absl::StatusOr<v1::Session>;

// The force has the role `operator` of Speedwatch, which needs no vetting.
class WatchTest : public ServiceTest {
 protected:
  static constexpr char kHiston[] = "forces/essex/watchGroups/histon";
  static constexpr char kStation[] = "forces/essex/watchGroups/histon/sites/station-road";
  using Stub = v1::WatchGroupService::Stub;

  void SetUp() override;

  static std::string VolunteerName(const std::string& id) {
    return "forces/essex/volunteers/" + id;
  }
  static std::string EngagementName(const std::string& volunteer, const std::string& id = "e1") {
    return VolunteerName(volunteer) + "/engagements/" + id;
  }
  // `2018-06-01 08:00` in Europe/London.
  static absl::Time At(const std::string& text);

  void AddRole(const std::string& id, v1::Role::Kind kind, v1::Role::VettingLevel level);
  void AddVolunteer(const std::string& id);
  // Engagement `e1`, APPLIED on 1 January 2017; its induction is complete on 20 February.
  absl::StatusOr<v1::Engagement> Apply(const std::string& volunteer, const std::string& group,
                                       const std::string& role = "operator");
  absl::StatusOr<v1::Engagement> Move(const v1::MoveEngagementRequest& request);
  absl::StatusOr<v1::Engagement> Move(const std::string& engagement, v1::Engagement::State to,
                                      const std::string& on);
  absl::StatusOr<v1::Engagement> Leave(
      const std::string& engagement, const std::string& on,
      v1::Engagement::LeavingReason reason = v1::Engagement::MOVED);
  // A volunteer who operates Speedwatch from 1 March 2017.
  void AddOperator(const std::string& volunteer, const std::string& group);

  static v1::WatchGroup Group();  // of Speedwatch, formed in 2015
  GroupResult Create(const std::string& id, const v1::WatchGroup& group,
                     const Caller& caller = Analyst("essex"));
  GroupResult Update(v1::WatchGroup group, const std::vector<std::string>& mask,
                     const std::string& name = kHiston);
  GroupResult Get(const std::string& name, const Caller& caller = Analyst("essex"));

  static v1::Site Site();  // 30 miles an hour, assessed on 1 May 2018 and approved to 30 June
  SiteResult CreateSite(const std::string& id, const v1::Site& site,
                        const std::string& group = kHiston,
                        const Caller& caller = Analyst("essex"));

  // Of v-1, v-2 and v-3 on 1 June 2018, from 08:00 to 09:30: 200 vehicles, 12 above.
  static v1::Session Session();
  static void SetTime(v1::Session& session, const std::string& from, const std::string& to);
  SessionResult CreateSession(const std::string& id, const v1::Session& session,
                              const std::string& group = kHiston,
                              const Caller& caller = Analyst("essex"));

  std::unique_ptr<v1::RoleService::Stub> roles_ = v1::RoleService::NewStub(channel());
  std::unique_ptr<v1::VolunteerService::Stub> volunteers_ =
      v1::VolunteerService::NewStub(channel());
  std::unique_ptr<v1::EngagementService::Stub> engagements_ =
      v1::EngagementService::NewStub(channel());
  std::unique_ptr<Stub> watch_ = v1::WatchGroupService::NewStub(channel());
};

}  // namespace copperplate::volunteers
