#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/statistics/beta.h"
#include "libs/statistics/stable_seasonality.h"
#include "libs/statistics/xmr_limits.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/chart_values.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/import_warning.h"
#include "services/indicators/domain/quantity.h"
#include "services/indicators/domain/series.h"

namespace copperplate::indicators {
namespace {

static_assert(kLeastWarningHistory == statistics::kFirmLimitPoints);

// Fewer events a period are rare.
constexpr double kRareBelow = 5;
// What lies beyond three sigmas on one side of a normal distribution.
constexpr double kTail = 0.00135;

// The population of a RATE is no part of an import, nor are the weights of a HARM.
IndicatorDefinition AsImported(const IndicatorDefinition& definition) {
  IndicatorDefinition imported = definition;
  if (definition.measure == Measure::kRate || definition.measure == Measure::kHarm) {
    imported.measure = Measure::kCount;
    imported.unit = "count";
    imported.decimals = 0;
  }
  return imported;
}

// What a figure is held against.
struct Limits {
  enum class Of { kHistory, kSeason, kRareEvents };

  Of of = Of::kHistory;
  double centre = 0;
  double lower = 0;
  double upper = 0;
  int n = 0;
};

// Nothing where the values never move, so that anything else would lie outside.
std::optional<Limits> MovingRangeLimits(const std::vector<double>& values, double added,
                                        Limits::Of of) {
  const auto xmr = statistics::ComputeXmrLimits(values, /*screen=*/false);
  if (!xmr.ok() || xmr->mean_moving_range == 0) return std::nullopt;
  return Limits{of, added + xmr->mean, added + xmr->limits.lower, added + xmr->limits.upper,
                static_cast<int>(values.size())};
}

// Two Poisson counts, one of the history and one of the period behind it: given both together, the
// second is binomial (libs/statistics/two_counts.h). Moving ranges of rare events make limits that
// the next event lies outside of. No number is too small: none at all is likelier than the tail.
// Nothing where `value` lies within, which most do.
std::optional<Limits> RareEventLimits(double total, size_t periods, double value) {
  const auto n = static_cast<double>(periods);
  const auto by_chance = [&](double events) {
    return statistics::BinomialAtLeast(events, total + events, 1 / (n + 1)) >= kTail;
  };
  if (by_chance(value)) return std::nullopt;
  Limits limits{Limits::Of::kRareEvents, total / n, 0, 0, static_cast<int>(periods)};
  while (by_chance(limits.upper + 1)) ++limits.upper;
  return limits;
}

class OwnLimits {
 public:
  OwnLimits(const IndicatorDefinition& definition, const RecentSeries& series)
      : definition_(AsImported(definition)),
        period_(PeriodMonths(definition.frequency)),
        season_(SeasonLength(definition.frequency)) {
    for (const RecentFigure& figure : series.figures) {
      SeriesPoint point;
      point.month = figure.month;
      point.numerator = figure.numerator;
      point.denominator = figure.denominator;
      Cell cell = CellMaker(definition_, absl::MakeConstSpan(&point, 1), std::nullopt)
                      .Value({figure.month, figure.month});
      if (cell.present()) points_.push_back({figure.month, std::move(cell), figure.line});
    }
  }

  std::vector<ImportWarning> Warnings() const {
    std::vector<ImportWarning> warnings;
    for (size_t at = 0; at < points_.size(); ++at) {
      if (points_[at].line == 0) continue;
      std::optional<ImportWarning> warning = Look(at);
      if (warning.has_value()) warnings.push_back(*std::move(warning));
    }
    return warnings;
  }

 private:
  struct Point {
    int32_t month;
    Cell cell;
    int64_t line;
  };

  std::vector<double> HistoryOf(size_t at) const {
    const int32_t first = points_[at].month - kWarningHistory * period_;
    std::vector<double> history;
    for (size_t i = 0; i < at; ++i) {
      if (points_[i].month >= first) history.push_back(points_[i].cell.value);
    }
    return history;
  }

  // Nothing is missing in it, and the places of its season differ.
  bool IsSeasonal(const std::vector<double>& history) const {
    if (season_ < 2 || history.size() != static_cast<size_t>(kWarningHistory)) return false;
    const auto test = statistics::TestStableSeasonality(history, season_);
    return test.ok() && test->strong();
  }

  bool IsRare(const std::vector<double>& history, double total, double value) const {
    return definition_.measure == Measure::kCount && value >= 0 &&
           total < kRareBelow * static_cast<double>(history.size()) &&
           std::all_of(history.begin(), history.end(), [](double events) { return events >= 0; });
  }

  std::optional<Limits> LimitsAt(size_t at) const {
    const std::vector<double> history = HistoryOf(at);
    if (history.size() < kLeastWarningHistory) return std::nullopt;
    if (IsSeasonal(history)) {
      std::vector<double> changes;
      for (size_t i = season_; i < history.size(); ++i) {
        changes.push_back(history[i] - history[i - season_]);
      }
      const auto seasonal =
          MovingRangeLimits(changes, history[history.size() - season_], Limits::Of::kSeason);
      if (seasonal.has_value()) return seasonal;
    }
    const double total = std::accumulate(history.begin(), history.end(), 0.0);
    const double value = points_[at].cell.value;
    if (IsRare(history, total, value)) return RareEventLimits(total, history.size(), value);
    return MovingRangeLimits(history, 0, Limits::Of::kHistory);
  }

  std::optional<ImportWarning> Look(size_t at) const {
    const std::optional<Limits> limits = LimitsAt(at);
    if (!limits.has_value()) return std::nullopt;
    const double value = points_[at].cell.value;
    if (limits->lower <= value && value <= limits->upper) return std::nullopt;

    ImportWarning warning;
    warning.line = points_[at].line;
    warning.month = points_[at].month;
    warning.kind = WarningKind::kOutsideOwnLimits;
    warning.value = {points_[at].cell.value, points_[at].cell.text};
    warning.expected = Number(limits->centre);
    warning.lower = Number(limits->lower);
    warning.upper = Number(limits->upper);
    warning.n = limits->n;
    warning.seasonal = limits->of == Limits::Of::kSeason;
    warning.sentence = Sentence(warning, *limits);
    return warning;
  }

  // As a chart has its limits.
  WarnedNumber Number(double value) const {
    return {value, RoundedText(value, definition_.decimals + 1)};
  }

  std::string Sentence(const ImportWarning& warning, const Limits& limits) const {
    constexpr std::array<absl::string_view, 3> kNouns = {"month", "quarter", "year"};
    const absl::string_view noun = kNouns[static_cast<size_t>(definition_.frequency)];
    const auto quantity = [&](const WarnedNumber& number) {
      return Quantity(definition_, number.text);
    };
    const std::string of =
        warning.seasonal
            ? absl::StrCat("the same ", noun, " a year before and the ", warning.n,
                           " changes from year to year before it give")
            : absl::StrCat("the ", warning.n, " ", noun, "s before it",
                           limits.of == Limits::Of::kRareEvents ? ", of events that are rare, give"
                                                                : " give");
    return absl::StrCat(quantity(warning.value), " lies ",
                        warning.value.value > limits.upper ? "above" : "below", " the limits that ",
                        of, ", ", quantity(*warning.lower), " to ", quantity(*warning.upper),
                        " around ", quantity(warning.expected), ".");
  }

  const IndicatorDefinition definition_;
  const int32_t period_;
  const size_t season_;
  std::vector<Point> points_;  // those with a value
};

}  // namespace

std::vector<ImportWarning> OutsideOwnLimits(const IndicatorDefinition& definition,
                                            const RecentSeries& series) {
  const bool judged = std::any_of(series.figures.begin(), series.figures.end(),
                                  [](const RecentFigure& figure) { return figure.line != 0; });
  if (!judged || series.figures.size() <= kLeastWarningHistory) return {};
  return OwnLimits(definition, series).Warnings();
}

}  // namespace copperplate::indicators
