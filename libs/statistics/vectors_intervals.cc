// Intervals and tests of one and two counts and proportions.
#include "libs/statistics/gamma.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/poisson.h"
#include "libs/statistics/proportion.h"
#include "libs/statistics/two_counts.h"
#include "libs/statistics/vectors.h"

namespace copperplate::statistics {
namespace {

Results FromInterval(const Interval& interval) {
  return Results().Add("lower", interval.lower).Add("upper", interval.upper);
}

Results Wilson(const Fields& in, const Fields&, double) {
  return FromInterval(WilsonInterval(in["x"], in["n"], in["conf"]).value())
      .Add("p", in["x"] / in["n"]);
}

Results Byar(const Fields& in, const Fields&, double) {
  return FromInterval(ByarInterval(in["x"], in["conf"]).value());
}

Results PoissonExact(const Fields& in, const Fields&, double) {
  return FromInterval(ExactPoissonInterval(in["x"], in["conf"]).value());
}

Results Rate(const Fields& in, const Fields&, double) {
  const CrudeRate rate = CrudeRateInterval(in["x"], in["n"], in["multiplier"], in["conf"]).value();
  return FromInterval(rate.interval)
      .Add("value", rate.value)
      .Add("method", rate.exact ? "exact" : "byar");
}

Results TwoProportion(const Fields& in, const Fields&, double) {
  const TwoProportions result =
      CompareProportions(in["x1"], in["n1"], in["x2"], in["n2"], in["conf"]).value();
  return Results()
      .Add("p1", result.first)
      .Add("p2", result.second)
      .Add("diff", result.difference)
      .Add("z", result.z)
      .Add("p_two_sided", result.p)
      .Add("newcombe_lower", result.newcombe.lower)
      .Add("newcombe_upper", result.newcombe.upper);
}

Results TwoPoisson(const Fields& in, const Fields&, double) {
  const CountPair pair{in["k1"], in["k2"], in["t1"], in["t2"]};
  const CountStatistics z = CompareCounts(pair).value();
  const ConditionalTest conditional = ConditionalExactTest(pair, 0.95).value();
  return Results()
      .Add("z_diff", z.z_difference)
      .Add("z_null", z.z_null)
      .Add("wheeler_2_dsqrt", z.wheeler.value())
      .Add("two_sample_sqrt_z", z.z_square_root)
      .Add("c_test_p", conditional.p)
      .Add("rate_ratio", conditional.rate_ratio)
      .Add("rr_lower", conditional.interval.lower)
      .Add("rr_upper", conditional.interval.upper)
      .Add("e_test_p", ETest(pair).value());
}

Results Quantiles(const Fields&, const Fields&, double) {
  return Results()
      .Add("z95", CriticalZ(0.95))
      .Add("z998", CriticalZ(0.998))
      .Add("z90", CriticalZ(0.9))
      .Add("chisq1_998", ChiSquareQuantile(1, 0.998))
      .Add("chisq1_95", ChiSquareQuantile(1, 0.95))
      .Add("d2", kMeanRangeOfTwo)
      .Add("xmr_const", 3 / kMeanRangeOfTwo);
}

}  // namespace

const Checks& IntervalChecks() {
  static const auto& checks = *new Checks{
      {"wilson", Wilson},
      {"byar", Byar},
      {"poisson_exact", PoissonExact},
      {"crude_rate", Rate},
      {"two_proportion", TwoProportion},
      {"two_poisson", TwoPoisson},
      {"quantile", Quantiles},
  };
  return checks;
}

}  // namespace copperplate::statistics
