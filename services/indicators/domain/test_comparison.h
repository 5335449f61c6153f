// Comparisons for this room's tests, as at March 2018.
#pragma once

#include <optional>
#include <vector>

#include "services/indicators/domain/judge.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {

inline constexpr Period kRolling = {Month(2017, 4), kMarch};
inline constexpr Period kBaseline = {Month(2016, 4), Month(2017, 3)};

inline const Profile& Board() { return *FindProfile("board-2018"); }
inline const Profile& Significance() { return *FindProfile("significance"); }
inline const Profile& Fingertips() { return *FindProfile("fingertips"); }

// Rolling 12 months of `now` against a baseline of `then`. Counts are as even over the months of
// their year as whole events can be; what is out of something stands in its last month, the other
// months at nothing.
inline std::vector<SeriesPoint> TwoYears(int64_t now, int64_t then, int64_t now_of = 0,
                                         int64_t then_of = 0) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 0);
  if (now_of == 0 && then_of == 0) {
    for (int64_t i = 0; i < 24; ++i) {
      const int64_t year = i < 12 ? then : now;
      series[static_cast<size_t>(i)].numerator =
          (year * (i % 12 + 1) / 12 - year * (i % 12) / 12) * kMillion;
    }
    return series;
  }
  series[11] = Point(kBaseline.last, then, then_of);
  series[23] = Point(kRolling.last, now, now_of);
  return series;
}

inline Verdict Benchmark(const IndicatorDefinition& definition,
                         const std::vector<SeriesPoint>& series, const Profile& profile = Board(),
                         std::optional<int64_t> population = {}, const RollUpNotes& notes = {},
                         const TestControl& control = {}) {
  const CellMaker cells(definition, series, population, notes);
  return Judge(cells, profile, Comparison::kBenchmark, cells.Value(kRolling),
               cells.Value(kBaseline), control);
}

inline Verdict OneYear(const IndicatorDefinition& definition,
                       const std::vector<SeriesPoint>& series, const Profile& profile = Board(),
                       const RollUpNotes& notes = {}) {
  const CellMaker cells(definition, series, std::nullopt, notes);
  return Judge(cells, profile, Comparison::kOneYearAverage, cells.Value({kMarch, kMarch}),
               cells.Average(kBaseline, false));
}

}  // namespace copperplate::indicators
