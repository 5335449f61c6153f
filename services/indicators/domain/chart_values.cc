#include "services/indicators/domain/chart_values.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "libs/statistics/stable_seasonality.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/change.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

// How many months without a value the text of an error names; its metadata has all.
constexpr size_t kMostValuesNamed = 12;
constexpr size_t kLeastPointsOfChart = 2;

absl::Status Refused(absl::string_view reason, absl::string_view field, absl::string_view why) {
  Faults faults;
  faults.Add(reason, field, why);
  return faults.ToStatus();
}

// A month without a value, and why.
struct Missing {
  int32_t month = 0;
  AbsenceReason absence = AbsenceReason::kNoObservation;
};

// `latest`: the last month with a value, where the months after it are what is missing.
absl::Status HasGap(absl::Span<const Missing> missing, absl::string_view what,
                    std::optional<int32_t> latest = std::nullopt) {
  std::vector<std::string> months, named;
  for (const Missing& one : missing) {
    months.push_back(FormatMonth(one.month));
    if (named.size() < kMostValuesNamed) {
      named.push_back(absl::StrCat(months.back(), " (", Name(one.absence), ")"));
    }
  }
  std::string text = absl::StrCat(what, absl::StrJoin(named, ", "));
  if (months.size() > named.size()) {
    absl::StrAppend(&text, " and ", months.size() - named.size(), " more");
  }
  absl::StrAppend(&text, "; a control chart has no gap: ");
  if (latest.has_value()) {
    absl::StrAppend(&text, "ask for months up to ", FormatMonth(*latest),
                    ", the last one with a value");
  } else {
    absl::StrAppend(&text, "ask for the months before or after");
  }
  return Error(absl::StatusCode::kInvalidArgument, "SERIES_HAS_GAP", text)
      .Metadata("missingMonths", absl::StrJoin(months, ","))
      .Field(latest.has_value() ? "to_month" : "from_month", text)
      .Build();
}

absl::Status TooShort(size_t points, absl::string_view what) {
  const std::string text =
      absl::StrCat("a control chart needs at least ", kLeastPointsOfChart, " points", what,
                   ", and there ", points == 1 ? "is " : "are ", points);
  return Error(absl::StatusCode::kInvalidArgument, "SERIES_TOO_SHORT", text)
      .Metadata("least", absl::StrCat(kLeastPointsOfChart))
      .Metadata("points", absl::StrCat(points))
      .Field("from_month", text)
      .Build();
}

// Chooses among the periods `first` to before `end`.
class Chooser {
 public:
  Chooser(const IndicatorDefinition& definition, absl::Span<const LinePoint> periods,
          const ChartWindow& window)
      : definition_(definition),
        periods_(periods),
        window_(window),
        season_(SeasonLength(definition.frequency)),
        end_(periods.size()) {
    while (first_ < end_ && periods[first_].month < window.months.first) ++first_;
    while (window.from_open && first_ < end_ && !CellAt(first_).present()) ++first_;
    while (window.to_open && first_ < end_ && !CellAt(end_ - 1).present()) --end_;
  }

  absl::Status CheckPeriods() const {
    ABSL_RETURN_IF_ERROR(CheckPresent(first_, end_, "no value of "));
    if (end_ - first_ < kLeastPointsOfChart) return TooShort(end_ - first_, "");
    return absl::OkStatus();
  }

  // Of all periods in a row that end with the last one.
  absl::StatusOr<ChartSeasonality> TestSeason() const {
    ChartSeasonality seasonality;
    std::vector<double> values;
    for (size_t i = FirstInRow(); i < end_; ++i) values.push_back(CellAt(i).value);
    if (season_ < 2 || values.size() < statistics::kSeasonsForTest * season_) return seasonality;
    ABSL_ASSIGN_OR_RETURN(const statistics::StableSeasonality test,
                          statistics::TestStableSeasonality(values, season_));
    seasonality.tested = true;
    seasonality.strong = test.strong();
    if (std::isfinite(test.f)) seasonality.f = test.f;
    seasonality.n = static_cast<int>(test.n);
    return seasonality;
  }

  std::vector<ChartValue> Periods() const {
    std::vector<ChartValue> values;
    for (size_t i = first_; i < end_; ++i) {
      values.push_back({periods_[i].month, CellAt(i), CellAt(i).value, CellAt(i).text});
    }
    return values;
  }

  absl::StatusOr<std::vector<ChartValue>> Differences() const {
    size_t first = first_;
    if (window_.from_open) {
      first = std::max(first, std::min(FirstInRow() + season_, end_));
    } else {
      if (first < season_) return TooShort(0, " with a value a year before");
      ABSL_RETURN_IF_ERROR(CheckPresent(first - season_, std::min(first, end_ - season_),
                                        "differences from a year before need "));
    }
    if (end_ - first < kLeastPointsOfChart)
      return TooShort(end_ - first, " with a value a year before");
    std::vector<ChartValue> values;
    std::vector<Missing> missing;
    for (size_t i = first; i < end_; ++i) {
      Delta step = Difference(CellAt(i - season_), CellAt(i), definition_.decimals);
      if (!step.present()) missing.push_back({periods_[i].month, step.absence});
      values.push_back(
          {periods_[i].month, CellAt(i), step.absolute_value, std::move(step.absolute)});
    }
    if (!missing.empty()) return HasGap(missing, "no difference from a year before of ");
    return values;
  }

 private:
  const Cell& CellAt(size_t at) const { return periods_[at].cells.front(); }

  absl::Status CheckPresent(size_t first, size_t end, absl::string_view what) const {
    std::vector<Missing> missing;
    for (size_t i = first; i < end; ++i) {
      if (i > first) AddYearsBetween(periods_[i - 1].month, periods_[i].month, missing);
      if (!CellAt(i).present()) missing.push_back({periods_[i].month, CellAt(i).absence});
    }
    return missing.empty() ? absl::OkStatus() : HasGap(missing, what, LatestBefore(missing, end));
  }
  // The last month with a value, where those after it to `end` are all that is missing.
  std::optional<int32_t> LatestBefore(const std::vector<Missing>& missing, size_t end) const {
    if (end != end_ || end < missing.size()) return std::nullopt;
    const size_t after = end - missing.size();
    if (after == first_ || after == 0 || periods_[after].month != missing.front().month) {
      return std::nullopt;
    }
    return periods_[after - 1].month;
  }
  // A year without a figure is no point of a line (line.h), so that it shows by the next one alone:
  // which does not stand a year later.
  void AddYearsBetween(int32_t one, int32_t next, std::vector<Missing>& missing) const {
    if (definition_.frequency != Frequency::kAnnual || next == one + 12) return;
    int32_t expected = one + 12;
    do {
      missing.push_back({expected, AbsenceReason::kNoObservation});
      expected += 12;
    } while (expected < next);
  }
  size_t FirstInRow() const {
    size_t first = end_;
    while (first > 0 && CellAt(first - 1).present()) --first;
    return first;
  }

  const IndicatorDefinition& definition_;
  const absl::Span<const LinePoint> periods_;
  const ChartWindow& window_;
  const size_t season_;
  size_t first_ = 0;
  size_t end_;
};

absl::Status CheckAsked(const ChartSeasonality& seasonality, size_t season,
                        std::optional<ChartValueKind> asked) {
  if (asked == ChartValueKind::kSeasonalDifferences && season < 2) {
    return Refused("NO_SEASON", "values", "must not be differences of an indicator without months");
  }
  if (asked != ChartValueKind::kPeriods || !seasonality.strong) return absl::OkStatus();
  const std::string f =
      seasonality.f.has_value() ? absl::StrFormat("F is %.1f, ", *seasonality.f) : "";
  return Refused("SERIES_SEASONAL", "values",
                 absl::StrCat("must be SEASONAL_DIFFERENCES, or left out: the season is strong (",
                              f, "strong from ", statistics::kStrongSeasonality,
                              " on), so that limits of the values themselves would be those of "
                              "the season"));
}

}  // namespace

size_t SeasonLength(Frequency frequency) {
  return static_cast<size_t>(12 / PeriodMonths(frequency));
}

absl::StatusOr<ChartValues> ChooseChartValues(const IndicatorDefinition& definition,
                                              absl::Span<const LinePoint> periods,
                                              const ChartWindow& window,
                                              std::optional<ChartValueKind> asked) {
  if (!IsComputed(definition)) {
    return Error(absl::StatusCode::kFailedPrecondition, "MEASURE_NOT_SUPPORTED",
                 "the indicator's formula is not one that can be computed")
        .Build();
  }
  const Chooser chooser(definition, periods, window);
  ABSL_RETURN_IF_ERROR(chooser.CheckPeriods());
  ChartValues chosen;
  ABSL_ASSIGN_OR_RETURN(chosen.seasonality, chooser.TestSeason());
  ABSL_RETURN_IF_ERROR(CheckAsked(chosen.seasonality, SeasonLength(definition.frequency), asked));
  chosen.kind = asked.value_or(chosen.seasonality.strong ? ChartValueKind::kSeasonalDifferences
                                                         : ChartValueKind::kPeriods);
  if (chosen.kind == ChartValueKind::kPeriods) {
    chosen.values = chooser.Periods();
  } else {
    ABSL_ASSIGN_OR_RETURN(chosen.values, chooser.Differences());
  }
  return chosen;
}

}  // namespace copperplate::indicators
