// Volunteers who may be given duties, in few words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "copperplate/volunteers/v1/duty_service.grpc.pb.h"
#include "copperplate/volunteers/v1/duty_type_service.grpc.pb.h"
#include "copperplate/volunteers/v1/engagement_service.grpc.pb.h"
#include "copperplate/volunteers/v1/role_service.grpc.pb.h"
#include "copperplate/volunteers/v1/vetting_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_service.grpc.pb.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {

using DutyResult = absl::StatusOr<v1::Duty>;

// The force has the types `patrol` (counts), `course` (counts, training) and `old` (hidden).
class DutyTest : public ServiceTest {
 protected:
  static constexpr char kEngagement[] = "forces/essex/volunteers/v-1/engagements/e1";
  using Stub = v1::DutyService::Stub;

  void SetUp() override;

  void AddType(const std::string& id, bool training, bool hidden);
  // A volunteer of this birthday with a support volunteer's engagement: APPLIED on 1 January 2017,
  // in INDUCTION from 1 February, vetted from then to 2037.
  void AddInducted(const std::string& volunteer, const std::string& engagement,
                   const std::string& born = "1990-05-17");
  // ACTIVE from 1 March 2017, supervised by `sgt`, who names `deputy` and `analyst-1`.
  void Activate(const std::string& engagement_name);
  absl::StatusOr<v1::Engagement> MoveEngagement(const v1::MoveEngagementRequest& request);
  absl::StatusOr<v1::Engagement> MoveEngagement(const std::string& name, v1::Engagement::State to,
                                                const std::string& on);

  // `2018-03-25 00:30` in Europe/London.
  static absl::Time At(const std::string& text);
  static v1::Duty Done(const std::string& from, const std::string& to, int break_minutes = 0);
  static v1::Duty Planned(absl::Time from, absl::Time to);
  // What a supervisor lets pass of it.
  static v1::Duty Overridden(v1::Duty duty, v1::Duty::Override::Kind kind);

  static v1::CreateDutyRequest CreateRequest(const std::string& id, const v1::Duty& duty,
                                             const std::string& engagement = kEngagement);
  DutyResult Create(const std::string& id, const v1::Duty& duty,
                    const std::string& engagement = kEngagement);
  DutyResult Get(const std::string& name, int edition = 0, const Caller& caller = Analyst("essex"));
  DutyResult Move(const v1::MoveDutyRequest& request, const Caller& caller = Analyst("essex"));
  DutyResult Move(const std::string& name, v1::Duty::State to,
                  const Caller& caller = Analyst("essex"));
  // An analyst whose token has this subject.
  static Caller As(const std::string& subject) { return {subject, {{"essex", {"analyst"}}}}; }

  static std::string NameOf(const std::string& id) {
    return std::string(kEngagement) + "/duties/" + id;
  }
  // The ledger's sums: `2018-05-01 60 0` for each day that has any.
  std::string Ledger();

  std::unique_ptr<v1::RoleService::Stub> roles_ = v1::RoleService::NewStub(channel());
  std::unique_ptr<v1::VolunteerService::Stub> volunteers_ =
      v1::VolunteerService::NewStub(channel());
  std::unique_ptr<v1::VettingService::Stub> vetting_ = v1::VettingService::NewStub(channel());
  std::unique_ptr<v1::EngagementService::Stub> engagements_ =
      v1::EngagementService::NewStub(channel());
  std::unique_ptr<v1::DutyTypeService::Stub> types_ = v1::DutyTypeService::NewStub(channel());
  std::unique_ptr<Stub> duties_ = v1::DutyService::NewStub(channel());
};

}  // namespace copperplate::volunteers
