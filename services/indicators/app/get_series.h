#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/line.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/domain/roll_up.h"

namespace copperplate::indicators {

// Most months in one series.
inline constexpr int32_t kMostMonthsOfSeries = 240;

struct SeriesQuery {
  std::string area;             // id
  std::string indicator;        // id
  std::optional<int32_t> from;  // default: 47 months before the last
  std::optional<int32_t> to;    // default: the latest month with a figure
  std::vector<LineColumn> columns;
  std::optional<absl::Time> known_at;
  bool own_area = false;  // `area` is the force's own, since the request named none
};

struct ComputedSeries {
  IndicatorDefinition definition;
  std::string area;  // id
  std::vector<LineColumn> columns;
  std::vector<LinePoint> points;
  std::vector<Annotation> breaks;   // that the months behind the points cross
  std::vector<Annotation> targets;  // that hold in some of the months
  Period months;
  std::optional<int> population_year;
  bool restated = false;
  int64_t revision = 0;
  std::optional<absl::Time> recorded_at;
};

// What the lines of one indicator in one area are computed from.
struct SeriesFigures {
  Period months;  // asked for, those left open filled in
  IndicatorDefinition definition;
  RolledUpSeries of_area;
  std::optional<int> population_year;  // of a RATE: that of `residents`
  std::optional<int64_t> residents;
  std::vector<Annotation> annotations;  // in the order of IsBefore()
  int64_t revision = 0;
  std::optional<absl::Time> recorded_at;

  // Views this.
  CellMaker Cells() const;
};

// Adds what is wrong with asking for these months: MONTH_IN_FUTURE, MONTHS_REVERSED,
// TOO_MANY_MONTHS. `present` is the present month.
void CheckMonthsAsked(const std::optional<int32_t>& from, const std::optional<int32_t>& to,
                      int32_t present, Faults& faults);

// The figures of the months asked for, with which CheckMonthsAsked() finds no fault, and of
// `months_behind` before them; the columns of `query` are not looked at. Errors: those of
// GetSeries().
absl::StatusOr<SeriesFigures> ReadSeries(DashboardReader& reader, const RequestContext& context,
                                         const SeriesQuery& query, int32_t months_behind);

// The lines of one indicator for which CheckMonthsAsked() finds no fault. Errors: what the port
// gives, NOT_FOUND (INDICATOR_UNKNOWN; NO_OBSERVATION without a last month), INVALID_ARGUMENT
// (MONTHS_REVERSED, TOO_MANY_MONTHS where it is the default for the last month that does not suit
// the first), and together what CheckArea() finds and INVALID_ARGUMENT (INDICATOR_NOT_VALID).
absl::StatusOr<ComputedSeries> GetSeries(DashboardReader& reader, const RequestContext& context,
                                         const SeriesQuery& query);

}  // namespace copperplate::indicators
