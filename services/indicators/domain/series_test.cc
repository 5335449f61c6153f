#include "services/indicators/domain/series.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

bool Same(const SeriesPoint& a, const SeriesPoint& b) {
  return a.month == b.month && a.numerator == b.numerator && a.denominator == b.denominator &&
         a.batch == b.batch && a.status == b.status && a.qualifiers == b.qualifiers;
}

TEST(SortSeriesTest, RefusesAMonthThatStandsTwice) {
  std::vector<SeriesPoint> series = {Point(kMarch, 1), Point(kMarch - 1, 2), Point(kMarch, 3)};
  const absl::Status status = SortSeries(series);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ErrorReason(status), "DUPLICATE_MONTH");
  EXPECT_EQ(status.message(), "two figures stand at 2018-03");
}

RC_GTEST_PROP(SortSeriesProperty, TheOrderOfArrivalDoesNotMatter, ()) {
  const int count = *rc::gen::inRange(0, 60);
  std::vector<SeriesPoint> ordered;
  ordered.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) ordered.push_back(Point(kMarch - count + i, i, i + 1, i));
  std::vector<SeriesPoint> shuffled = ordered;
  for (int i = count; i > 1; --i) {
    std::swap(shuffled[static_cast<size_t>(i - 1)],
              shuffled[static_cast<size_t>(*rc::gen::inRange(0, i))]);
  }
  RC_ASSERT(SortSeries(shuffled).ok());
  RC_ASSERT(std::equal(ordered.begin(), ordered.end(), shuffled.begin(), Same));
}

}  // namespace
}  // namespace copperplate::indicators
