#include "services/indicators/domain/period_trend.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/statistics/poisson.h"
#include "libs/statistics/proportion.h"
#include "libs/statistics/recent_trend.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/confidence.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/period_trend_sentence.h"

namespace copperplate::indicators {
namespace {

// How many months the text of an error names; its metadata has all.
constexpr size_t kMostMonthsNamed = 12;
constexpr auto kPeriods = static_cast<int32_t>(statistics::kRecentTrendPoints);

bool OfProportions(Measure measure) {
  return measure == Measure::kProportion || measure == Measure::kRatio;
}

absl::Status CheckSupported(const IndicatorDefinition& definition, int period_months) {
  const bool of_proportions = OfProportions(definition.measure) && definition.formula.empty();
  if (!of_proportions && !CountsEvents(definition)) {
    return Error(absl::StatusCode::kFailedPrecondition, "MEASURE_NOT_SUPPORTED",
                 "only a COUNT, RATE, PROPORTION or RATIO has a recent trend, and no difference of "
                 "two: that of others has no known error")
        .Build();
  }
  const int own = PeriodMonths(definition.frequency);
  const bool fits = own == 1 ? period_months == 1 || period_months == 3 || period_months == 12
                             : period_months == own;
  if (fits) return absl::OkStatus();
  Faults faults;
  faults.Add("PERIOD_MONTHS_INVALID", "period_months",
             own == 1
                 ? "must be 1, 3 or 12"
                 : absl::StrCat("must be ", own, " or left out, as the indicator's figures are"));
  return faults.ToStatus();
}

absl::Status NotDefined(absl::string_view why) {
  return Error(absl::StatusCode::kFailedPrecondition, "TREND_NOT_DEFINED", why).Build();
}

// What is missing of the five cells.
absl::Status Missing(const CellMaker& cells, const std::vector<Cell>& values) {
  std::vector<std::string> months, named, others;
  int32_t last_missing = 0;
  int present = 0;
  for (const Cell& cell : values) {
    if (cell.present()) {
      ++present;
      continue;
    }
    const std::vector<int32_t> missing = MissingMonths(cell);
    for (const int32_t month : missing) {
      months.push_back(FormatMonth(month));
      if (named.size() < kMostMonthsNamed) named.push_back(months.back());
      last_missing = month;
    }
    if (missing.empty()) {
      others.push_back(absl::StrCat(FormatMonth(cell.period.last), " (", Name(cell.absence), ")"));
    }
  }
  const int32_t first = values.front().period.first;
  std::string text =
      absl::StrCat("a recent trend needs five periods of ", values.front().period.months(),
                   " months, ", FormatMonth(first), " to ", FormatMonth(values.back().period.last));
  if (!named.empty()) {
    absl::StrAppend(&text, "; there is no figure of ", absl::StrJoin(named, ", "));
    if (months.size() > named.size()) {
      absl::StrAppend(&text, " and ", months.size() - named.size(), " more");
    }
  }
  if (!others.empty()) {
    absl::StrAppend(&text, "; no value of the period to ", absl::StrJoin(others, ", "));
  }
  const bool begins_late = !months.empty() && others.empty() &&
                           (cells.series().empty() || cells.series().front().month > last_missing);
  return Error(absl::StatusCode::kInvalidArgument,
               begins_late ? "SERIES_TOO_SHORT" : "SERIES_HAS_GAP", text)
      .Metadata("missingMonths", absl::StrJoin(months, ","))
      .Metadata("least", absl::StrCat(kPeriods))
      .Metadata("points", absl::StrCat(present))
      .Field("month", text)
      .Build();
}

absl::StatusOr<statistics::RecentTrend> OfShares(int multiplier,
                                                 std::vector<TrendPeriod>& periods) {
  std::vector<double> events, trials;
  for (TrendPeriod& period : periods) {
    const absl::int128 whole = period.cell.denominator.value_or(0);
    if (period.cell.numerator <= 0 || period.cell.numerator >= whole) {
      return NotDefined(
          absl::StrCat("the trend is one of log odds, which a share of none, of all or of more "
                       "than all has not: "
                       "that of the period to ",
                       FormatMonth(period.cell.period.last)));
    }
    events.push_back(Units(period.cell.numerator));
    trials.push_back(Units(whole));
    ABSL_ASSIGN_OR_RETURN(const statistics::Interval wilson,
                          statistics::WilsonInterval(events.back(), trials.back(), kConfidence));
    period.interval = {wilson.lower * multiplier, wilson.upper * multiplier};
  }
  return statistics::RecentTrendOfProportions(events, trials);
}

absl::StatusOr<statistics::RecentTrend> OfEvents(int multiplier,
                                                 std::vector<TrendPeriod>& periods) {
  std::vector<double> values;
  std::vector<statistics::Interval> intervals;
  for (TrendPeriod& period : periods) {
    const Cell& cell = period.cell;
    if (cell.numerator < 0 || cell.numerator % kMillion != 0) {
      return NotDefined(absl::StrCat(
          "the trend is one of numbers of events, whole and not below 0: not so that of the period "
          "to ",
          FormatMonth(cell.period.last)));
    }
    ABSL_ASSIGN_OR_RETURN(const statistics::CrudeRate rate,
                          statistics::CrudeRateInterval(Units(cell.numerator),
                                                        Units(cell.denominator.value_or(kMillion)),
                                                        multiplier, kConfidence));
    values.push_back(cell.value);
    intervals.push_back(rate.interval);
    period.interval = {rate.interval.lower, rate.interval.upper};
  }
  return statistics::RecentTrendOfValues(values, intervals);
}

TrendMeaning MeaningOf(TrendChange change, Polarity polarity) {
  if (change == TrendChange::kNoSignificantChange) return TrendMeaning::kNone;
  if (polarity == Polarity::kNeutral) return TrendMeaning::kNeither;
  return (change == TrendChange::kIncreasing) == (polarity == Polarity::kHigherIsBetter)
             ? TrendMeaning::kBetter
             : TrendMeaning::kWorse;
}

}  // namespace

absl::StatusOr<PeriodTrend> ComputePeriodTrend(const CellMaker& cells, int32_t data_month,
                                               int period_months) {
  const IndicatorDefinition& definition = cells.definition();
  ABSL_RETURN_IF_ERROR(CheckSupported(definition, period_months));
  const bool one_figure = period_months == PeriodMonths(definition.frequency);
  std::vector<Cell> values;
  for (int32_t back = kPeriods - 1; back >= 0; --back) {
    const int32_t end = data_month - back * period_months;
    const int32_t first = end - period_months + 1;
    values.push_back(cells.Value({one_figure ? end : first, end}));
  }
  const bool all =
      std::all_of(values.begin(), values.end(), [](const Cell& cell) { return cell.present(); });
  if (!all) return Missing(cells, values);

  PeriodTrend trend;
  trend.period_months = period_months;
  for (Cell& cell : values) {
    cell.period.first = cell.period.last - period_months + 1;
    trend.periods.push_back({std::move(cell), {}});
  }
  trend.method =
      OfProportions(definition.measure) ? TrendMethod::kProportions : TrendMethod::kValues;
  const int multiplier = DisplayMultiplier(definition);
  ABSL_ASSIGN_OR_RETURN(const statistics::RecentTrend found,
                        trend.method == TrendMethod::kProportions
                            ? OfShares(multiplier, trend.periods)
                            : OfEvents(multiplier, trend.periods));
  trend.slope = found.slope;
  trend.chi_square = found.chi_square;
  trend.threshold = found.critical;
  trend.sign_is_stable = found.sign_is_stable;
  trend.change = static_cast<TrendChange>(found.direction);
  trend.meaning = MeaningOf(trend.change, definition.polarity);
  trend.sentence = PeriodTrendSentence(definition, trend);
  return trend;
}

}  // namespace copperplate::indicators
