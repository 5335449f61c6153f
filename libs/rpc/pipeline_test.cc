#include "libs/rpc/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/rpc/testdata/echo.grpc.pb.h"
#include "libs/rpc/testdata/echo_service.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/harness.h"

namespace copperplate::rpc {
namespace {

using testdata::EchoHandlers;
using testdata::FaultyService;
using testdata::SayRequest;
using testdata::SayResponse;
using testing::HasReason;
using testing::IsOk;
using testing::StatusIs;
using testing_rpc::CallAs;
using testing_rpc::Harness;

TEST(Pipeline, IsValidOnceEveryMethodHasItsHandler) {
  Harness harness({testdata::EchoService::service_full_name()});
  EXPECT_THAT(harness.pipeline().Validate(),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       ::testing::HasSubstr("EchoService/Say: it has no handler")));
  const auto service = MakeEchoService(harness.pipeline(), testdata::Wire::kRaw, EchoHandlers());
  EXPECT_THAT(harness.pipeline().Validate(), IsOk());
}

TEST(Pipeline, NamesHandlersThatFitNoMethod) {
  Harness harness({testdata::EchoService::service_full_name()});
  Pipeline& pipeline = harness.pipeline();
  const auto service = MakeEchoService(pipeline, testdata::Wire::kRaw, EchoHandlers());
  const auto* say = SayRequest::descriptor();
  EXPECT_FALSE(pipeline.Bind("copperplate.rpc.testdata.EchoService/Shout", say, Shape::kUnary)
                   .method.allowed);
  EXPECT_FALSE(
      pipeline.Bind("copperplate.rpc.testdata.EchoService/Say", say, Shape::kUnary).method.allowed);
  EXPECT_FALSE(pipeline.Bind("copperplate.rpc.testdata.EchoService/Watch", say, Shape::kSource)
                   .method.allowed);
  EXPECT_FALSE(
      pipeline.Bind("copperplate.rpc.testdata.EchoService/Look", say, Shape::kSink).method.allowed);
  EXPECT_THAT(pipeline.Validate(),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       "copperplate.rpc.testdata.EchoService/Shout: no service has this method; "
                       "copperplate.rpc.testdata.EchoService/Say: it has two handlers; "
                       "copperplate.rpc.testdata.EchoService/Watch: its handler takes a "
                       "copperplate.rpc.testdata.SayRequest; "
                       "copperplate.rpc.testdata.EchoService/Look: its handler has another shape"));
}

// What a service would do that were started all the same.
class Faulty final : public FaultyService::WithRawCallbackMethod_NoPolicy<FaultyService::Service> {
 public:
  Faulty(Pipeline& pipeline, bool& called)
      : no_policy_(pipeline, "copperplate.rpc.testdata.FaultyService/NoPolicy",
                   [&called](const CallContext&, const SayRequest&) {
                     called = true;
                     return SayResponse();
                   }) {}

  grpc::ServerUnaryReactor* NoPolicy(grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* request,
                                     grpc::ByteBuffer* reply) override {
    return no_policy_.Serve(context, request, reply);
  }

 private:
  UnaryMethod<SayRequest, SayResponse> no_policy_;
};

TEST(Pipeline, RefusesAMethodWithoutAPolicy) {
  Harness harness({FaultyService::service_full_name()});
  EXPECT_THAT(harness.pipeline().Validate(),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       ::testing::HasSubstr("FaultyService/NoPolicy: it has no policy")));
  bool called = false;
  Faulty service(harness.pipeline(), called);
  harness.Start({&service});
  const auto stub = FaultyService::NewStub(harness.channel());
  SayRequest request;
  request.set_name("forces/essex");
  SayResponse reply;
  CallAs admin("tester", {{"essex", {"viewer", "analyst", "publisher", "admin"}}});
  const absl::Status status = FromGrpcStatus(stub->NoPolicy(&admin, request, &reply));
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(status, HasReason("POLICY_MISSING"));
  grpc::ClientContext nobody;
  EXPECT_THAT(FromGrpcStatus(stub->NoPolicy(&nobody, request, &reply)), HasReason("TOKEN_MISSING"));
  harness.Stop();
  EXPECT_FALSE(called);
}

}  // namespace
}  // namespace copperplate::rpc
