// Walks testdata/vectors.json by method: every vector of a method that is written is checked to the
// tolerance it gives, and a method is either written, tested in another room, or named as not yet
// written. A new one therefore forces its test.
#include <jansson.h>

#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "gtest/gtest.h"
#include "libs/statistics/gamma.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/poisson.h"
#include "libs/statistics/proportion.h"
#include "libs/statistics/two_counts.h"

namespace copperplate::statistics {
namespace {

constexpr char kVectors[] = "libs/statistics/testdata/vectors.json";

// What the functions gave for one vector, by the names the file uses.
using Results = std::map<std::string, double>;

class Inputs {
 public:
  explicit Inputs(const json_t* json) : json_(json) {}
  double operator[](const char* name) const {
    const json_t* value = json_object_get(json_, name);
    EXPECT_TRUE(json_is_number(value)) << "no input " << name;
    return json_number_value(value);
  }

 private:
  const json_t* json_;
};

Results Wilson(const Inputs& in) {
  const Interval interval = WilsonInterval(in["x"], in["n"], in["conf"]).value();
  return {{"p", in["x"] / in["n"]}, {"lower", interval.lower}, {"upper", interval.upper}};
}

Results Byar(const Inputs& in) {
  const Interval interval = ByarInterval(in["x"], in["conf"]).value();
  return {{"lower", interval.lower}, {"upper", interval.upper}};
}

Results PoissonExact(const Inputs& in) {
  const Interval interval = ExactPoissonInterval(in["x"], in["conf"]).value();
  return {{"lower", interval.lower}, {"upper", interval.upper}};
}

Results Rate(const Inputs& in) {
  const CrudeRate rate = CrudeRateInterval(in["x"], in["n"], in["multiplier"], in["conf"]).value();
  return {{"value", rate.value},
          {"lower", rate.interval.lower},
          {"upper", rate.interval.upper},
          {"method", rate.exact ? 1 : 0}};
}

Results TwoProportion(const Inputs& in) {
  const TwoProportions result =
      CompareProportions(in["x1"], in["n1"], in["x2"], in["n2"], in["conf"]).value();
  return {{"p1", result.first},
          {"p2", result.second},
          {"diff", result.difference},
          {"z", result.z},
          {"p_two_sided", result.p},
          {"newcombe_lower", result.newcombe.lower},
          {"newcombe_upper", result.newcombe.upper}};
}

Results TwoPoisson(const Inputs& in) {
  const CountPair pair{in["k1"], in["k2"], in["t1"], in["t2"]};
  const CountStatistics z = CompareCounts(pair).value();
  const ConditionalTest conditional = ConditionalExactTest(pair, 0.95).value();
  return {{"z_diff", z.z_difference},
          {"z_null", z.z_null},
          {"wheeler_2_dsqrt", z.wheeler.value()},
          {"two_sample_sqrt_z", z.z_square_root},
          {"c_test_p", conditional.p},
          {"rate_ratio", conditional.rate_ratio},
          {"rr_lower", conditional.interval.lower},
          {"rr_upper", conditional.interval.upper},
          {"e_test_p", ETest(pair).value()}};
}

Results Quantiles(const Inputs&) {
  return {{"z95", CriticalZ(0.95)},
          {"z998", CriticalZ(0.998)},
          {"z90", CriticalZ(0.9)},
          {"chisq1_998", ChiSquareQuantile(1, 0.998)},
          {"chisq1_95", ChiSquareQuantile(1, 0.95)},
          {"d2", kMeanRangeOfTwo},
          {"xmr_const", 3 / kMeanRangeOfTwo}};
}

const std::map<std::string, std::function<Results(const Inputs&)>>& Written() {
  static const auto& methods = *new std::map<std::string, std::function<Results(const Inputs&)>>{
      {"wilson", Wilson},
      {"byar", Byar},
      {"poisson_exact", PoissonExact},
      {"crude_rate", Rate},
      {"two_proportion", TwoProportion},
      {"two_poisson", TwoPoisson},
      {"quantile", Quantiles},
  };
  return methods;
}

// Window arithmetic, not statistics: services/indicators/domain/vectors_test.cc.
const std::set<std::string>& TestedByIndicators() {
  static const auto& methods = *new std::set<std::string>{"dashboard_columns", "rate_rollup"};
  return methods;
}

// Control charts, funnels, trends, ranks and forecasts come with the next issue.
const std::set<std::string>& NotYetWritten() {
  static const auto& methods = *new std::set<std::string>{
      "xmr",
      "assurance",
      "ci_vs_benchmark",
      "laney_p_prime",
      "run_chart_limits",
      "funnel_proportion",
      "funnel_rate",
      "funnel_overdispersed_proportion",
      "funnel_overdispersed_rate",
      "rank",
      "recent_trend_weighted",
      "recent_trend_proportion",
      "holt_winters_additive_fixed",
      "holt_winters_multiplicative_fixed",
      "holt_winters_additive_optimised",
      "holt_winters_additive_no_trend",
      "holt_winters_multiplicative_optimised",
      "year_end_projection",
      "backtest",
      "ets",
  };
  return methods;
}

double ExpectedNumber(const json_t* value) {
  // The one expectation in words: which method a crude rate used.
  if (json_is_string(value)) return std::string(json_string_value(value)) == "exact" ? 1 : 0;
  return json_number_value(value);
}

void CheckVector(const json_t* vector, const Results& results) {
  const double tolerance = json_number_value(json_object_get(vector, "tol"));
  ASSERT_GT(tolerance, 0);
  json_t* expected = json_object_get(vector, "expected");
  ASSERT_EQ(json_object_size(expected), results.size());
  const char* name = nullptr;
  json_t* value = nullptr;
  json_object_foreach(expected, name, value) {
    const auto result = results.find(name);
    ASSERT_NE(result, results.end()) << name;
    EXPECT_NEAR(result->second, ExpectedNumber(value), tolerance) << name;
  }
}

TEST(VectorsTest, EveryVectorIsCheckedOrItsMethodNamedAsMissing) {
  json_error_t error;
  const std::unique_ptr<json_t, void (*)(json_t*)> vectors(
      json_load_file(kVectors, JSON_REJECT_DUPLICATES, &error), json_decref);
  ASSERT_NE(vectors, nullptr) << kVectors << ": " << error.text;
  std::map<std::string, int> seen;
  size_t index = 0;
  json_t* vector = nullptr;
  json_array_foreach(vectors.get(), index, vector) {
    SCOPED_TRACE(json_string_value(json_object_get(vector, "id")));
    const std::string method = json_string_value(json_object_get(vector, "method"));
    ++seen[method];
    const auto written = Written().find(method);
    if (written != Written().end()) {
      CheckVector(vector, written->second(Inputs(json_object_get(vector, "inputs"))));
      continue;
    }
    EXPECT_EQ(TestedByIndicators().count(method) + NotYetWritten().count(method), 1U)
        << method << " is new: write it and check it here";
  }
  EXPECT_EQ(json_array_size(vectors.get()), 83U);
  for (const auto& written : Written()) EXPECT_GT(seen[written.first], 0) << written.first;
  for (const std::string& method : NotYetWritten()) EXPECT_GT(seen[method], 0) << method;
}

}  // namespace
}  // namespace copperplate::statistics
