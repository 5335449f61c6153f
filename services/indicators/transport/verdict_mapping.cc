#include "services/indicators/transport/verdict_mapping.h"

#include <string>

#include "libs/api/enum_field.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"

namespace copperplate::indicators {
namespace {

// Numbered alike in the domain and the proto.
static_assert(v1::Verdict::NOT_APPLICABLE == static_cast<int>(VerdictReason::kNotApplicable));
static_assert(v1::Verdict::Reason_MAX == static_cast<int>(VerdictReason::kValuesAreDifferences));
static_assert(v1::Verdict::RELATIVE_BAND == static_cast<int>(Method::kRelativeBand));
static_assert(v1::Verdict::Method_MAX == static_cast<int>(Method::kLaneyPoissonZAndBand));
static_assert(v1::Verdict::Chart::Signal_MAX == static_cast<int>(ChartSignal::kShiftLow) + 1);
static_assert(v1::Verdict::Chart::Values_MAX ==
              static_cast<int>(ChartValueKind::kSeasonalDifferences) + 1);
// The domain numbers from 0 what the proto numbers from 1.
static_assert(v1::Verdict::SignificanceControl_MAX ==
              static_cast<int>(SignificanceControl::kBenjaminiHochberg) + 1);
static_assert(v1::PeerVerdict::Comparator_MAX == static_cast<int>(Comparator::kRegional) + 1);
static_assert(v1::PeerVerdict::Origin_MAX == static_cast<int>(PeerOrigin::kAsPrinted) + 1);

void WriteInput(const VerdictInput& input, v1::Verdict::Input& out) {
  out.set_value(input.value);
  out.set_text(input.text);
  out.set_numerator(FormatMillionths(input.numerator));
  if (input.denominator.has_value()) out.set_denominator(FormatMillionths(*input.denominator));
  out.set_first_month(FormatMonth(input.period.first));
  out.set_last_month(FormatMonth(input.period.last));
  if (input.n.has_value()) out.set_n(*input.n);
}

void WriteTest(const Verdict& verdict, v1::Verdict& out) {
  if (verdict.change_percent.has_value()) out.set_change_percent(*verdict.change_percent);
  if (verdict.band_percent.has_value()) out.set_band_percent(*verdict.band_percent);
  if (verdict.statistic.has_value()) out.set_statistic(*verdict.statistic);
  if (verdict.threshold.has_value()) out.set_threshold(*verdict.threshold);
  if (verdict.p.has_value()) out.set_p_value(*verdict.p);
  if (verdict.one_in.has_value()) out.set_one_in(*verdict.one_in);
  if (verdict.interval.has_value()) {
    out.set_interval_lower(verdict.interval->lower);
    out.set_interval_upper(verdict.interval->upper);
  }
  if (verdict.dispersion.has_value()) out.set_dispersion(*verdict.dispersion);
  if (verdict.significant.has_value()) out.set_significant(*verdict.significant);
  if (verdict.adjusted.has_value()) {
    out.set_adjusted_p_value(verdict.adjusted->p);
    out.set_tests_together(verdict.adjusted->tests);
  }
}

void WriteChart(const ChartEvidence& chart, v1::Verdict::Chart& out) {
  out.set_values(api::ToProto<v1::Verdict::Chart::Values>(chart.kind));
  out.set_n(chart.points);
  out.set_first_month(FormatMonth(chart.months.first));
  out.set_last_month(FormatMonth(chart.months.last));
  out.set_value(chart.value);
  out.set_text(chart.text);
  out.set_centre(chart.centre);
  out.set_centre_text(chart.centre_text);
  out.set_trial(chart.trial);
  if (chart.signal.has_value()) {
    out.set_signal(api::ToProto<v1::Verdict::Chart::Signal>(*chart.signal));
  }
  if (chart.target.has_value()) out.set_target(*chart.target);
}

}  // namespace

v1::Verdict::Word WriteWord(VerdictWord word) {
  switch (word) {
    case VerdictWord::kLower:
      return v1::Verdict::LOWER;
    case VerdictWord::kComparable:
      return v1::Verdict::COMPARABLE;
    case VerdictWord::kHigher:
      return v1::Verdict::HIGHER;
    case VerdictWord::kNotCalculated:
      break;
  }
  return v1::Verdict::NOT_CALCULATED;
}

v1::Verdict::SignificanceControl WriteControl(SignificanceControl control) {
  return api::ToProto<v1::Verdict::SignificanceControl>(control);
}

SignificanceControl ReadControl(v1::Verdict::SignificanceControl control, absl::string_view field,
                                Faults& faults) {
  return api::ReadOptionalEnum<SignificanceControl>(control, field, faults)
      .value_or(SignificanceControl{});
}

void WriteWords(const Verdict& verdict, v1::Verdict& out) {
  out.set_text(std::string(PrintedVerdict(verdict)));
  out.set_word(WriteWord(verdict.word));
  out.set_reason(static_cast<v1::Verdict::Reason>(verdict.reason));
}

void WriteVerdict(const Verdict& verdict, const PrintedCell* printed, v1::Verdict& out) {
  WriteWords(verdict, out);
  out.set_profile(kProfileName.Format(verdict.profile));
  out.set_profile_version(verdict.profile_version);
  out.set_method(static_cast<v1::Verdict::Method>(verdict.method));
  if (verdict.subject.present()) WriteInput(verdict.subject, *out.mutable_subject());
  if (verdict.reference.present()) WriteInput(verdict.reference, *out.mutable_reference());
  WriteTest(verdict, out);
  if (verdict.chart.has_value()) WriteChart(*verdict.chart, *out.mutable_chart());
  out.set_sentence(verdict.sentence);
  if (printed != nullptr) {
    out.mutable_as_printed()->set_text(printed->text);
    out.mutable_as_printed()->set_reason(printed->reason);
  }
}

void WritePeer(const PeerVerdict& peer, v1::PeerVerdict& out) {
  out.set_comparator(api::ToProto<v1::PeerVerdict::Comparator>(peer.comparator));
  out.set_verdict(WriteWord(peer.word));
  out.set_text(peer.text);
  if (peer.value.has_value()) out.set_value(*peer.value);
  if (peer.data_to.has_value()) out.set_data_to(FormatMonth(*peer.data_to));
  out.set_origin(api::ToProto<v1::PeerVerdict::Origin>(peer.origin));
  out.set_reason(static_cast<v1::Verdict::Reason>(peer.reason));
  out.set_sentence(peer.sentence);
  if (!peer.area.empty()) out.set_area(kAreaName.Format(kNationalForce, peer.area));
}

}  // namespace copperplate::indicators
