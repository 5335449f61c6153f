// The control chart of one indicator in one area: which of its months are signals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/chart_signal.h"
#include "services/indicators/domain/chart_values.h"

namespace copperplate::indicators {

struct ChartPoint {
  ChartValue value;
  // From the point before; nothing of the first of a segment.
  std::optional<double> moving_range;
  bool range_screened = false;
  std::vector<ChartSignal> signals;
};

// In the unit of the indicator.
struct ChartLimits {
  double centre = 0;
  double lower = 0;
  double upper = 0;
  double lower_two_sigma = 0;
  double upper_two_sigma = 0;
  double mean_moving_range_all = 0;
  double mean_moving_range = 0;
  int screened_ranges = 0;
};

// Points `first` to `last`, by index, under limits of their own.
struct ChartSegment {
  size_t first = 0;
  size_t last = 0;
  ChartLimits limits;
  bool trial = false;
  // That it begins with; of the first segment the latest before it.
  std::optional<Annotation> rebase;

  size_t points() const { return last - first + 1; }
};

// Evidence that the process changed; never applied by itself.
struct ChartProposal {
  size_t first = 0;
  size_t last = 0;
  bool high = false;
  bool lasting = false;
  double mean_before = 0;
  double mean_of_run = 0;
  double chance_of_run = 0;
  bool trial_limits = false;
  std::string sentence;
};

// A rebase that fewer than two points follow, up to the next: its limits wait for more. None that
// begins after the last month that was asked for.
struct PendingRebase {
  Annotation rebase;
  size_t points = 0;
};

enum class ChartAssurance : uint8_t { kPasses, kHitOrMiss, kFails };
enum class AssuranceAbsence : uint8_t { kNone, kNoTarget, kPolarityNeutral, kDifferences };

// Points under one target and one set of limits.
struct ChartSpell {
  size_t first = 0;
  size_t last = 0;
  Annotation target;
  ChartAssurance assurance = ChartAssurance::kHitOrMiss;
  size_t met = 0;

  size_t points() const { return last - first + 1; }
};

struct ControlChart {
  ChartValueKind kind = ChartValueKind::kPeriods;
  bool kind_asked = false;
  ChartSeasonality seasonality;
  bool screens = false;
  std::vector<ChartPoint> points;
  std::vector<ChartSegment> segments;
  std::vector<ChartProposal> proposals;
  std::vector<PendingRebase> pending;
  std::vector<Annotation> breaks;  // that the months crossed
  std::vector<ChartSpell> spells;
  AssuranceAbsence assurance_absence = AssuranceAbsence::kNone;
  std::string sentence;
  std::vector<std::string> notes;
};

struct ControlChartInput {
  const IndicatorDefinition& definition;
  absl::Span<const LinePoint> periods;  // one cell each
  ChartWindow window;
  absl::Span<const Annotation> annotations;  // of the indicator and area, IsBefore() in order
  std::optional<ChartValueKind> kind{};      // nothing: what the periods need
  bool screen_moving_ranges = false;
};

// Of the method, for whoever shows the chart.
struct ControlChartMethod {
  double limit_factor = 0;
  double screening_factor = 0;
  int signal_run = 0;
  int firm_limit_points = 0;
  int proposal_run = 0;
  double strong_seasonality = 0;
};
ControlChartMethod MethodOfControlCharts();

// Pure. INVALID_ARGUMENT by ChooseChartValues(), and SERIES_TOO_SHORT where a rebase leaves less
// than two points before it.
absl::StatusOr<ControlChart> ComputeControlChart(const ControlChartInput& input);

}  // namespace copperplate::indicators
