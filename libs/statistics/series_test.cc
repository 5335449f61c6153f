#include "libs/statistics/series.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(CheckSeriesTest, SaysWhatIsWrong) {
  const absl::Status too_short = CheckSeries({1, 2}, 3);
  EXPECT_EQ(too_short.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ErrorReason(too_short), "SERIES_TOO_SHORT");
  EXPECT_EQ(too_short.message(), "needs at least 3 points and has 2");
  EXPECT_EQ(ErrorMetadata(too_short, "least"), "3");

  const absl::Status gap = CheckSeries({1, std::nan(""), 3}, 3);
  EXPECT_EQ(ErrorReason(gap), "SERIES_HAS_GAP");
  EXPECT_EQ(gap.message(), "point 2 of 3 is missing");
  EXPECT_EQ(ErrorMetadata(gap, "point"), "2");

  for (const double value : {HUGE_VAL, -HUGE_VAL, 1e151}) {
    EXPECT_EQ(ErrorReason(CheckSeries({1, value}, 1)), "ARGUMENT_OUT_OF_RANGE") << value;
  }
  EXPECT_TRUE(CheckSeries({-1e150, 0, 1e150}, 3).ok());
  EXPECT_TRUE(CheckSeries({}, 0).ok());
}

TEST(CheckSeriesTest, PositiveMeansAboveZero) {
  EXPECT_TRUE(CheckPositiveSeries({1e-300}, 1).ok());
  EXPECT_EQ(CheckPositiveSeries({1, 0}, 1).message(), "point 2 must be above 0");
  EXPECT_EQ(ErrorReason(CheckPositiveSeries({1, -1}, 1)), "ARGUMENT_OUT_OF_RANGE");
}

TEST(MeanTest, OfEqualValuesIsTheValue) {
  EXPECT_EQ(Mean({0.1, 0.1, 0.1}), 0.1);
  EXPECT_EQ(Mean({1e16, 1e16 + 2, 1e16 + 4}), 1e16 + 2);
}

TEST(SampleVarianceTest, DoesNotCancel) {
  EXPECT_DOUBLE_EQ(SampleVariance({1e9 + 1, 1e9 + 2, 1e9 + 3}), 1);
  EXPECT_EQ(SampleVariance({7}), 0);
}

}  // namespace
}  // namespace copperplate::statistics
