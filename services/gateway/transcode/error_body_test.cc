#include "services/gateway/transcode/error_body.h"

#include <google/rpc/error_details.pb.h>
#include <gtest/gtest.h>

#include "libs/status/error.h"
#include "parish.pb.h"

namespace copperplate::gateway {
namespace {

class ErrorBodyTest : public ::testing::Test {
 protected:
  std::unique_ptr<PlanSet> compiled_in_ = PlanSet::OfErrorDetails();
};

TEST_F(ErrorBodyTest, IsTheFormOfAip193) {
  const google::rpc::Status error =
      ToRpcStatus(Error(absl::StatusCode::kNotFound, "NO_ROUTE", "there is \"nothing\" here")
                      .Metadata("path", "/v1/x")
                      .Build());
  EXPECT_EQ(
      ErrorBody(*compiled_in_, 404, error),
      R"({"error":{"code":404,"message":"there is \"nothing\" here","status":"NOT_FOUND",)"
      R"("details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo",)"
      R"("reason":"NO_ROUTE","domain":"copperplate.gateway","metadata":{"path":"/v1/x"}}]}})");
}

// Details are lost in other gateways when their type is not in the descriptor set: google.rpc is
// compiled in here, and of any other at least the bytes are kept.
TEST_F(ErrorBodyTest, LosesNoDetail) {
  google::rpc::Status error;
  error.set_code(9);
  error.set_message("not now");
  google::rpc::PreconditionFailure failure;
  failure.add_violations()->set_subject("snapshots/s");
  error.add_details()->PackFrom(failure);
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(2);
  error.add_details()->PackFrom(retry);
  google::rpc::LocalizedMessage localized;
  localized.set_locale("cy");
  error.add_details()->PackFrom(localized);
  parish::v1::Place place;
  place.set_street("x");
  error.add_details()->PackFrom(place);
  EXPECT_EQ(
      ErrorBody(*compiled_in_, 400, error),
      R"({"error":{"code":400,"message":"not now","status":"FAILED_PRECONDITION","details":[)"
      R"({"@type":"type.googleapis.com/google.rpc.PreconditionFailure","violations":[)"
      R"({"type":"","subject":"snapshots/s","description":""}]},)"
      R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"2s"},)"
      R"({"@type":"type.googleapis.com/google.rpc.LocalizedMessage","locale":"cy","message":""},)"
      R"({"@type":"type.googleapis.com/parish.v1.Place","value":"CgF4"}]}})");
  const PlanSet with_places({parish::v1::Place::descriptor()->file()}, compiled_in_.get());
  EXPECT_NE(ErrorBody(with_places, 400, error).find(R"("street":"x","latitude":0})"),
            std::string::npos);
}

TEST_F(ErrorBodyTest, FieldsOfTheRequestAreSpelledAsJsonDoes) {
  google::rpc::BadRequest faults;
  for (const char* field :
       {"page_size", "near.street_name", "read_mask[3].of_it", "title", "rows[7].period_months"}) {
    faults.add_field_violations()->set_field(field);
  }
  google::rpc::Status error;
  error.set_message("page_size: must not be negative (and 4 more)");
  error.add_details()->PackFrom(faults);
  SpellFieldsAsJson(*parish::v1::ListNoticesRequest::descriptor(), error);
  EXPECT_EQ(error.message(), "pageSize: must not be negative (and 4 more)");
  error.details(0).UnpackTo(&faults);
  std::vector<std::string> fields;
  for (const auto& fault : faults.field_violations()) fields.push_back(fault.field());
  EXPECT_EQ(fields, (std::vector<std::string>{"pageSize", "near.streetName", "readMask[3].ofIt",
                                              "title", "rows[7].period_months"}));
}

TEST_F(ErrorBodyTest, ReadsWhatTheGatewayNeedsOfAnError) {
  google::rpc::Status error;
  EXPECT_FALSE(HasErrorInfo(error));
  EXPECT_EQ(RetryAfter(error), std::nullopt);
  error = ToRpcStatus(
      Error(absl::StatusCode::kUnavailable, "X", "x").RetryAfter(absl::Milliseconds(1500)).Build());
  EXPECT_TRUE(HasErrorInfo(error));
  EXPECT_EQ(RetryAfter(error), absl::Milliseconds(1500));
}

}  // namespace
}  // namespace copperplate::gateway
