#include "libs/handler/context.h"

#include <gtest/gtest.h>

#include <memory>

#include "libs/api/testing/resource.pb.h"
#include "libs/auth/principal.h"

namespace copperplate::handler {
namespace {

using api::testing::UpdateRequest;

void FillCall(rpc::CallContext& call) {
  auto principal = std::make_shared<auth::Principal>();
  principal->subject = "portal-1";
  call.principal = std::move(principal);
  call.force = "essex";
  call.call_id = "call-7";
  call.deadline = absl::FromUnixSeconds(5);
}

TEST(ContextTest, TheContextIsTheCalls) {
  rpc::CallContext call;
  FillCall(call);
  const RequestContext context = ContextOf(call);
  EXPECT_EQ(context.force, "essex");
  EXPECT_EQ(context.caller, "portal-1");
  EXPECT_EQ(context.call_id, "call-7");
  EXPECT_EQ(context.deadline, absl::FromUnixSeconds(5));
  EXPECT_EQ(context.call, &call);
  EXPECT_FALSE(context.idempotency.has_value());
}

TEST(ContextTest, AWriteIsRepeatableByItsRequestId) {
  rpc::CallContext call;
  FillCall(call);
  Faults faults;
  UpdateRequest request;
  request.mutable_resource()->set_title("a");
  EXPECT_FALSE(WriteContextOf(call, request, faults).idempotency.has_value());
  request.set_request_id("7B2C9A34-7C0F-4D5E-9A55-2F6D3F1C8E01");
  const auto first = WriteContextOf(call, request, faults).idempotency;
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->request_id, "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  request.set_request_id("8b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  EXPECT_EQ(WriteContextOf(call, request, faults).idempotency->body, first->body);
  request.mutable_resource()->set_title("b");
  EXPECT_NE(WriteContextOf(call, request, faults).idempotency->body, first->body);
  EXPECT_TRUE(faults.empty());
  request.set_request_id("7");
  EXPECT_FALSE(WriteContextOf(call, request, faults).idempotency.has_value());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.reason(), "REQUEST_ID_INVALID");
  EXPECT_EQ(faults.faults()[0].field, "request_id");
}

TEST(ContextTest, TheModeIsTheRequests) {
  UpdateRequest request;
  EXPECT_EQ(ModeOf(request), WriteMode::kWrite);
  request.set_validate_only(true);
  EXPECT_EQ(ModeOf(request), WriteMode::kValidateOnly);
}

}  // namespace
}  // namespace copperplate::handler
