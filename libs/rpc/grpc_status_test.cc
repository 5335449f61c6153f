#include "libs/rpc/grpc_status.h"

#include <google/rpc/status.pb.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::rpc {
namespace {

using testing::HasReason;
using testing::StatusIs;

constexpr char kDomain[] = "copperplate.test";

TEST(GrpcStatus, KeepsCodeMessageAndDetails) {
  const absl::Status status = Error(absl::StatusCode::kFailedPrecondition, "STATE", "not now")
                                  .Metadata("state", "PUBLISHED")
                                  .RetryAfter(absl::Seconds(2))
                                  .Build();
  const absl::Status back = FromGrpcStatus(ToGrpcStatus(status, kDomain));
  EXPECT_THAT(back, StatusIs(absl::StatusCode::kFailedPrecondition, "not now"));
  EXPECT_THAT(back, HasReason("STATE"));
  EXPECT_EQ(ErrorMetadata(back, "state"), "PUBLISHED");
  EXPECT_EQ(ErrorRetryAfter(back), absl::Seconds(2));
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus(), kDomain).ok());
  ABSL_EXPECT_OK(FromGrpcStatus(grpc::Status::OK));
}

TEST(GrpcStatus, OfAPlainErrorHasItsCodeAsReason) {
  EXPECT_THAT(FromGrpcStatus(ToGrpcStatus(absl::NotFoundError("none"), kDomain)),
              HasReason("NOT_FOUND"));
}

TEST(GrpcStatus, FromAStrangerIsKeptAsFarAsItGoes) {
  const absl::Status status =
      FromGrpcStatus(grpc::Status(grpc::StatusCode::ABORTED, "x", "not a google.rpc.Status"));
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kAborted, "x"));
  EXPECT_THAT(status, HasReason(""));
}

TEST(GrpcStatus, OfAThousandFaultsFits) {
  Faults faults;
  for (int row = 0; row < 1000; ++row) {
    faults.Add("UNKNOWN_AREA", absl::StrCat("rows[", row, "].area"), "no area has this id");
  }
  const grpc::Status wire = ToGrpcStatus(faults.ToStatus(), kDomain);
  EXPECT_LE(wire.error_details().size(), kErrorDetailsLimit);
  EXPECT_EQ(ErrorMetadata(FromGrpcStatus(wire), "faultCount"), "1000");
  EXPECT_GT(ErrorFields(FromGrpcStatus(wire)).size(), 50u);
}

TEST(GrpcStatus, DropsFaultsBeforeTheReason) {
  Faults faults;
  for (int row = 0; row < 400; ++row) faults.Add("LONG", "f", std::string(40, 'x'));
  absl::Status status = faults.ToStatus();
  status.SetPayload("type.googleapis.com/other", absl::Cord(std::string(3000, 'y')));
  const grpc::Status wire = ToGrpcStatus(status, kDomain);
  EXPECT_LE(wire.error_details().size(), kErrorDetailsLimit);
  const absl::Status back = FromGrpcStatus(wire);
  EXPECT_THAT(back, HasReason("LONG"));
  EXPECT_GT(ErrorFields(back).size(), 20u);
  EXPECT_EQ(back.GetPayload("type.googleapis.com/other")->size(), 3000u);
}

TEST(GrpcStatus, KeepsTheReasonWhateverElseThereIs) {
  absl::Status status = Error(absl::StatusCode::kAborted, "ETAG_MISMATCH", "x")
                            .Metadata("much", std::string(9000, 'm'))
                            .Build();
  status.SetPayload("type.googleapis.com/other", absl::Cord(std::string(9000, 'y')));
  const grpc::Status wire = ToGrpcStatus(status, kDomain);
  EXPECT_LE(wire.error_details().size(), kErrorDetailsLimit);
  EXPECT_THAT(FromGrpcStatus(wire), HasReason("ETAG_MISMATCH"));
}

TEST(GrpcStatus, CutsAMessageBetweenCharacters) {
  const grpc::Status ascii = ToGrpcStatus(absl::AbortedError(std::string(5000, 'a')), kDomain);
  EXPECT_EQ(ascii.error_message(), std::string(1024, 'a'));
  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(ascii.error_details()));
  EXPECT_EQ(details.message(), ascii.error_message());

  std::string accents;
  for (int i = 0; i < 500; ++i) accents += "\xc3\xa9";  // 6 bytes each as it is encoded
  EXPECT_EQ(ToGrpcStatus(absl::AbortedError(accents), kDomain).error_message(),
            accents.substr(0, size_t{2} * (1024 / 6)));
}

TEST(OpaqueStatus, TellsTheIncidentOnly) {
  for (const auto code :
       {absl::StatusCode::kInternal, absl::StatusCode::kUnknown, absl::StatusCode::kDataLoss}) {
    EXPECT_TRUE(IsIncident(absl::Status(code, "x")));
  }
  EXPECT_FALSE(IsIncident(absl::UnavailableError("x")));
  const absl::Status opaque = OpaqueStatus("4711");
  EXPECT_THAT(opaque, StatusIs(absl::StatusCode::kInternal));
  EXPECT_THAT(opaque, HasReason("INTERNAL"));
  EXPECT_EQ(ErrorMetadata(opaque, "incident"), "4711");
}

}  // namespace
}  // namespace copperplate::rpc
