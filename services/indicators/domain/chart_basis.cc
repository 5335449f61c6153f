#include "services/indicators/domain/chart_basis.h"

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {
namespace {

using statistics::XmrSignal;

absl::Status OnePointBefore(const Annotation& rebase) {
  const std::string text =
      absl::StrCat("one month alone lies before the rebase ", rebase.id,
                   ", and limits need two: begin with the month of the rebase, or a month earlier");
  return Error(absl::StatusCode::kInvalidArgument, "SERIES_TOO_SHORT", text)
      .Metadata("least", "2")
      .Metadata("points", "1")
      .Field("from_month", text)
      .Build();
}

}  // namespace

std::vector<double> ChartBasis::Values() const {
  std::vector<double> values;
  values.reserve(chosen.values.size());
  for (const ChartValue& value : chosen.values) values.push_back(value.value);
  return values;
}

absl::StatusOr<ChartBasis> ChooseChartBasis(const ControlChartInput& input) {
  ChartBasis basis;
  ABSL_ASSIGN_OR_RETURN(
      basis.chosen, ChooseChartValues(input.definition, input.periods, input.window, input.kind));
  std::vector<ChartValue>& values = basis.chosen.values;
  basis.placed = PlaceRebases(values, input.annotations, input.window.to_open);
  if (!basis.placed.at.empty() && basis.placed.at.front() == 1) {
    if (!input.window.from_open) return OnePointBefore(basis.placed.rebases.front());
    values.erase(values.begin());
    basis.placed = PlaceRebases(values, input.annotations, input.window.to_open);
  }
  return basis;
}

ChartSignal ChartSignalOf(XmrSignal signal) {
  switch (signal) {
    case XmrSignal::kAboveLimit:
      return ChartSignal::kAboveLimit;
    case XmrSignal::kBelowLimit:
      return ChartSignal::kBelowLimit;
    case XmrSignal::kTrendUp:
      return ChartSignal::kTrendUp;
    case XmrSignal::kTrendDown:
      return ChartSignal::kTrendDown;
    case XmrSignal::kTwoOfThreeHigh:
      return ChartSignal::kTwoOfThreeHigh;
    case XmrSignal::kTwoOfThreeLow:
      return ChartSignal::kTwoOfThreeLow;
    case XmrSignal::kShiftHigh:
      return ChartSignal::kShiftHigh;
    case XmrSignal::kShiftLow:
      break;
  }
  return ChartSignal::kShiftLow;
}

ChartLimits ChartLimitsOf(const statistics::XmrLimits& limits) {
  return {limits.mean,
          limits.limits.lower,
          limits.limits.upper,
          limits.near.lower,
          limits.near.upper,
          limits.mean_moving_range_all,
          limits.mean_moving_range,
          static_cast<int>(limits.screened_ranges)};
}

}  // namespace copperplate::indicators
