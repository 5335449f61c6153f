#include "libs/statistics/year_end.h"

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(YearEndTest, Refuses) {
  const auto reason = [](size_t values, size_t months, const HoltWintersModel& model) {
    return ErrorReason(
        ProjectYearEnd(std::vector<double>(values, 1), months, model, kParameters, 0.95).status());
  };
  EXPECT_EQ(reason(36, 0, kAdditive), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(36, 13, kAdditive), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(36, 6, {Seasonality::kAdditive, true, 4}), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(17, 6, kAdditive), "SERIES_TOO_SHORT");
  EXPECT_EQ(reason(23, 6, kAdditive), "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(
                ProjectYearEnd(std::vector<double>(36, 1), 6, kAdditive, kParameters, 1).status()),
            "ARGUMENT_OUT_OF_RANGE");
}

TEST(YearEndTest, NothingOfNothingHasNoPercentage) {
  const YearEndProjection year =
      ProjectYearEnd(std::vector<double>(30, 0), 6, kAdditive, std::nullopt, 0.95).value();
  EXPECT_EQ(year.projected, 0);
  EXPECT_FALSE(year.change_percent.has_value());
  EXPECT_FALSE(year.by_ratio.has_value());
}

RC_GTEST_PROP(YearEndProperty, ARepeatingYearEndsAsEver, ()) {
  const std::vector<double> year = AnySeries(12, 12, 1, 1000);
  const size_t known = *rc::gen::inRange(1, 13);
  const std::vector<double> values = Repeated(year, 4, 0);
  double total = 0;
  for (const double month : year) total += month;
  const YearEndProjection end = ProjectYearEnd(absl::MakeConstSpan(values).first(36 + known), known,
                                               kAdditive, kParameters, 0.95)
                                    .value();
  RC_ASSERT(end.forecast.size() == 12 - known);
  RC_ASSERT(end.previous_year == total);
  RC_ASSERT(end.seasonal_naive == total);
  RC_ASSERT(IsClose(end.projected, total, 1e-7));
  RC_ASSERT(IsClose(end.by_ratio.value(), total, 1e-9));
  RC_ASSERT(end.interval.lower <= end.projected && end.projected <= end.interval.upper);
}

RC_GTEST_PROP(YearEndProperty, TheIntervalClosesAsTheYearGoesOn, ()) {
  // The same series each time: more of it counts as known, less is left to come.
  const std::vector<double> values = AnySeries(36, 48, 1, 1000);
  double before = HUGE_VAL;
  for (size_t known = 1; known <= 12; ++known) {
    const YearEndProjection end =
        ProjectYearEnd(values, known, kAdditive, kParameters, 0.95).value();
    const double width = end.interval.upper - end.interval.lower;
    RC_ASSERT(width <= before);
    before = width;
  }
  RC_ASSERT(before == 0);
}

}  // namespace
}  // namespace copperplate::statistics
