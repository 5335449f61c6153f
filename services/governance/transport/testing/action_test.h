// Actions of a body, for tests.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/action_log_service.grpc.pb.h"
#include "copperplate/governance/v1/action_service.grpc.pb.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {

// Essex has the bodies BCB and ORB.
class ActionTest : public ServiceTest {
 protected:
  using Stub = v1::ActionService::Stub;

  void SetUp() override;

  // Of records of before this service, so that its dates may be past: raised on 12 April 2018.
  static v1::Action Historic(const std::string& text = "Report back on custody");
  // `forces/essex/bodies/bcb/actions/bcb-april-2018-action-<number>`
  static std::string NameOf(int number);

  absl::StatusOr<v1::Action> Create(const v1::Action& action, const std::string& body = "bcb",
                                    const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Action> Get(const std::string& name, const Caller& caller = Analyst("essex"));
  // A step of the action on a day.
  template <class Request>
  absl::StatusOr<v1::Action> Step(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                               v1::Action*),
                                  const std::string& name, const std::string& on,
                                  Request request = {}, const Caller& caller = Publisher("essex")) {
    request.set_name(name);
    request.set_on(on);
    return Call(*actions_, method, request, caller);
  }
  absl::StatusOr<v1::ActionLog> Log(const std::string& as_of, v1::GetActionLogRequest request = {},
                                    const Caller& caller = Analyst("essex"));

  // A body of the force without a meeting.
  void AddBody(const std::string& force, const std::string& code);
  // An office of the force with one tenure, `2016-05-12/2018-05-31/Bob Jones`; of one that goes on
  // the second day is empty.
  void AddOffice(const std::string& id, const std::string& title, const std::string& tenure);
  // A meeting of BCB, `day-2018-05-10`.
  void AddMeeting(const std::string& day);
  // An outcome of it, AGREED, of an item of its own: `item`, number 5.
  void AddOutcome(const std::string& day, const std::string& id);
  // That item is restricted from now on.
  void RestrictItem(const std::string& day);

  std::unique_ptr<Stub> actions_ = v1::ActionService::NewStub(channel());
  std::unique_ptr<v1::ActionLogService::Stub> logs_ = v1::ActionLogService::NewStub(channel());
};

}  // namespace copperplate::governance
