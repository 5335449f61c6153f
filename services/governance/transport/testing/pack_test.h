// A meeting, its pack and what the registers in it are made of, in few words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/action_service.grpc.pb.h"
#include "copperplate/governance/v1/forward_plan_service.grpc.pb.h"
#include "copperplate/governance/v1/pack_service.grpc.pb.h"
#include "copperplate/governance/v1/recommendation_service.grpc.pb.h"
#include "copperplate/governance/v1/source_report_service.grpc.pb.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {

class PackTest : public MeetingTest {
 protected:
  static constexpr char kOctober[] = "forces/essex/bodies/bcb/meetings/october";

  absl::StatusOr<v1::Pack> Get(const std::string& meeting = kMay,
                               const Caller& caller = Analyst("essex"));
  // `may`, of 10 May 2018, with two items.
  void MakeMeeting();
  // Raised at April's meeting.
  void AddAction(const std::string& text, const std::string& due = "");
  // Of October 2018.
  void Plan(const std::string& id);
  // Custody, confirmed for the Board of 11 October 2018; then taken on a day as an item of it.
  void ConfirmForOctober(const std::string& id);
  void TakeInOctober(const std::string& id, const std::string& on);
  // A report with one recommendation, `r1`, which is done or still to be.
  void AddReport(const std::string& id, bool done,
                 v1::SourceReport::Marking marking = v1::SourceReport::OFFICIAL_SENSITIVE);
  // The subjects of `<kind>.read`.
  std::string ReadEvents(const std::string& kind);
  static std::vector<std::string> Texts(const v1::Pack& pack);

  FakePackSources& others() { return tested().pack_sources; }

  std::unique_ptr<v1::PackService::Stub> packs_ = v1::PackService::NewStub(channel());
  std::unique_ptr<v1::ActionService::Stub> actions_ = v1::ActionService::NewStub(channel());
  std::unique_ptr<v1::ForwardPlanService::Stub> plan_ = v1::ForwardPlanService::NewStub(channel());
  std::unique_ptr<v1::SourceReportService::Stub> reports_ =
      v1::SourceReportService::NewStub(channel());
  std::unique_ptr<v1::RecommendationService::Stub> recommendations_ =
      v1::RecommendationService::NewStub(channel());
};

}  // namespace copperplate::governance
