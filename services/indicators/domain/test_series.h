// Definitions and series for this room's tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

constexpr int32_t Month(int year, int month) { return year * 12 + month - 1; }
inline constexpr int32_t kMarch = Month(2018, 3);
inline constexpr int32_t kJune2024 = Month(2024, 6);

inline IndicatorDefinition DefinitionOf(Measure measure, int decimals = 0,
                                        const std::string& unit = "count") {
  IndicatorDefinition definition;
  definition.id = "all-recorded-crime";
  definition.title = "All Recorded Crime";
  definition.theme = "offenders";
  definition.measure = measure;
  definition.unit = unit;
  definition.decimals = decimals;
  definition.columns = ColumnSet::All();
  definition.rule_profile = "board-2018";
  definition.valid_from = Month(2010, 4);
  return definition;
}

inline SeriesPoint Point(int32_t month, int64_t numerator, int64_t denominator = 0,
                         int32_t batch = 1) {
  SeriesPoint point;
  point.month = month;
  point.numerator = numerator * kMillion;
  point.denominator = denominator * kMillion;
  point.batch = batch;
  return point;
}

// One month after another from `first` on.
inline std::vector<SeriesPoint> Months(int32_t first, const std::vector<int64_t>& numerators,
                                       const std::vector<int64_t>& denominators = {}) {
  std::vector<SeriesPoint> series;
  for (size_t i = 0; i < numerators.size(); ++i) {
    series.push_back(Point(first + static_cast<int32_t>(i), numerators[i],
                           denominators.empty() ? 0 : denominators[i]));
  }
  return series;
}

// `months` months to `last`, each the same.
inline std::vector<SeriesPoint> Flat(int32_t last, int months, int64_t numerator,
                                     int64_t denominator = 0) {
  std::vector<SeriesPoint> series;
  for (int32_t month = last - months + 1; month <= last; ++month) {
    series.push_back(Point(month, numerator, denominator));
  }
  return series;
}

inline void Erase(std::vector<SeriesPoint>& series, int32_t month) {
  for (size_t i = series.size(); i-- > 0;) {
    if (series[i].month == month) series.erase(series.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace copperplate::indicators
