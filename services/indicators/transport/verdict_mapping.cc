#include "services/indicators/transport/verdict_mapping.h"

#include <string>

#include "libs/api/civil_field.h"
#include "libs/api/field_checks.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"

namespace copperplate::indicators {
namespace {

// Numbered alike in the domain and the proto.
static_assert(v1::Verdict::NOT_APPLICABLE == static_cast<int>(VerdictReason::kNotApplicable));
static_assert(v1::Verdict::Reason_MAX == static_cast<int>(VerdictReason::kPeersTooFew));
static_assert(v1::Verdict::RELATIVE_BAND == static_cast<int>(Method::kRelativeBand));
static_assert(v1::Verdict::Method_MAX == static_cast<int>(Method::kExactPoissonInterval));
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
  out.set_first_month(api::MonthText(input.period.first));
  out.set_last_month(api::MonthText(input.period.last));
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
  if (verdict.significant.has_value()) out.set_significant(*verdict.significant);
  if (verdict.adjusted.has_value()) {
    out.set_adjusted_p_value(verdict.adjusted->p);
    out.set_tests_together(verdict.adjusted->tests);
  }
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
  return static_cast<v1::Verdict::SignificanceControl>(static_cast<int>(control) + 1);
}

SignificanceControl ReadControl(v1::Verdict::SignificanceControl control, absl::string_view field,
                                Faults& faults) {
  if (control == v1::Verdict::SIGNIFICANCE_CONTROL_UNSPECIFIED) return {};
  api::CheckEnum(control, v1::Verdict::SignificanceControl_IsValid(control), field, faults);
  return static_cast<SignificanceControl>(control - 1);
}

void WriteVerdict(const Verdict& verdict, const PrintedCell* printed, v1::Verdict& out) {
  out.set_text(std::string(PrintedVerdict(verdict)));
  out.set_word(WriteWord(verdict.word));
  out.set_reason(static_cast<v1::Verdict::Reason>(verdict.reason));
  out.set_profile(kProfileName.Format(verdict.profile));
  out.set_profile_version(verdict.profile_version);
  out.set_method(static_cast<v1::Verdict::Method>(verdict.method));
  if (verdict.subject.present()) WriteInput(verdict.subject, *out.mutable_subject());
  if (verdict.reference.present()) WriteInput(verdict.reference, *out.mutable_reference());
  WriteTest(verdict, out);
  out.set_sentence(verdict.sentence);
  if (printed != nullptr) {
    out.mutable_as_printed()->set_text(printed->text);
    out.mutable_as_printed()->set_reason(printed->reason);
  }
}

void WritePeer(const PeerVerdict& peer, v1::PeerVerdict& out) {
  out.set_comparator(
      static_cast<v1::PeerVerdict::Comparator>(static_cast<int>(peer.comparator) + 1));
  out.set_verdict(WriteWord(peer.word));
  out.set_text(peer.text);
  if (peer.value.has_value()) out.set_value(*peer.value);
  if (peer.data_to.has_value()) out.set_data_to(api::MonthText(*peer.data_to));
  out.set_origin(static_cast<v1::PeerVerdict::Origin>(static_cast<int>(peer.origin) + 1));
  out.set_reason(static_cast<v1::Verdict::Reason>(peer.reason));
  out.set_sentence(peer.sentence);
}

}  // namespace copperplate::indicators
