// Areas beside each other and beside a benchmark.
#include "libs/statistics/comparison.h"
#include "libs/statistics/funnel.h"
#include "libs/statistics/overdispersion.h"
#include "libs/statistics/poisson.h"
#include "libs/statistics/rank.h"
#include "libs/statistics/vectors.h"

namespace copperplate::statistics {
namespace {

const char* NameOf(Comparison comparison) {
  switch (comparison) {
    case Comparison::kBetter:
      return "Better";
    case Comparison::kWorse:
      return "Worse";
    case Comparison::kHigher:
      return "Higher";
    case Comparison::kLower:
      return "Lower";
    case Comparison::kSimilar:
      break;
  }
  return "Same";
}

const char* LowIsGood(double value, const Interval& limits) {
  return NameOf(CompareValueWithLimits(value, limits, Polarity::kLowerIsBetter).value());
}

Results FunnelProportion(const Fields& in, const Fields&, double) {
  const double benchmark = in["benchmark_pct"] / 100;
  const Interval at_95 = FunnelProportionLimits(in["n"], benchmark, 0.95).value();
  const Interval at_998 = FunnelProportionLimits(in["n"], benchmark, 0.998).value();
  return Results()
      .Add("lower95", at_95.lower)
      .Add("upper95", at_95.upper)
      .Add("lower998", at_998.lower)
      .Add("upper998", at_998.upper)
      .Add("verdict95_low_is_good", LowIsGood(in["value_pct"] / 100, at_95))
      .Add("verdict998_low_is_good", LowIsGood(in["value_pct"] / 100, at_998));
}

Results FunnelOfRate(const Fields& in, const Fields&, double) {
  const auto limits = [&](double confidence) {
    return FunnelRateLimits(in["n"], in["benchmark"], in["multiplier"], confidence).value();
  };
  const FunnelRate at_95 = limits(0.95);
  const FunnelRate at_998 = limits(0.998);
  const CrudeRate own = CrudeRateInterval(in["x"], in["n"], in["multiplier"], 0.95).value();
  return Results()
      .Add("value", own.value)
      .Add("expected_count", at_95.expected)
      .Add("lower95_count", at_95.events.lower)
      .Add("upper95_count", at_95.events.upper)
      .Add("lower998_count", at_998.events.lower)
      .Add("upper998_count", at_998.events.upper)
      .Add("verdict95_low_is_good", LowIsGood(own.value, at_95.rate))
      .Add("verdict998_low_is_good", LowIsGood(own.value, at_998.rate))
      .Add("ci_lower95", own.interval.lower)
      .Add("ci_upper95", own.interval.upper)
      .Add("verdict95_by_interval",
           NameOf(
               CompareIntervalWithBenchmark(own.interval, in["benchmark"], Polarity::kLowerIsBetter)
                   .value()));
}

void AddLimits(const std::vector<Interval>& limits, const std::string& level, Results& results) {
  for (size_t i = 0; i < limits.size(); ++i) {
    results.Add(Results::At("lower" + level, i), limits[i].lower)
        .Add(Results::At("upper" + level, i), limits[i].upper);
  }
}

Results OverdispersedProportion(const Fields& in, const Fields&, double) {
  const Overdispersion spread =
      OverdispersionOfProportions(in.Numbers("x"), in.Numbers("n"), in["winsorise"]).value();
  Results results;
  results.Add("p0", spread.centre)
      .Add("z", spread.z)
      .Add("z_winsorised", spread.z_kept)
      .Add("phi", spread.phi)
      .Add("tau2", spread.tau_squared)
      .Add("z_multiplicative", spread.z_multiplicative)
      .Add("z_additive", spread.z_additive);
  AddLimits(OverdispersedProportionLimits(spread, 0.95).value(), "95", results);
  AddLimits(OverdispersedProportionLimits(spread, 0.998).value(), "998", results);
  return results;
}

Results OverdispersedRate(const Fields& in, const Fields&, double) {
  const Overdispersion spread =
      OverdispersionOfRates(in.Numbers("x"), in.Numbers("pop_thousands"), in["winsorise"]).value();
  Results results;
  results.Add("rate0", spread.centre)
      .Add("z", spread.z)
      .Add("phi", spread.phi)
      .Add("tau2", spread.tau_squared)
      .Add("z_additive", spread.z_additive);
  AddLimits(OverdispersedRateLimits(spread, 0.95).value(), "95", results);
  AddLimits(OverdispersedRateLimits(spread, 0.998).value(), "998", results);
  return results;
}

Results IntervalVersusBenchmark(const Fields& in, const Fields&, double) {
  const std::string name = in.Text("polarity");
  const Polarity polarity = name == "high_is_good"  ? Polarity::kHigherIsBetter
                            : name == "low_is_good" ? Polarity::kLowerIsBetter
                                                    : Polarity::kNeutral;
  const Comparison comparison =
      CompareIntervalWithBenchmark({in["lower"], in["upper"]}, in["benchmark"], polarity).value();
  return Results().Add("verdict", comparison == Comparison::kBetter    ? "better"
                                  : comparison == Comparison::kWorse   ? "worse"
                                  : comparison == Comparison::kSimilar ? "similar"
                                                                       : "other");
}

Results RankOfAreas(const Fields& in, const Fields&, double) {
  const Ranking ranking = Rank(in.MaybeNumbers("value"), Polarity::kLowerIsBetter).value();
  Results results;
  results.Add("of", ranking.of);
  for (size_t i = 0; i < ranking.places.size(); ++i) {
    if (ranking.places[i].has_value()) {
      results.Add(Results::At("rank", i), *ranking.places[i]);
    } else {
      results.Add(Results::At("rank", i), "null");
    }
  }
  return results;
}

}  // namespace

const Checks& AreaChecks() {
  static const auto& checks = *new Checks{
      {"funnel_proportion", FunnelProportion},
      {"funnel_rate", FunnelOfRate},
      {"funnel_overdispersed_proportion", OverdispersedProportion},
      {"funnel_overdispersed_rate", OverdispersedRate},
      {"ci_vs_benchmark", IntervalVersusBenchmark},
      {"rank", RankOfAreas},
  };
  return checks;
}

}  // namespace copperplate::statistics
