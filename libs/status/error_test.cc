#include "libs/status/error.h"

#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace copperplate {
namespace {

TEST(Error, CarriesReasonMetadataAndRetry) {
  const absl::Status status =
      Error(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "the service is busy")
          .Metadata("queue", "requests")
          .RetryAfter(absl::Milliseconds(1500))
          .Build();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(status.message(), "the service is busy");
  EXPECT_EQ(ErrorReason(status), "QUEUE_FULL");
  EXPECT_EQ(ErrorMetadata(status, "queue"), "requests");
  EXPECT_EQ(ErrorMetadata(status, "absent"), std::nullopt);
  EXPECT_EQ(ErrorRetryAfter(status), absl::Milliseconds(1500));
}

TEST(Error, IsTheSameBytesHoweverOftenItIsBuilt) {
  const auto build = [] {
    Error error(absl::StatusCode::kAborted, "ETAG_MISMATCH", "changed meanwhile");
    for (int key = 0; key < 20; ++key) error.Metadata(absl::StrCat("key", key), "value");
    return error.Build();
  };
  const absl::Status first = build();
  for (int repeat = 0; repeat < 20; ++repeat) EXPECT_EQ(build(), first);
}

TEST(Faults, NameEveryFieldAndCountThem) {
  Faults faults;
  EXPECT_TRUE(faults.ToStatus().ok());
  faults.Add("FIELD_REQUIRED", "indicator.title", "must not be empty");
  faults.Add("OUT_OF_RANGE", "indicator.decimals", "must be 0 to 6");
  const absl::Status status = faults.ToStatus();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "indicator.title: must not be empty (and 1 more)");
  EXPECT_EQ(ErrorReason(status), "FIELD_REQUIRED");
  EXPECT_EQ(ErrorMetadata(status, "faultCount"), "2");
  ASSERT_EQ(ErrorFields(status).size(), 2u);
  EXPECT_EQ(ErrorFields(status)[1].field, "indicator.decimals");
  EXPECT_EQ(ErrorFields(status)[1].description, "must be 0 to 6");
}

TEST(Faults, AThousandFitInSixKibibytesAndSayHowMany) {
  Faults faults;
  for (int row = 0; row < 1000; ++row) {
    faults.Add("UNKNOWN_AREA", absl::StrCat("rows[", row, "].area"), "no area has this id");
  }
  const absl::Status status = faults.ToStatus();
  EXPECT_LE(SerializeErrorDetails(status, "copperplate.indicators").size(), 6u * 1024 + 512);
  EXPECT_GT(ErrorFields(status).size(), 50u);
  EXPECT_EQ(ErrorMetadata(status, "faultCount"), "1000");
}

TEST(SerializeErrorDetails, SetsTheDomainAndKeepsTheOtherDetails) {
  google::rpc::Status wire;
  ASSERT_TRUE(wire.ParseFromString(SerializeErrorDetails(
      Error(absl::StatusCode::kFailedPrecondition, "STATE", "not now")
          .Precondition("STATE", "snapshots/s", "is PUBLISHED, may go to WITHDRAWN")
          .Build(),
      "copperplate.indicators")));
  EXPECT_EQ(wire.code(), 9);
  ASSERT_EQ(wire.details_size(), 2);
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(wire.details(0).UnpackTo(&info));
  EXPECT_EQ(info.domain(), "copperplate.indicators");
  google::rpc::PreconditionFailure failure;
  ASSERT_TRUE(wire.details(1).UnpackTo(&failure));
  EXPECT_EQ(failure.violations(0).description(), "is PUBLISHED, may go to WITHDRAWN");
}

TEST(SerializeErrorDetails, GivesAPlainStatusTheNameOfItsCodeAsReason) {
  google::rpc::Status wire;
  ASSERT_TRUE(
      wire.ParseFromString(SerializeErrorDetails(absl::NotFoundError("x"), "copperplate.d")));
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(wire.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "NOT_FOUND");
}

}  // namespace
}  // namespace copperplate
