// The services in this process: over PostgreSQL as the runtime role, behind the real pipeline, on a
// free port. Only the tokens are make-believe.
//
//   class ThemeServiceTest : public ServiceTest {
//    protected:
//     std::unique_ptr<v1::ThemeService::Stub> themes_ = v1::ThemeService::NewStub(channel());
//   };
//   const auto theme = Call(*themes_, &v1::ThemeService::Stub::GetTheme, request, Viewer("essex"));
#pragma once

#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/grpc_status.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/fake_authenticator.h"
#include "libs/testing_rpc/harness.h"
#include "services/delivery/clients/testing/fake_verdict_reader.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {

// Who a test's call comes from.
struct Caller {
  std::string subject;
  testing_rpc::RolesByForce roles;
};
// Each has that one role for the force: `viewer-1`, `analyst-1`, `publisher-1`, `admin-1`.
Caller Viewer(absl::string_view force);
Caller Analyst(absl::string_view force);
Caller Publisher(absl::string_view force);
Caller Admin(absl::string_view force);

class ServiceTest : public ::testing::Test {
 protected:
  ServiceTest();
  ~ServiceTest() override;

  testing_rpc::Harness& harness() { return harness_; }
  std::shared_ptr<grpc::Channel> channel() const { return channel_; }
  ServiceDatabase& storage() { return *storage_; }
  // What the indicators service says.
  FakeVerdictReader& verdicts() { return verdicts_; }

  // One unary call; the status with its details (ErrorReason() and its kin read them). What a
  // refusal names as standing in the way it names by its resource name, or the test fails.
  template <class Stub, class Request, class Reply>
  absl::StatusOr<Reply> Call(Stub& stub,
                             grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                          Reply*),
                             const Request& request, const Caller& caller) {
    testing_rpc::CallAs context(caller.subject, caller.roles);
    Reply reply;
    const grpc::Status status = (stub.*method)(&context, request, &reply);
    if (!status.ok()) return Looked(rpc::FromGrpcStatus(status));
    return reply;
  }

  // One value of the database, read past row-level security; also to change what is there.
  std::string Value(absl::string_view sql);

 private:
  static absl::Status Looked(absl::Status refused);

  std::unique_ptr<ServiceDatabase> storage_;
  FakeVerdictReader verdicts_;
  testing_rpc::Harness harness_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace copperplate::delivery
