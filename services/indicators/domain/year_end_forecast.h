// Where the financial year will end.
//
// Method, in the order of what is tried:
// - `seasonal naive`, the months to come as the same months a year before, is always there: what
//   any model has to beat.
// - Holt-Winters with an additive and a multiplicative season (libs/statistics/holt_winters.h).
// - Of small counts (fewer than 20 events a month over the last twelve) Holt-Winters would fit
//   chance: instead the season of a pool, the force's series or the area's own of all years, at the
//   area's own level (pooled_season.h).
// A model is used only if it was nearer than seasonal naive on the series' own past: by the mean
// absolute error over the months to come, forecast from each of up to 24 points in time.
// The interval is of the year's sum: of a Holt-Winters model the wider of its own and that of the
// sums' errors at those points in time, since its own takes what was fitted for known and held too
// few of the sums that came (year_end_coverage_test.cc). The others' is of past errors alone.
// No method draws random numbers, so the same figures give the same answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/period.h"

namespace copperplate::indicators {

enum class ForecastMethod : uint8_t {
  kYearComplete,  // nothing is to come
  kSeasonalNaive,
  kAdditiveHoltWinters,
  kMultiplicativeHoltWinters,
  kPooledSeason,
};

// How a method fared on the past.
enum class TrialOutcome : uint8_t {
  kTried,
  kTooShort,  // the history leaves too few points in time to try it from
  // It cannot be fitted to every part of the history (of zeros no ratio); with an error, it came
  // nearest on the past and cannot be fitted to the whole.
  kNotFitted,
  kNotForSmallCounts,  // a season of its own would be chance
  kForSmallCounts,     // there are events enough for a season of their own
};

struct MethodTrial {
  ForecastMethod method = ForecastMethod::kSeasonalNaive;
  TrialOutcome outcome = TrialOutcome::kTried;
  std::optional<double> error;  // mean absolute, a month, in the indicator's unit
};

// That the process changed within the history: a rebase, or a break of the series.
struct StepChange {
  int32_t month = 0;  // the first of the new
  std::string reason;
};

// A number as it stands in an answer: unrounded, and in the indicator's decimals, half away from
// zero.
struct ForecastValue {
  double value = 0;
  std::string text;
};

struct ForecastMonth {
  int32_t month = 0;
  ForecastValue value;
};

struct YearEndForecast {
  Period year;             // April to March
  int32_t last_month = 0;  // the last with a figure
  Period history;          // the months without a gap that it rests on
  bool small_counts = false;
  bool pool_is_own = true;  // the pool is the series itself
  ForecastMethod method = ForecastMethod::kSeasonalNaive;
  Cell year_to_date;
  ForecastValue projected;
  ForecastValue lower;
  ForecastValue upper;
  double confidence = 0.95;
  // To come, by the method. The year to date and they add up to `projected`; where the indicator
  // cannot be negative, no month is.
  std::vector<ForecastMonth> months;
  // As the same months a year before; its own interval.
  ForecastValue naive;
  ForecastValue naive_lower;
  ForecastValue naive_upper;
  std::optional<ForecastValue> previous_year;  // absent where it is not whole
  std::optional<double> change_percent;        // projected against the previous year
  // The year to date grown as last year's grew; absent where last year's to date was 0.
  std::optional<ForecastValue> by_ratio;
  size_t backtest_origins = 0;  // 0: nothing was tried
  size_t backtest_horizon = 0;
  std::vector<MethodTrial> trials;  // seasonal naive first
  std::vector<StepChange> step_changes;
  std::string sentence;
  std::string step_change_note;  // empty where there is none
};

// Most months of history that are looked at.
inline constexpr int32_t kMostMonthsOfHistory = 120;

// Whether an indicator's year can be projected: months that add up, with figures of its own.
bool CanBeProjected(const IndicatorDefinition& definition);

// The year that `last_month` lies in. `cells` reaches back as far as history goes; `pool` is the
// series whose season small counts take (null: their own). `step_changes` in any order: those after
// the first month of the history are told. INVALID_ARGUMENT naming what is missing:
// SERIES_TOO_SHORT where the figures begin too late, SERIES_HAS_GAP where months within them, or
// `last_month`, have none; months before a gap are not used.
absl::StatusOr<YearEndForecast> ForecastYearEnd(const CellMaker& cells, const CellMaker* pool,
                                                int32_t last_month,
                                                absl::Span<const StepChange> step_changes);

}  // namespace copperplate::indicators
