#include "services/indicators/domain/year_end_forecast.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/statistics/backtest.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/pooled_season.h"
#include "libs/statistics/seasonal_naive.h"
#include "libs/statistics/year_end.h"
#include "libs/status/status_macros.h"
#include "services/indicators/domain/adds_up.h"
#include "services/indicators/domain/confidence.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/forecast_history.h"
#include "services/indicators/domain/forecast_sentence.h"

namespace copperplate::indicators {
namespace {

using statistics::Forecaster;
using statistics::HoltWintersModel;
using statistics::Seasonality;
using statistics::SumForecast;

constexpr int32_t kMonths = 12;
// Months before the first point in time that a model is tried from: what it needs to begin with.
constexpr size_t kLeastTraining = 24;
constexpr size_t kMostOrigins = 24;
// A method is not believed on fewer trials.
constexpr size_t kLeastOrigins = 6;
constexpr int64_t kSmallYear = int64_t{20} * kMonths;

HoltWintersModel ModelOf(ForecastMethod method) {
  HoltWintersModel model;
  model.seasonality = method == ForecastMethod::kAdditiveHoltWinters ? Seasonality::kAdditive
                                                                     : Seasonality::kMultiplicative;
  return model;
}

class Projector {
 public:
  Projector(const CellMaker& cells, std::vector<double> values, std::vector<double> pool,
            YearEndForecast& year)
      : cells_(cells), values_(std::move(values)), pool_(std::move(pool)), year_(year) {
    known_ = static_cast<size_t>(Period{year.year.first, year.last_month}.months());
    to_come_ = kMonths - known_;
    year.year_to_date = cells.Value({year.year.first, year.last_month});
  }

  absl::Status Project() {
    ABSL_RETURN_IF_ERROR(SetPlainAnswers());
    if (to_come_ == 0) {
      year_.method = ForecastMethod::kYearComplete;
      year_.projected = year_.lower = year_.upper = year_.naive;
      return absl::OkStatus();
    }
    ABSL_RETURN_IF_ERROR(Try());
    if (year_.method != ForecastMethod::kSeasonalNaive) {
      if (UseModel()) return absl::OkStatus();
      for (MethodTrial& trial : year_.trials) {
        if (trial.method == year_.method) trial.outcome = TrialOutcome::kNotFitted;
      }
      year_.method = ForecastMethod::kSeasonalNaive;
    }
    year_.projected = year_.naive;
    year_.lower = year_.naive_lower;
    year_.upper = year_.naive_upper;
    ABSL_ASSIGN_OR_RETURN(const std::vector<double> months,
                          statistics::ForecastSeasonalNaive(values_, kMonths, to_come_));
    SetMonths(months);
    return absl::OkStatus();
  }

 private:
  ForecastValue Value(double value) const {
    return {value, RoundedText(value, cells_.definition().decimals)};
  }
  // Known exactly.
  static ForecastValue Known(const Cell& cell) { return {cell.value, cell.text}; }
  // Where a figure cannot be negative, neither can what is to come.
  double Possible(double to_come) const {
    return cells_.definition().allows_negative ? to_come : std::max(to_come, 0.0);
  }
  // Of the whole year, from a sum of the months to come.
  ForecastValue OfYear(double to_come) const {
    return Value(year_.year_to_date.value + Possible(to_come));
  }
  // The year is what its months add up to; without the negative ones that can be more than the
  // upper bound that the model has of the sum.
  void SetYear(absl::Span<const double> months, const statistics::Interval& rest) {
    const double sum = SetMonths(months);
    year_.projected = OfYear(sum);
    year_.lower = OfYear(rest.lower);
    year_.upper = OfYear(std::max(rest.upper, sum));
  }
  // Their sum.
  double SetMonths(absl::Span<const double> months) {
    double sum = 0;
    for (size_t i = 0; i < to_come_; ++i) {
      const double value = Possible(months[i]);
      year_.months.push_back({year_.last_month + 1 + static_cast<int32_t>(i), Value(value)});
      sum += value;
    }
    return sum;
  }

  absl::Status SetPlainAnswers() {
    const Cell previous = cells_.Value(year_.year.YearsBefore(1));
    const Cell previous_to_date =
        cells_.Value(Period{year_.year.first, year_.last_month}.YearsBefore(1));
    if (previous.present()) year_.previous_year = Known(previous);
    if (previous.present() && previous_to_date.present() && previous_to_date.value != 0) {
      year_.by_ratio = Value(year_.year_to_date.value * previous.value / previous_to_date.value);
    }
    if (to_come_ == 0) {
      year_.naive = year_.naive_lower = year_.naive_upper = Known(year_.year_to_date);
      return absl::OkStatus();
    }
    ABSL_ASSIGN_OR_RETURN(const SumForecast rest, statistics::ForecastSeasonalNaiveSum(
                                                      values_, kMonths, to_come_, kConfidence));
    year_.naive = OfYear(rest.mean);
    year_.naive_lower = OfYear(rest.interval.lower);
    year_.naive_upper = OfYear(rest.interval.upper);
    return absl::OkStatus();
  }

  // Tries the models on the past, and takes the best that beats the naive forecast.
  absl::Status Try() {
    const ForecastMethod methods[] = {ForecastMethod::kAdditiveHoltWinters,
                                      ForecastMethod::kMultiplicativeHoltWinters,
                                      ForecastMethod::kPooledSeason};
    const size_t least = kLeastTraining + to_come_ + kLeastOrigins - 1;
    const bool too_short = values_.size() < least;
    std::vector<Forecaster> models;
    std::vector<MethodTrial> trials;
    for (const ForecastMethod method : methods) {
      const bool pooled = method == ForecastMethod::kPooledSeason;
      MethodTrial trial{method, TrialOutcome::kTried, std::nullopt};
      if (pooled != year_.small_counts) {
        trial.outcome = pooled ? TrialOutcome::kForSmallCounts : TrialOutcome::kNotForSmallCounts;
      } else if (too_short || (pooled && values_.size() < PooledLeast())) {
        trial.outcome = TrialOutcome::kTooShort;
      } else {
        models.push_back(pooled ? statistics::PooledSeasonForecaster(pool_, kMonths)
                                : statistics::HoltWintersForecaster(ModelOf(method), std::nullopt));
      }
      trials.push_back(trial);
    }
    year_.trials.push_back({ForecastMethod::kSeasonalNaive, TrialOutcome::kTried, std::nullopt});
    if (too_short) year_.trials.front().outcome = TrialOutcome::kTooShort;
    if (!models.empty()) ABSL_RETURN_IF_ERROR(Compare(models, trials));
    for (const MethodTrial& trial : trials) year_.trials.push_back(trial);
    return absl::OkStatus();
  }

  size_t PooledLeast() const { return kLeastTraining + to_come_ + kMonths - 1; }

  absl::Status Compare(const std::vector<Forecaster>& models, std::vector<MethodTrial>& trials) {
    statistics::BacktestOptions options;
    options.horizon = to_come_;
    options.origins = std::min(kMostOrigins, values_.size() - to_come_ - kLeastTraining + 1);
    ABSL_ASSIGN_OR_RETURN(const statistics::ForecasterChoice choice,
                          statistics::ChooseForecaster(values_, kMonths, models, options));
    year_.backtest_origins = options.origins;
    year_.backtest_horizon = options.horizon;
    year_.trials.front().error = choice.naive.mean_absolute;
    size_t model = 0;
    for (MethodTrial& trial : trials) {
      if (trial.outcome != TrialOutcome::kTried) continue;
      const std::optional<statistics::BacktestErrors>& errors = choice.errors[model];
      if (errors.has_value()) trial.error = errors->mean_absolute;
      if (!errors.has_value()) trial.outcome = TrialOutcome::kNotFitted;
      if (choice.chosen == model) {
        year_.method = trial.method;
        error_of_sum_ = errors->of_sum;
      }
      ++model;
    }
    return absl::OkStatus();
  }

  // Whether the method chosen could be fitted to all of the history.
  bool UseModel() {
    if (year_.method == ForecastMethod::kPooledSeason) {
      const auto rest =
          statistics::ForecastPooledSeasonSum(values_, pool_, kMonths, to_come_, kConfidence);
      const auto months = statistics::ForecastPooledSeason(values_, pool_, kMonths, to_come_);
      if (!rest.ok() || !months.ok()) return false;
      SetYear(*months, rest->interval);
      return true;
    }
    const auto projection = statistics::ProjectYearEnd(values_, known_, ModelOf(year_.method),
                                                       std::nullopt, kConfidence);
    if (!projection.ok()) return false;
    // The months known are added up exactly, not as the projection does.
    const double rest = projection->projected - projection->year_to_date;
    const double of_model = projection->interval.upper - projection->projected;
    const double reach = std::max(of_model, statistics::CriticalZ(kConfidence) * error_of_sum_);
    SetYear(projection->forecast, {rest - reach, rest + reach});
    return true;
  }

  const CellMaker& cells_;
  const std::vector<double> values_;
  const std::vector<double> pool_;
  YearEndForecast& year_;
  size_t known_ = 0;
  size_t to_come_ = 0;
  double error_of_sum_ = 0;  // of the model chosen, on the past
};

// The pool's values of the same months; nothing where it lacks one.
std::optional<std::vector<double>> PoolOf(const CellMaker* pool, const ForecastHistory& history) {
  std::vector<double> values;
  if (pool == nullptr) return std::nullopt;
  for (int32_t month = history.months.first; month <= history.months.last; ++month) {
    const Cell cell = pool->Value({month, month});
    if (!cell.present()) return std::nullopt;
    values.push_back(cell.value);
  }
  return values;
}

// Events are counted, and few of them.
bool AreSmallCounts(const CellMaker& cells, int32_t last_month) {
  const Measure measure = cells.definition().measure;
  if (measure != Measure::kCount && measure != Measure::kRate) return false;
  return cells.Sum(Rolling12(last_month)).numerator < absl::int128(kSmallYear) * kMillion;
}

}  // namespace

bool CanBeProjected(const IndicatorDefinition& definition) {
  return definition.frequency == Frequency::kMonthly && AddsUp(definition.measure);
}

absl::StatusOr<YearEndForecast> ForecastYearEnd(const CellMaker& cells, const CellMaker* pool,
                                                int32_t last_month,
                                                absl::Span<const StepChange> step_changes) {
  YearEndForecast year;
  year.last_month = last_month;
  year.year.first = YearToDate(last_month).first;
  year.year.last = year.year.first + kMonths - 1;
  // What the naive forecast's interval needs; two years in any case.
  const int32_t least = std::max(2 * kMonths, 2 * kMonths - 1 + year.year.last - last_month);
  ABSL_ASSIGN_OR_RETURN(ForecastHistory history,
                        HistoryTo(cells, last_month, least, kMostMonthsOfHistory));
  year.history = history.months;
  year.confidence = kConfidence;
  year.small_counts = AreSmallCounts(cells, last_month);
  std::optional<std::vector<double>> pooled = PoolOf(pool, history);
  year.pool_is_own = !pooled.has_value();
  if (year.pool_is_own) pooled = history.values;
  ABSL_RETURN_IF_ERROR(
      Projector(cells, std::move(history.values), *std::move(pooled), year).Project());
  if (year.previous_year.has_value() && year.previous_year->value != 0) {
    const double before = year.previous_year->value;
    year.change_percent = 100 * (year.projected.value - before) / std::abs(before);
  }
  for (const StepChange& change : step_changes) {
    if (year.history.first < change.month && change.month <= last_month) {
      year.step_changes.push_back(change);
    }
  }
  std::sort(year.step_changes.begin(), year.step_changes.end(),
            [](const StepChange& a, const StepChange& b) { return a.month < b.month; });
  year.sentence = ForecastSentence(cells.definition(), year);
  year.step_change_note = StepChangeNote(year);
  return year;
}

}  // namespace copperplate::indicators
