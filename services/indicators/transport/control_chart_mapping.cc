#include "services/indicators/transport/control_chart_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/transport/annotation_mapping.h"
#include "services/indicators/transport/row_mapping.h"

namespace copperplate::indicators {
namespace {

// Numbered alike in the domain and the proto, where nothing comes first.
static_assert(v1::ControlChart::PERIODS == static_cast<int>(ChartValueKind::kPeriods) + 1);
static_assert(v1::ControlChart::Values_MAX ==
              static_cast<int>(ChartValueKind::kSeasonalDifferences) + 1);
static_assert(v1::ControlChart::TWO_OF_THREE_WITHIN_LIMITS_LOW ==
              static_cast<int>(ChartSignal::kTwoOfThreeWithinLimitsLow) + 1);
static_assert(v1::ControlChart::Signal_MAX == static_cast<int>(ChartSignal::kShiftLow) + 1);
static_assert(v1::ControlChart::Assurance_MAX == static_cast<int>(ChartAssurance::kFails) + 1);
static_assert(v1::ControlChart::AssuranceAbsence_MAX ==
              static_cast<int>(AssuranceAbsence::kDifferences));

// Writes one chart.
class Writer {
 public:
  Writer(absl::string_view force, const ComputedControlChart& computed, v1::ControlChart& out)
      : force_(force), definition_(computed.definition), chart_(computed.chart), out_(out) {}

  void Write() {
    for (const ChartSegment& segment : chart_.segments) {
      WriteSegment(segment, *out_.add_segments());
      for (size_t i = segment.first; i <= segment.last; ++i) {
        WritePoint(chart_.points[i], segment.limits, *out_.add_points());
      }
    }
    for (const ChartProposal& proposal : chart_.proposals) {
      WriteProposal(proposal, *out_.add_rebase_proposals());
    }
    for (const PendingRebase& pending : chart_.pending) {
      WritePending(pending, *out_.add_pending_rebases());
    }
    for (const Annotation& crossed : chart_.breaks) {
      WriteCrossedBreak(force_, crossed, *out_.add_series_breaks());
    }
    for (const ChartSpell& spell : chart_.spells) WriteSpell(spell, *out_.add_assurance());
    out_.set_assurance_absence(
        static_cast<v1::ControlChart::AssuranceAbsence>(chart_.assurance_absence));
    WriteSeasonality(*out_.mutable_seasonality());
    WriteMethod(*out_.mutable_method());
  }

 private:
  std::string MonthAt(size_t at) const { return FormatMonth(chart_.points[at].value.month); }

  void WriteLine(double value, v1::ControlChart::Line& out) const {
    out.set_value(value);
    out.set_text(RoundedText(value, definition_.decimals + 1));
  }

  void WritePoint(const ChartPoint& point, const ChartLimits& limits,
                  v1::ControlChart::Point& out) const {
    out.set_month(FormatMonth(point.value.month));
    WriteCell(force_, point.value.cell, nullptr, *out.mutable_cell());
    out.set_value(point.value.value);
    out.set_text(point.value.text);
    if (point.moving_range.has_value()) out.set_moving_range(*point.moving_range);
    out.set_moving_range_screened(point.range_screened);
    out.set_centre(limits.centre);
    out.set_lower_limit(limits.lower);
    out.set_upper_limit(limits.upper);
    for (const ChartSignal signal : point.signals) {
      out.add_signals(api::ToProto<v1::ControlChart::Signal>(signal));
    }
  }

  void WriteSegment(const ChartSegment& segment, v1::ControlChart::Segment& out) const {
    out.set_first_month(MonthAt(segment.first));
    out.set_last_month(MonthAt(segment.last));
    out.set_n(static_cast<int>(segment.points()));
    const ChartLimits& limits = segment.limits;
    WriteLine(limits.centre, *out.mutable_centre());
    WriteLine(limits.lower, *out.mutable_lower_limit());
    WriteLine(limits.upper, *out.mutable_upper_limit());
    WriteLine(limits.lower_two_sigma, *out.mutable_lower_two_sigma());
    WriteLine(limits.upper_two_sigma, *out.mutable_upper_two_sigma());
    out.set_mean_moving_range_all(limits.mean_moving_range_all);
    out.set_mean_moving_range(limits.mean_moving_range);
    out.set_screened_ranges(limits.screened_ranges);
    out.set_trial(segment.trial);
    if (!segment.rebase.has_value()) return;
    out.set_rebase(AnnotationName(force_, *segment.rebase));
    out.set_rebase_reason(segment.rebase->reason);
    out.set_rebase_author(segment.rebase->author);
  }

  void WriteProposal(const ChartProposal& proposal, v1::ControlChart::RebaseProposal& out) const {
    out.set_month(FormatMonth(chart_.points[proposal.first].value.cell.period.first));
    out.set_last_month(MonthAt(proposal.last));
    out.set_run_points(static_cast<int>(proposal.last - proposal.first) + 1);
    out.set_high(proposal.high);
    out.set_lasting(proposal.lasting);
    WriteLine(proposal.mean_before, *out.mutable_mean_before());
    WriteLine(proposal.mean_of_run, *out.mutable_mean_of_run());
    out.set_chance_of_run(proposal.chance_of_run);
    out.set_trial_limits(proposal.trial_limits);
    out.set_sentence(proposal.sentence);
  }

  void WritePending(const PendingRebase& pending, v1::ControlChart::PendingRebase& out) const {
    out.set_rebase(AnnotationName(force_, pending.rebase));
    out.set_month(FormatMonth(pending.rebase.first_month));
    out.set_reason(pending.rebase.reason);
    out.set_author(pending.rebase.author);
    out.set_points(static_cast<int>(pending.points));
  }

  void WriteSpell(const ChartSpell& spell, v1::ControlChart::AssuranceSpell& out) const {
    const int64_t value = spell.target.value.value_or(0);
    out.set_first_month(MonthAt(spell.first));
    out.set_last_month(MonthAt(spell.last));
    out.set_target(AnnotationName(force_, spell.target));
    out.set_target_value(static_cast<double>(value) / static_cast<double>(kMillion));
    out.set_target_text(FormatMillionths(value));
    out.set_assurance(api::ToProto<v1::ControlChart::Assurance>(spell.assurance));
    out.set_met(static_cast<int>(spell.met));
    out.set_points(static_cast<int>(spell.points()));
  }

  void WriteSeasonality(v1::ControlChart::Seasonality& out) const {
    const ChartSeasonality& seasonality = chart_.seasonality;
    out.set_tested(seasonality.tested);
    if (seasonality.f.has_value()) out.set_f(*seasonality.f);
    out.set_threshold(MethodOfControlCharts().strong_seasonality);
    out.set_n(seasonality.n);
    out.set_strong(seasonality.strong);
  }

  void WriteMethod(v1::ControlChart::Method& out) const {
    const ControlChartMethod method = MethodOfControlCharts();
    out.set_title("XmR (individuals and moving range)");
    out.set_limit_factor(method.limit_factor);
    out.set_screening_factor(method.screening_factor);
    out.set_screens_moving_ranges(chart_.screens);
    out.set_signal_run_points(method.signal_run);
    out.set_firm_limit_points(method.firm_limit_points);
    out.set_proposal_run_points(method.proposal_run);
  }

  const absl::string_view force_;
  const IndicatorDefinition& definition_;
  const ControlChart& chart_;
  v1::ControlChart& out_;
};

}  // namespace

void WriteControlChart(absl::string_view force, const ComputedControlChart& computed,
                       v1::ControlChart& out) {
  const IndicatorDefinition& definition = computed.definition;
  out.set_name(kControlChartName.Format(force, definition.id));
  out.set_title(definition.title);
  out.set_measure(api::ToProto<v1::Indicator::Measure>(definition.measure));
  out.set_unit(definition.unit);
  out.set_decimals(definition.decimals);
  out.set_area(kAreaName.Format(force, computed.area));
  out.set_sentence(computed.chart.sentence);
  for (const std::string& note : computed.chart.notes) out.add_notes(note);
  out.set_values(api::ToProto<v1::ControlChart::Values>(computed.chart.kind));
  Writer(force, computed, out).Write();
  if (computed.population_year.has_value()) out.set_population_year(*computed.population_year);
  out.set_restated(computed.restated);
  out.set_revision(computed.revision);
  if (computed.recorded_at.has_value()) {
    api::WriteInstant(*computed.recorded_at, *out.mutable_known_at());
  }
}

}  // namespace copperplate::indicators
