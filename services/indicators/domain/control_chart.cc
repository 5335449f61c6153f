#include "services/indicators/domain/control_chart.h"

#include <utility>

#include "libs/statistics/assurance.h"
#include "libs/statistics/stable_seasonality.h"
#include "libs/statistics/xmr_chart.h"
#include "libs/statistics/xmr_rebase.h"
#include "libs/status/status_macros.h"
#include "services/indicators/domain/chart_basis.h"
#include "services/indicators/domain/chart_sentence.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/polarity.h"

namespace copperplate::indicators {
namespace {

using statistics::TwoOfThreeRule;
using statistics::XmrSignal;
using statistics::XmrSignals;

// Points on end on one side of the centre that make a proposal: one more than make a shift, so that
// a signal is looked at before it is a reason.
constexpr size_t kProposalRun = 8;

constexpr XmrSignal kRules[] = {XmrSignal::kAboveLimit,     XmrSignal::kBelowLimit,
                                XmrSignal::kTrendUp,        XmrSignal::kTrendDown,
                                XmrSignal::kTwoOfThreeHigh, XmrSignal::kTwoOfThreeLow,
                                XmrSignal::kShiftHigh,      XmrSignal::kShiftLow};

std::vector<double> ValuesOf(absl::Span<const ChartPoint> points) {
  std::vector<double> values;
  values.reserve(points.size());
  for (const ChartPoint& point : points) values.push_back(point.value.value);
  return values;
}

// `within` are the same point's by the version in which points beyond the limits do not count.
std::vector<ChartSignal> SignalsOf(const XmrSignals& signals, const XmrSignals& within) {
  const auto add_within = [&](XmrSignal rule, ChartSignal signal, std::vector<ChartSignal>& named) {
    if (within.Has(rule)) named.push_back(signal);
  };
  std::vector<ChartSignal> named;
  for (const XmrSignal rule : kRules) {
    if (signals.Has(rule)) named.push_back(ChartSignalOf(rule));
    if (rule != XmrSignal::kTwoOfThreeLow) continue;
    add_within(XmrSignal::kTwoOfThreeHigh, ChartSignal::kTwoOfThreeWithinLimitsHigh, named);
    add_within(XmrSignal::kTwoOfThreeLow, ChartSignal::kTwoOfThreeWithinLimitsLow, named);
  }
  return named;
}

void SetRanges(absl::Span<const double> values, const statistics::XmrSegment& segment, bool screens,
               std::vector<ChartPoint>& points) {
  const std::vector<double> ranges =
      statistics::MovingRanges(values.subspan(segment.first, segment.last - segment.first + 1));
  for (size_t i = 0; i < ranges.size(); ++i) {
    ChartPoint& point = points[segment.first + 1 + i];
    point.moving_range = ranges[i];
    point.range_screened = statistics::IsScreened(segment.limits, ranges[i], screens);
  }
}

// Fills in the segments, and what each says of its points.
absl::StatusOr<statistics::XmrChart> Draw(PlacedRebases placed, ControlChart& chart) {
  const std::vector<double> values = ValuesOf(chart.points);
  statistics::XmrOptions options;
  options.screen_moving_ranges = chart.screens;
  options.rebase_at = placed.at;
  ABSL_ASSIGN_OR_RETURN(statistics::XmrChart drawn, statistics::ComputeXmrChart(values, options));
  options.two_of_three = TwoOfThreeRule::kWithinLimits;
  ABSL_ASSIGN_OR_RETURN(const statistics::XmrChart within,
                        statistics::ComputeXmrChart(values, options));
  for (size_t i = 0; i < drawn.segments.size(); ++i) {
    const statistics::XmrSegment& from = drawn.segments[i];
    ChartSegment& segment = chart.segments.emplace_back();
    segment.first = from.first;
    segment.last = from.last;
    segment.limits = ChartLimitsOf(from.limits);
    segment.trial = from.trial;
    segment.rebase = i == 0 ? std::move(placed.before_first)
                            : std::optional<Annotation>(std::move(placed.rebases[i - 1]));
    SetRanges(values, from, chart.screens, chart.points);
    for (size_t point = 0; point < segment.points(); ++point) {
      chart.points[segment.first + point].signals =
          SignalsOf(from.signals[point], within.segments[i].signals[point]);
    }
  }
  chart.pending = std::move(placed.pending);
  return drawn;
}

absl::Status Propose(const statistics::XmrChart& drawn, ControlChart& chart) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<statistics::RebaseProposal> proposals,
                        statistics::ProposeRebases(ValuesOf(chart.points), drawn, kProposalRun));
  for (const statistics::RebaseProposal& from : proposals) {
    ChartProposal& proposal = chart.proposals.emplace_back();
    proposal.first = from.at;
    proposal.last = from.at + from.run_length - 1;
    proposal.high = from.high;
    proposal.lasting = from.lasting;
    proposal.mean_before = from.mean_before;
    proposal.mean_of_run = from.mean_of_run;
    proposal.chance_of_run = from.chance_of_run;
    proposal.trial_limits = from.trial_limits;
  }
  return absl::OkStatus();
}

ChartAssurance AssuranceOf(statistics::Assurance assurance) {
  switch (assurance) {
    case statistics::Assurance::kConsistentlyPasses:
      return ChartAssurance::kPasses;
    case statistics::Assurance::kConsistentlyFails:
      return ChartAssurance::kFails;
    case statistics::Assurance::kInconsistent:
      break;
  }
  return ChartAssurance::kHitOrMiss;
}

double ValueOf(const Annotation& target) {
  return static_cast<double>(target.value.value_or(0)) / static_cast<double>(kMillion);
}

absl::Status Assure(const ControlChartInput& input, const statistics::XmrChart& drawn,
                    ControlChart& chart) {
  std::vector<statistics::TargetStep> steps;
  const Annotation* before = nullptr;
  for (size_t i = 0; i < chart.points.size(); ++i) {
    const Annotation* const target = TargetIn(input.annotations, chart.points[i].value.month);
    if (target == before) continue;
    statistics::TargetStep& step = steps.emplace_back();
    step.from = i;
    if (target != nullptr) step.target = ValueOf(*target);
    before = target;
  }
  if (steps.empty()) {
    chart.assurance_absence = AssuranceAbsence::kNoTarget;
  } else if (chart.kind == ChartValueKind::kSeasonalDifferences) {
    chart.assurance_absence = AssuranceAbsence::kDifferences;
  } else if (input.definition.polarity == Polarity::kNeutral) {
    chart.assurance_absence = AssuranceAbsence::kPolarityNeutral;
  }
  if (chart.assurance_absence != AssuranceAbsence::kNone) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(const std::vector<statistics::AssuranceSpell> spells,
                        statistics::AssureSpells(ValuesOf(chart.points), drawn, steps,
                                                 ForStatistics(input.definition.polarity)));
  for (const statistics::AssuranceSpell& spell : spells) {
    chart.spells.push_back({spell.first, spell.last,
                            *TargetIn(input.annotations, chart.points[spell.first].value.month),
                            AssuranceOf(spell.assurance), spell.met});
  }
  return absl::OkStatus();
}

}  // namespace

ControlChartMethod MethodOfControlCharts() {
  return {statistics::kLimitFactor,
          statistics::kOutlyingRange,
          static_cast<int>(statistics::kSignalRun),
          static_cast<int>(statistics::kFirmLimitPoints),
          static_cast<int>(kProposalRun),
          statistics::kStrongSeasonality};
}

absl::StatusOr<ControlChart> ComputeControlChart(const ControlChartInput& input) {
  ABSL_ASSIGN_OR_RETURN(ChartBasis basis, ChooseChartBasis(input));
  ChartValues& chosen = basis.chosen;
  ControlChart chart;
  chart.kind = chosen.kind;
  chart.kind_asked = input.kind.has_value();
  chart.seasonality = chosen.seasonality;
  chart.screens = input.screen_moving_ranges;
  for (ChartValue& value : chosen.values) chart.points.emplace_back().value = std::move(value);

  ABSL_ASSIGN_OR_RETURN(const statistics::XmrChart drawn, Draw(std::move(basis.placed), chart));
  ABSL_RETURN_IF_ERROR(Propose(drawn, chart));
  ABSL_RETURN_IF_ERROR(Assure(input, drawn, chart));
  // The months behind the points: a difference reaches a year further back.
  Period months{chart.points.front().value.cell.period.first, chart.points.back().value.month};
  if (chart.kind == ChartValueKind::kSeasonalDifferences) months.first -= 12;
  chart.breaks = BreaksWithin(input.annotations, months);
  WriteSentences(input.definition, chart);
  return chart;
}

}  // namespace copperplate::indicators
