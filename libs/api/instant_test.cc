#include "libs/api/instant.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "libs/testing/status_matchers.h"

namespace copperplate::api {
namespace {

TEST(InstantTest, IsCutToTheMicrosecond) {
  google::protobuf::Timestamp stamp;
  stamp.set_seconds(1'522'540'800);
  stamp.set_nanos(123'456'789);
  Faults faults;
  const auto time = ReadInstant(true, stamp, "known_at", faults);
  ASSERT_TRUE(time.has_value());
  EXPECT_EQ(absl::ToUnixMicros(*time), 1'522'540'800'123'456);
  google::protobuf::Timestamp written;
  WriteInstant(*time, written);
  EXPECT_EQ(written.seconds(), stamp.seconds());
  EXPECT_EQ(written.nanos(), 123'456'000);
  WriteInstant(absl::FromUnixMicros(-1), written);
  EXPECT_EQ(written.seconds(), -1);
  EXPECT_EQ(written.nanos(), 999'999'000);
  EXPECT_EQ(ReadInstant(false, stamp, "known_at", faults), std::nullopt);
  EXPECT_TRUE(faults.empty());
}

TEST(InstantTest, LiesInTheYears1To9999) {
  google::protobuf::Timestamp stamp;
  for (const int64_t seconds : {std::numeric_limits<int64_t>::min(), int64_t{253'402'300'800}}) {
    stamp.set_seconds(seconds);
    Faults one;
    ReadInstant(true, stamp, "known_at", one);
    EXPECT_THAT(one.ToStatus(), copperplate::testing::HasReason("TIME_INVALID"));
  }
}

}  // namespace
}  // namespace copperplate::api
