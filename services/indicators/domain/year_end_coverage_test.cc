// How many year-end sums fall inside their 95% interval, forecast again and again from points in
// time whose future is known. Of 1.96 standard deviations' reach about 95 of 100 should.
#include <gtest/gtest.h>
#include <jansson.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "services/indicators/domain/test_series.h"
#include "services/indicators/domain/year_end_forecast.h"

namespace copperplate::indicators {
namespace {

// The months that a forecast is of where it is made from June, September and December.
constexpr int32_t kToCome[] = {9, 6, 3};
constexpr int32_t kLeastHistory = 48;

struct Coverage {
  int forecasts = 0;
  int inside = 0;
  int by_model = 0;  // not as the year before
  int pooled = 0;    // of these by the season of a pool

  double share() const { return static_cast<double>(inside) / forecasts; }
};

// Every point in time of `counts`, monthly from `first` on, that four years lie before and the
// year's end behind.
void AddForecasts(const std::vector<int64_t>& counts, int32_t first, Coverage& coverage) {
  std::vector<SeriesPoint> series;
  series.reserve(counts.size());
  for (const int64_t count : counts) {
    series.push_back(Point(first + static_cast<int32_t>(series.size()), count));
  }
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const CellMaker whole(definition, series, std::nullopt);
  for (size_t known = kLeastHistory; known < series.size(); ++known) {
    const int32_t last = first + static_cast<int32_t>(known) - 1;
    const int32_t to_come = (15 - last % 12 - 1) % 12;
    if (to_come == 0 || to_come % 3 != 0 || to_come > 9 || known + to_come > series.size()) {
      continue;
    }
    const CellMaker cells(definition, absl::MakeConstSpan(series).first(known), std::nullopt);
    const YearEndForecast year = ForecastYearEnd(cells, nullptr, last, {}).value();
    const double came = whole.Value(year.year).value;
    ++coverage.forecasts;
    coverage.inside += year.lower.value <= came && came <= year.upper.value ? 1 : 0;
    coverage.by_model += year.method == ForecastMethod::kSeasonalNaive ? 0 : 1;
    coverage.pooled += year.method == ForecastMethod::kPooledSeason ? 1 : 0;
  }
}

// The same numbers everywhere: the engine's are laid down, those of distributions are not.
class Unrest {
 public:
  // About normal, by the sum of twelve.
  double Normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(engine_()) / 18446744073709551616.0;
    return sum;
  }

 private:
  std::mt19937_64 engine_{20180331};
};

// Series of eight years with a season of 15% either way, whose level stays, walks, or rises.
Coverage OfSimulated(double walk, double rise, double first_level = 400) {
  Unrest unrest;
  Coverage coverage;
  for (int i = 0; i < 6; ++i) {
    std::vector<int64_t> counts;
    double level = first_level;
    for (int month = 0; month < 96; ++month) {
      level += rise + walk * unrest.Normal();
      const double mean = level + 0.15 * first_level * std::sin(2 * M_PI * month / 12);
      // Of counts as chance has them the variance is the mean.
      counts.push_back(std::max(0LL, std::llround(mean + std::sqrt(mean) * unrest.Normal())));
    }
    AddForecasts(counts, Month(2010, 4), coverage);
  }
  return coverage;
}

// The first `months` of a series among the vectors' inputs.
std::vector<int64_t> Published(const std::string& id, size_t months) {
  const std::unique_ptr<json_t, void (*)(json_t*)> file(
      json_load_file("libs/statistics/testdata/vectors.json", JSON_REJECT_DUPLICATES, nullptr),
      json_decref);
  std::vector<int64_t> counts;
  size_t at = 0;
  json_t* vector = nullptr;
  json_array_foreach(file.get(), at, vector) {
    if (json_string_value(json_object_get(vector, "id")) != id) continue;
    size_t index = 0;
    json_t* value = nullptr;
    json_array_foreach(json_object_get(json_object_get(vector, "inputs"), "y"), index, value) {
      if (index < months) counts.push_back(std::llround(json_number_value(value)));
    }
  }
  return counts;
}

// 205 of 216 sums fall inside; with Holt-Winters' own interval alone 198 did.
TEST(YearEndCoverageTest, OfKnownProcessesTheIntervalHoldsWhatItSays) {
  const struct {
    const char* name;
    double walk, rise;
  } processes[] = {{"stays", 0, 0}, {"walks", 6, 0}, {"rises", 0, 1}};
  Coverage all;
  for (const auto& [name, walk, rise] : processes) {
    const Coverage coverage = OfSimulated(walk, rise);
    EXPECT_EQ(coverage.forecasts, 6 * 12) << name;
    EXPECT_GE(coverage.share(), 0.90) << name;
    EXPECT_LE(coverage.share(), 0.99) << name;
    all.forecasts += coverage.forecasts;
    all.inside += coverage.inside;
    all.by_model += coverage.by_model;
  }
  EXPECT_GE(all.share(), 0.93);
  EXPECT_LE(all.share(), 0.98);
  EXPECT_GT(all.by_model, all.forecasts / 2);
}

// 12 a month, of which a season of each month's own would be chance: that of the pool serves.
TEST(YearEndCoverageTest, OfSmallCountsTheSeasonOfThePoolDoes) {
  const Coverage coverage = OfSimulated(0, 0, 12);
  EXPECT_EQ(coverage.forecasts, 6 * 12);
  EXPECT_GT(coverage.pooled, coverage.forecasts / 2);
  EXPECT_EQ(coverage.pooled, coverage.by_model);
  EXPECT_GE(coverage.share(), 0.88);
}

// Car drivers killed or seriously injured in Great Britain, 1969 to 1982, before seat belts became
// compulsory, and airline passengers, 1949 to 1960, whose growth no history tells: 45 of 50
// sums fall inside, where 47 or 48 should; with Holt-Winters' own interval alone 43 did.
TEST(YearEndCoverageTest, OfPublishedSeriesItHoldsNearlyAsMany) {
  Coverage coverage;
  AddForecasts(Published("hw_add_fixed", 168), Month(1969, 1), coverage);
  AddForecasts(Published("hw_mult_airpassengers_optimised", 144), Month(1949, 1), coverage);
  EXPECT_EQ(coverage.forecasts, 50);
  EXPECT_GE(coverage.share(), 0.88);
  EXPECT_LE(coverage.share(), 0.99);
}

}  // namespace
}  // namespace copperplate::indicators
