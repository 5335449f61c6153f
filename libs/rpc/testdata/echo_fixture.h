#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "libs/rpc/testdata/echo.grpc.pb.h"
#include "libs/rpc/testdata/echo_service.h"
#include "libs/testing/event.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/harness.h"

namespace copperplate::rpc::testdata {

inline const testing_rpc::RolesByForce kAnalyst = {{"essex", {"analyst"}}};
inline const testing_rpc::RolesByForce kViewer = {{"essex", {"viewer"}}};

// An EchoService behind a real pipeline and server.
class EchoFixture : public ::testing::Test {
 protected:
  // Before the members of the test's class go that its handlers refer to.
  void TearDown() override {
    if (harness_ != nullptr) harness_->Stop();
  }

  void Serve(EchoHandlers handlers, const testing_rpc::Harness::Options& options = {}) {
    harness_ = std::make_unique<testing_rpc::Harness>(options);
    service_ = MakeEchoService(harness_->pipeline(), std::move(handlers));
    ABSL_ASSERT_OK(harness_->pipeline().Validate());
    harness_->Start({service_.get()});
    stub_ = EchoService::NewStub(harness_->channel());
  }

  static SayRequest Request(const std::string& name, const std::string& text = "hello") {
    SayRequest request;
    request.set_name(name);
    request.set_text(text);
    return request;
  }

  absl::Status Say(grpc::ClientContext& context, const SayRequest& request,
                   SayResponse* reply = nullptr) {
    SayResponse ignored;
    return FromGrpcStatus(stub_->Say(&context, request, reply == nullptr ? &ignored : reply));
  }
  absl::Status Say(const testing_rpc::RolesByForce& roles, const SayRequest& request,
                   SayResponse* reply = nullptr) {
    testing_rpc::CallAs context("tester", roles);
    return Say(context, request, reply);
  }

  std::unique_ptr<testing_rpc::Harness> harness_;
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<EchoService::Stub> stub_;
};

}  // namespace copperplate::rpc::testdata
