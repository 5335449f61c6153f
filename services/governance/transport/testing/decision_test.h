// Decisions and their notices, for tests.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/decision_notice_service.grpc.pb.h"
#include "copperplate/governance/v1/decision_service.grpc.pb.h"
#include "copperplate/governance/v1/office_service.grpc.pb.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {

class DecisionTest : public MeetingTest {
 protected:
  using Decisions = v1::DecisionService::Stub;
  using Notices = v1::DecisionNoticeService::Stub;
  static constexpr char kTraffic[] = "forces/essex/bodies/bcb/meetings/may/agendaItems/traffic";

  // Of significant public interest, taken outside a meeting: `CPCC 2018-012`.
  static v1::Decision Agreement(const std::string& reference = "CPCC 2018-012");
  // `forces/essex/decisions/<id>`
  static std::string NameOf(const std::string& id) { return "forces/essex/decisions/" + id; }

  absl::StatusOr<v1::Decision> Add(const std::string& id, const v1::Decision& decision,
                                   const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Decision> Get(const std::string& id, const Caller& caller = Viewer("essex"));
  absl::StatusOr<v1::ListDecisionsResponse> List(v1::ListDecisionsRequest request,
                                                 const Caller& caller = Viewer("essex"));
  absl::StatusOr<v1::Decision> Update(const std::string& id, const v1::Decision& patch,
                                      const std::vector<std::string>& mask);
  // A step of the decision on a day.
  template <class Request>
  absl::StatusOr<v1::Decision> Step(
      grpc::Status (Decisions::*method)(grpc::ClientContext*, const Request&, v1::Decision*),
      const std::string& id, const std::string& on, Request request = {}) {
    request.set_name(NameOf(id));
    request.set_on(on);
    return Call(*decisions_, method, request, Publisher("essex"));
  }
  absl::StatusOr<v1::Decision> Take(const std::string& id, const std::string& on = "2018-05-10",
                                    const std::string& by = "Jason Ablewhite");
  absl::StatusOr<v1::Decision> Publish(const std::string& id, const std::string& on);
  absl::StatusOr<v1::Decision> Exempt(const std::string& id, const std::string& on,
                                      const std::string& review_on);
  absl::StatusOr<v1::Decision> Revoke(const std::string& id, const std::string& on,
                                      const std::string& by);
  // That the person declared an interest in the item `traffic` of `may` and left.
  absl::StatusOr<v1::Declaration> Leave(const std::string& person);

  // The office of the Commissioner, which Jason Ablewhite holds from 12 May 2016 to 12 May 2021.
  void AddCommissioner();

  std::unique_ptr<Decisions> decisions_ = v1::DecisionService::NewStub(channel());
  std::unique_ptr<Notices> notices_ = v1::DecisionNoticeService::NewStub(channel());
  std::unique_ptr<v1::OfficeService::Stub> offices_ = v1::OfficeService::NewStub(channel());
};

}  // namespace copperplate::governance
