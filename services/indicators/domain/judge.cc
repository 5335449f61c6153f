#include "services/indicators/domain/judge.h"

#include <cmath>

#include "services/indicators/domain/own_interval.h"
#include "services/indicators/domain/sentence.h"

namespace copperplate::indicators {
namespace {

VerdictInput InputOf(const Cell& cell, const IndicatorDefinition& definition) {
  VerdictInput input;
  input.value = cell.value;
  input.text = cell.text;
  input.numerator = cell.numerator;
  input.denominator = cell.denominator;
  input.period = cell.period;
  if (PoolsOverMonths(definition.measure) && cell.denominator.has_value()) {
    input.n = static_cast<double>(*cell.denominator) / kMillion;
  } else if (CountsEvents(definition)) {
    input.n = static_cast<double>(cell.numerator) / kMillion;
  }
  return input;
}

// 1 when `value` lies at or above the band around `reference`, -1 at or below it, 0 inside.
int BeyondBand(const Rational& value, const Rational& reference, int band_percent) {
  const int toward = reference.sign() < 0 ? -band_percent : band_percent;
  const auto edge = [&reference](int percent) {
    return Rational::Of(reference.numerator() * percent, reference.denominator() * 100);
  };
  if (value >= edge(100 + toward)) return 1;
  return value <= edge(100 - toward) ? -1 : 0;
}

std::optional<Rational> ExactChange(const Cell& subject, const Cell& reference) {
  if (!subject.present() || !reference.present() || reference.exact.sign() == 0) return {};
  const absl::StatusOr<Rational> exact = PercentChange(reference.exact, subject.exact);
  return exact.ok() ? std::optional<Rational>(*exact) : std::nullopt;
}

double ChangePercent(const Cell& subject, const Cell& reference,
                     const std::optional<Rational>& exact) {
  if (exact.has_value()) return exact->ToDouble();
  // The verdict itself compares without forming products.
  return (subject.value - reference.value) / std::fabs(reference.value) * 100;
}

void Decide(int direction, Verdict& verdict) {
  verdict.reason = VerdictReason::kNone;
  verdict.word = direction > 0   ? VerdictWord::kHigher
                 : direction < 0 ? VerdictWord::kLower
                                 : VerdictWord::kComparable;
}

// Not what is no number either.
bool IsProbability(double p) { return p >= 0 && p <= 1; }

void DecideByTest(Tester tester, const Rule& rule, int beyond_band, Verdict& verdict) {
  const TwoSampleTest test = tester(rule);
  if (test.reason != VerdictReason::kNone) {
    verdict.reason = test.reason;
    return;
  }
  const double p = verdict.adjusted.has_value() ? verdict.adjusted->p : test.p;
  if (!IsProbability(test.p) || !IsProbability(p)) {
    verdict.reason = VerdictReason::kNotTestable;
    verdict.adjusted.reset();
    return;
  }
  verdict.method = test.method;
  verdict.subject.n = test.subject_n;
  verdict.reference.n = test.reference_n;
  verdict.statistic = test.z;
  if (test.z.has_value() && !rule.adjusts_p) verdict.threshold = rule.critical_z;
  verdict.p = test.p;
  verdict.dispersion = test.dispersion;
  verdict.one_in = rule.one_in;
  verdict.interval = test.interval;
  const bool passes = !rule.adjusts_p || p < 1.0 / rule.one_in;
  const bool counts = rule.band_percent == 0 || test.signal == beyond_band;
  Decide(passes && counts ? test.signal : 0, verdict);
}

void DecideByInterval(const IndicatorDefinition& definition, const Rule& rule, const Cell& subject,
                      const Cell& reference, Verdict& verdict) {
  const OwnInterval own = HoldAgainst(definition, rule, subject, reference);
  verdict.method = own.method;
  verdict.reason = own.reason;
  if (own.reason != VerdictReason::kNone) return;
  verdict.interval = own.interval;
  verdict.one_in = rule.one_in;
  Decide(own.direction, verdict);
}

// There is no percentage of zero, so no band either; a test needs none.
void CompareWithZero(Tester tester, const Rule& rule, const Cell& subject, Verdict& verdict) {
  verdict.reason = VerdictReason::kReferenceZero;
  if (subject.exact.sign() == 0) {
    Decide(0, verdict);
  } else if (rule.method != Method::kRelativeBand) {
    verdict.band_percent.reset();
    DecideByTest(tester, rule, subject.exact.sign(), verdict);
  }
}

}  // namespace

ComparedCells::ComparedCells(const Cell& subject, const Cell& reference)
    : subject(subject), reference(reference), change(ExactChange(subject, reference)) {}

Verdict CompareCells(const IndicatorDefinition& definition, const Profile& profile,
                     Comparison comparison, const ComparedCells& cells, Tester tester,
                     const TestControl& control) {
  const auto& [subject, reference, change] = cells;
  const Measure measure = definition.measure;
  const Rule rule = RuleOf(profile, comparison, measure, control.control);
  Verdict verdict = NotApplicable(profile);
  verdict.comparison = comparison;
  if (rule.adjusts_p) verdict.adjusted = control.adjusted;
  verdict.method = rule.method;
  verdict.subject = InputOf(subject, definition);
  verdict.reference = InputOf(reference, definition);
  if (rule.method == Method::kNone) {
    verdict.reason = VerdictReason::kNoRuleForMeasure;
    return verdict;
  }
  if (rule.band_percent > 0) verdict.band_percent = rule.band_percent;
  if (!subject.present() || !reference.present()) {
    verdict.reason =
        subject.present() ? VerdictReason::kReferenceAbsent : VerdictReason::kSubjectAbsent;
    return verdict;
  }
  if (reference.exact.sign() != 0) {
    verdict.change_percent = ChangePercent(subject, reference, change);
  }
  if (IsInterval(rule.method)) {
    DecideByInterval(definition, rule, subject, reference, verdict);
    return verdict;
  }
  if (reference.exact.sign() == 0) {
    CompareWithZero(tester, rule, subject, verdict);
    return verdict;
  }
  const int beyond_band = BeyondBand(subject.exact, reference.exact, rule.band_percent);
  if (rule.method == Method::kRelativeBand) {
    Decide(beyond_band, verdict);
  } else {
    DecideByTest(tester, rule, beyond_band, verdict);
  }
  return verdict;
}

namespace {

Verdict CompareBy(const Profile& profile, const CellMaker& cells, Comparison comparison,
                  const ComparedCells& both, const TestControl& control) {
  const auto tester = [&](const Rule& rule) {
    return RunTwoSampleTest(cells, rule, both.subject.period, both.reference.period);
  };
  return CompareCells(cells.definition(), profile, comparison, both, tester, control);
}

}  // namespace

std::optional<bool> SaysTheyDiffer(const Verdict& verdict) {
  if (verdict.word == VerdictWord::kNotCalculated) return std::nullopt;
  return verdict.word != VerdictWord::kComparable;
}

void AddSignificance(const CellMaker& cells, const ComparedCells& both, const TestControl& control,
                     Detail detail, Verdict& verdict) {
  static const Profile& significance = *FindProfile(kSignificanceProfile);
  const auto set = [&verdict](const Verdict& tested) {
    verdict.significant = SaysTheyDiffer(tested);
    verdict.significance_p = tested.p;
    verdict.adjusted = tested.adjusted;
  };
  if (verdict.profile == significance.name) {
    set(verdict);
  } else if (detail == Detail::kExplained ||
             control.control == SignificanceControl::kBenjaminiHochberg) {
    set(CompareBy(significance, cells, verdict.comparison, both, control));
  }
}

Verdict Judge(const CellMaker& cells, const Profile& profile, Comparison comparison,
              const Cell& subject, const Cell& reference, const TestControl& control,
              Detail detail) {
  const ComparedCells both(subject, reference);
  Verdict verdict = CompareBy(profile, cells, comparison, both, control);
  AddSignificance(cells, both, control, detail, verdict);
  if (detail == Detail::kExplained) {
    verdict.sentence = Sentence(cells.definition(), verdict, subject, reference, both.change);
  }
  return verdict;
}

Verdict NotApplicable(const Profile& profile) {
  Verdict verdict;
  verdict.profile = profile.name;
  verdict.profile_version = profile.version;
  return verdict;
}

}  // namespace copperplate::indicators
