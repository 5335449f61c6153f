#pragma once

#include <vector>

#include "libs/statistics/interval.h"

namespace copperplate::statistics {

// Of the periods to come, the next one first, in the unit of the values.
struct Forecast {
  std::vector<double> mean;
  std::vector<Interval> intervals;
};

// Of the sum of periods to come.
struct SumForecast {
  double mean = 0;
  Interval interval;
};

// How the width of an interval is computed.
enum class IntervalRule {
  kTheory,
  // As R prints it, to hold results against R's: stats::predict.HoltWinters lacks the unit weight
  // of the newest error for multiplicative seasons (intervals come out less than half as wide as
  // they should) and forecast::forecast.ets lets the season return one period early for models
  // without a trend. Not for decisions.
  kAsR,
};

}  // namespace copperplate::statistics
