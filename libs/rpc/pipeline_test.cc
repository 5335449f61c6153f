#include "libs/rpc/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/rpc/service.h"
#include "libs/rpc/testdata/echo.grpc.pb.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/harness.h"

namespace copperplate::rpc {
namespace {

using testdata::FaultyService;
using testdata::SayRequest;
using testdata::SayResponse;
using testing::HasReason;
using testing::StatusIs;
using testing_rpc::CallAs;

// What a service would do that were started all the same.
TEST(Pipeline, RefusesAMethodWithoutAPolicy) {
  testing_rpc::Harness harness;
  Service service(harness.pipeline(), FaultyService::service_full_name());
  bool called = false;
  service.Add<UnaryMethod<SayRequest, SayResponse>>(
      "NoPolicy", [&called](const CallContext&, const SayRequest&) {
        called = true;
        return SayResponse();
      });
  EXPECT_THAT(harness.pipeline().Validate(),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       ::testing::HasSubstr("FaultyService/NoPolicy: it has no policy")));
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
