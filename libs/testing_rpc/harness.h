// A pipeline and a server for the tests of services: everything real but the tokens, on a free port
// of the loopback interface.
//
//   Harness harness;
//   const auto service = MakeAreaService(harness.pipeline(), ports);
//   ABSL_ASSERT_OK(harness.pipeline().Validate());
//   harness.Start({service.get()});
//   auto stub = v1::AreaService::NewStub(harness.channel());
//   CallAs context("tester", {{"cambridgeshire", {"viewer"}}});
//   EXPECT_THAT(rpc::FromGrpcStatus(stub->GetArea(&context, request, &reply)),
//               HasReason("AREA_UNKNOWN"));
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/impl/service_type.h>
#include <grpcpp/server.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/metrics/registry.h"
#include "libs/rpc/executor.h"
#include "libs/rpc/grpc_status.h"
#include "libs/rpc/pipeline.h"
#include "libs/testing/captured_log.h"
#include "libs/testing_rpc/fake_authenticator.h"
#include "libs/time/clock.h"

namespace copperplate::testing_rpc {

// The client's side of one call, with a token for these roles and a deadline of 30 s.
class CallAs final : public grpc::ClientContext {
 public:
  CallAs(absl::string_view subject, const RolesByForce& roles);
};

class Harness {
 public:
  struct Options {
    rpc::Executor::Options executor;
    rpc::Pipeline::Options pipeline{.domain = "copperplate.test"};
    // Outlives the harness.
    const Clock* clock = &Clock::System();
  };

  Harness();
  explicit Harness(const Options& options);
  // Stops.
  ~Harness();

  rpc::Pipeline& pipeline() { return pipeline_; }
  rpc::Executor& executor() { return executor_; }
  metrics::Registry& metrics() { return metrics_; }
  const testing::CapturedLog& log() const { return log_; }

  // Serves them; they outlive Stop().
  void Start(const std::vector<grpc::Service*>& services);
  // To the server, `127.0.0.1:<port>`.
  std::shared_ptr<grpc::Channel> channel() const;
  const std::string& address() const { return address_; }
  // Ends open calls and joins every thread. Call it before what the services use goes away.
  void Stop();

 private:
  testing::CapturedLog log_;
  log::Logger logger_;
  metrics::Registry metrics_;
  FakeAuthenticator authenticator_;
  rpc::Executor executor_;
  rpc::Pipeline pipeline_;
  std::string address_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace copperplate::testing_rpc
