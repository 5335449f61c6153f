// Charts of one process over time.
#include "libs/statistics/assurance.h"
#include "libs/statistics/laney.h"
#include "libs/statistics/recent_trend.h"
#include "libs/statistics/run_chart.h"
#include "libs/statistics/vectors.h"
#include "libs/statistics/xmr_chart.h"

namespace copperplate::statistics {
namespace {

const char* NameOf(std::optional<XmrSignal> signal) {
  if (!signal.has_value()) return "common";
  switch (*signal) {
    case XmrSignal::kAboveLimit:
      return "above_upl";
    case XmrSignal::kBelowLimit:
      return "below_lpl";
    case XmrSignal::kTrendUp:
      return "trend_up";
    case XmrSignal::kTrendDown:
      return "trend_down";
    case XmrSignal::kTwoOfThreeHigh:
      return "two_in_three_high";
    case XmrSignal::kTwoOfThreeLow:
      return "two_in_three_low";
    case XmrSignal::kShiftHigh:
      return "shift_high";
    case XmrSignal::kShiftLow:
      return "shift_low";
  }
  return "?";
}

Results Xmr(const Fields& in, const Fields&, double) {
  XmrOptions options;
  options.screen_moving_ranges = in.Flag("screen_outliers");
  options.two_of_three = in.Text("two_in_three") == "pkg" ? TwoOfThreeRule::kWithinLimits
                                                          : TwoOfThreeRule::kBeyondTwoSigma;
  if (in.Maybe("fix_after_n")) options.baseline_points = static_cast<size_t>(in["fix_after_n"]);
  if (in.Maybe("rebase_at_point")) {
    options.rebase_at.push_back(static_cast<size_t>(in["rebase_at_point"]) - 1);
  }
  const XmrChart chart = ComputeXmrChart(in.Numbers("y"), options).value();
  Results results;
  for (size_t i = 0; i < chart.segments.size(); ++i) {
    const XmrSegment& segment = chart.segments[i];
    const std::string name = Results::At("segments", i);
    results.Add(name + ".from", static_cast<double>(segment.first + 1))
        .Add(name + ".to", static_cast<double>(segment.last + 1))
        .Add(name + ".mean", segment.limits.mean)
        .Add(name + ".mr_bar_all", segment.limits.mean_moving_range_all)
        .Add(name + ".mr_bar", segment.limits.mean_moving_range)
        .Add(name + ".upl", segment.limits.limits.upper)
        .Add(name + ".lpl", segment.limits.limits.lower)
        .Add(name + ".near_upl", segment.limits.near.upper)
        .Add(name + ".near_lpl", segment.limits.near.lower)
        .Add(name + ".trial", segment.trial ? 1 : 0);
    for (size_t point = 0; point < segment.signals.size(); ++point) {
      results.Add(Results::At(name + ".rule", point), NameOf(segment.signals[point].First()));
    }
  }
  return results;
}

Results AssuranceIcon(const Fields& in, const Fields&, double) {
  const Assurance assurance =
      Assure({in["lpl"], in["upl"]}, in["target"],
             in.Text("improvement") == "increase" ? Polarity::kHigherIsBetter
                                                  : Polarity::kLowerIsBetter)
          .value();
  return Results().Add("icon", assurance == Assurance::kConsistentlyPasses  ? "pass"
                               : assurance == Assurance::kConsistentlyFails ? "fail"
                                                                            : "inconsistent");
}

Results LaneyPrime(const Fields& in, const Fields&, double) {
  const LaneyChart chart = ComputeLaneyP(in.Numbers("x"), in.Numbers("n")).value();
  Results results;
  results.Add("p", chart.centre).Add("sigma_z", chart.sigma_z);
  for (size_t i = 0; i < chart.limits.size(); ++i) {
    results.Add(Results::At("upper", i), chart.limits[i].upper)
        .Add(Results::At("lower", i), chart.limits[i].lower)
        .Add(Results::At("upper_p", i), chart.plain_limits[i].upper)
        .Add(Results::At("lower_p", i), chart.plain_limits[i].lower);
  }
  return results;
}

Results RunLimits(const Fields& in, const Fields&, double) {
  Results results;
  const std::vector<double> points = in.Numbers("n");
  for (size_t i = 0; i < points.size(); ++i) {
    const RunChartLimits limits = ComputeRunChartLimits(static_cast<int>(points[i])).value();
    results.Add(Results::At("longest_run_max", i), limits.longest_run_most)
        .Add(Results::At("crossings_min", i), limits.crossings_least);
  }
  return results;
}

Results FromTrend(const RecentTrend& trend, const char* slope) {
  return Results()
      .Add(slope, trend.slope)
      .Add("chi2", trend.chi_square)
      .Add("critical", trend.critical)
      .Add("leave_one_out_same_sign", trend.sign_is_stable ? 1 : 0)
      .Add("verdict", trend.direction == TrendDirection::kIncreasing   ? "increasing"
                      : trend.direction == TrendDirection::kDecreasing ? "decreasing"
                                                                       : "no_significant_change");
}

Results WeightedTrend(const Fields& in, const Fields&, double) {
  const std::vector<double> lower = in.Numbers("lower");
  const std::vector<double> upper = in.Numbers("upper");
  std::vector<Interval> intervals;
  for (size_t i = 0; i < lower.size(); ++i) intervals.push_back({lower[i], upper[i]});
  return FromTrend(RecentTrendOfValues(in.Numbers("value"), intervals).value(), "slope");
}

Results ProportionTrend(const Fields& in, const Fields&, double) {
  return FromTrend(RecentTrendOfProportions(in.Numbers("x"), in.Numbers("n")).value(),
                   "logit_slope");
}

}  // namespace

const Checks& ChartChecks() {
  static const auto& checks = *new Checks{
      {"xmr", Xmr},
      {"assurance", AssuranceIcon},
      {"laney_p_prime", LaneyPrime},
      {"run_chart_limits", RunLimits},
      {"recent_trend_weighted", WeightedTrend},
      {"recent_trend_proportion", ProportionTrend},
  };
  return checks;
}

}  // namespace copperplate::statistics
