#include "services/indicators/domain/chart_verdict.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/statistics/assurance.h"
#include "libs/statistics/xmr_chart.h"
#include "libs/status/error.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/cause.h"
#include "services/indicators/domain/chart_sentence.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/quantity.h"

namespace copperplate::indicators {
namespace {

std::vector<LinePoint> PeriodsTo(const CellMaker& cells, int32_t data_month) {
  constexpr LineColumn kColumn[] = {LineColumn::kMonth};
  return ComputeLines(cells, {data_month - kMonthsOfRowChart + 1, data_month}, kColumn);
}

// Those that a chart with a gap lacks.
std::vector<int32_t> MissingMonthsOf(const absl::Status& gap) {
  std::vector<int32_t> missing;
  const std::string months = ErrorMetadata(gap, "missingMonths").value_or("");
  for (const absl::string_view text : absl::StrSplit(months, ',')) {
    const absl::StatusOr<absl::CivilMonth> month = ParseMonth(text);
    if (month.ok()) missing.push_back(MonthNumber(*month));
  }
  return missing;
}

// `May 2017 and July 2017 have no value`, `4 of the quarters up to March 2018 have no value`.
std::string WhatHasNoValue(Frequency frequency, const std::vector<int32_t>& missing,
                           int32_t data_month) {
  std::string named = MonthsInWords(missing);
  if (named.empty()) {
    named = absl::StrCat(missing.size(), " of the ", PeriodNoun(frequency, 2), " up to ",
                         MonthInWords(data_month));
  } else if (frequency != Frequency::kMonthly) {
    named = absl::StrCat("the ", PeriodNoun(frequency, missing.size()), " to ", named);
  }
  return absl::StrCat(named, missing.size() == 1 ? " has no value" : " have no value");
}

VerdictReason ReasonOf(const absl::Status& refusal) {
  const std::string reason = ErrorReason(refusal);
  if (reason == "SERIES_HAS_GAP") return VerdictReason::kSeriesHasGap;
  if (reason == "SERIES_TOO_SHORT") return VerdictReason::kSeriesTooShort;
  return VerdictReason::kNotTestable;
}

// What follows from the target's place, for a reader who wants it met.
std::string WhetherMet(VerdictWord word, Polarity polarity) {
  if (polarity == Polarity::kNeutral) return ", and of this figure neither way is the better one";
  if (word == VerdictWord::kComparable) {
    return ", and it will be met or missed by chance unless something changes";
  }
  const bool met = (word == VerdictWord::kHigher) == (polarity == Polarity::kHigherIsBetter);
  return met ? ", and it will be met as long as nothing changes"
             : ", and it will not be met unless something changes";
}

}  // namespace

RowChart::RowChart(const CellMaker& cells, absl::Span<const Annotation> annotations,
                   int32_t data_month)
    : definition_(cells.definition()), annotations_(annotations), data_month_(data_month) {
  const std::vector<LinePoint> periods = PeriodsTo(cells, data_month);
  if (!periods.empty() && periods.back().month == data_month) {
    current_ = periods.back().cells.front();
  } else {
    current_ = cells.Value({data_month, data_month});
    current_.period.first -= PeriodMonths(definition_.frequency) - 1;
  }
  if (!current_.present()) {
    reason_ = VerdictReason::kSubjectAbsent;
    return;
  }
  Draw(periods);
}

void RowChart::Draw(absl::Span<const LinePoint> periods) {
  absl::StatusOr<ChartBasis> basis = ChooseChartBasis(
      {.definition = definition_,
       .periods = periods,
       .window = {.months = {data_month_ - kMonthsOfRowChart + 1, data_month_}, .from_open = true},
       .annotations = annotations_});
  if (!basis.ok()) {
    reason_ = ReasonOf(basis.status());
    if (reason_ == VerdictReason::kSeriesHasGap) missing_ = MissingMonthsOf(basis.status());
    return;
  }
  basis_ = *std::move(basis);
  statistics::XmrOptions options;
  options.rebase_at = basis_.placed.at;
  const auto drawn = statistics::ComputeXmrChart(basis_.Values(), options);
  if (!drawn.ok()) {
    reason_ = ReasonOf(drawn.status());
    return;
  }
  const statistics::XmrSegment& last = drawn->segments.back();
  first_ = last.first;
  if (basis_.chosen.values.size() - first_ < kLeastPointsOfVerdict) {
    reason_ = VerdictReason::kSeriesTooShort;
    return;
  }
  limits_ = ChartLimitsOf(last.limits);
  trial_ = last.trial;
  if (const auto signal = last.signals.back().First()) signals_.push_back(ChartSignalOf(*signal));
  const Period behind = MonthsBehind();
  for (const LinePoint& period : periods) {
    const Cell& cell = period.cells.front();
    if (period.month < behind.first) continue;
    provisional_ = provisional_ || cell.provisional;
    qualifiers_ |= cell.qualifiers;
  }
}

Period RowChart::MonthsBehind() const {
  if (reason_ != VerdictReason::kNone) return {};
  const bool differences = basis_.chosen.kind == ChartValueKind::kSeasonalDifferences;
  return {basis_.chosen.values.front().cell.period.first - (differences ? 12 : 0), data_month_};
}

ChartEnd RowChart::End() const {
  const std::vector<ChartValue>& values = basis_.chosen.values;
  return {basis_.chosen.kind,     values.back(),        signals_, limits_,
          values.size() - first_, values[first_].month, trial_};
}

ChartEvidence RowChart::Evidence() const {
  const std::vector<ChartValue>& values = basis_.chosen.values;
  ChartEvidence evidence;
  evidence.kind = basis_.chosen.kind;
  evidence.points = static_cast<int>(values.size() - first_);
  evidence.months = {values[first_].month, data_month_};
  evidence.value = values.back().value;
  evidence.text = values.back().text;
  evidence.centre = limits_.centre;
  evidence.centre_text = RoundedText(limits_.centre, definition_.decimals + 1);
  evidence.trial = trial_;
  return evidence;
}

std::string RowChart::WhyNone(VerdictReason reason) const {
  const std::string month = MonthInWords(data_month_);
  switch (reason) {
    case VerdictReason::kSubjectAbsent: {
      // Of the month alone, whatever it would be held against.
      const bool monthly = definition_.frequency == Frequency::kMonthly;
      return WhyNoValue(
          definition_, current_,
          SubjectLabel(definition_, monthly ? Comparison::kOneYearAverage : Comparison::kBenchmark,
                       current_.period));
    }
    case VerdictReason::kSeriesHasGap:
      return absl::StrCat("a control chart has no gap, and ",
                          WhatHasNoValue(definition_.frequency, missing_, data_month_));
    case VerdictReason::kSeriesTooShort:
      return absl::StrCat("fewer than five points of the control chart, up to ", month,
                          " since its limits were last drawn anew, cannot be told from chance");
    case VerdictReason::kNoTarget:
      return absl::StrCat("no target is held for ", month);
    case VerdictReason::kValuesAreDifferences:
      return "the season is strong, so that the chart is one of differences from a year before, "
             "and a target is one of months";
    default:
      break;
  }
  return "the figures do not bear a control chart";
}

void RowChart::JudgeSignal(Verdict& verdict) const {
  verdict.reason = VerdictReason::kNone;
  verdict.word = signals_.empty()           ? VerdictWord::kComparable
                 : IsHigh(signals_.front()) ? VerdictWord::kHigher
                                            : VerdictWord::kLower;
  if (!signals_.empty()) verdict.chart->signal = signals_.front();
}

std::string RowChart::SignalSentence(VerdictWord word) const {
  const absl::string_view what =
      word == VerdictWord::kComparable
          ? ": comparable with the other points of its chart, as its ups and downs always are."
      : word == VerdictWord::kHigher
          ? ": higher than the other points of its chart, which the ups and "
            "downs of a steady figure seldom bring about."
          : ": lower than the other points of its chart, which the ups and "
            "downs of a steady figure seldom bring about.";
  return absl::StrCat(WhereItLies(definition_, End()), what);
}

void RowChart::JudgeTarget(const Annotation* target, Verdict& verdict) const {
  if (target == nullptr) {
    verdict.reason = VerdictReason::kNoTarget;
    return;
  }
  if (basis_.chosen.kind == ChartValueKind::kSeasonalDifferences) {
    verdict.reason = VerdictReason::kValuesAreDifferences;
    return;
  }
  verdict.chart->target = Units(target->value.value_or(0));
  // Of a figure that should be high, the one below whose limits the target lies always meets it.
  const auto assurance = statistics::Assure({limits_.lower, limits_.upper}, *verdict.chart->target,
                                            statistics::Polarity::kHigherIsBetter);
  if (!assurance.ok()) {
    verdict.reason = VerdictReason::kNotTestable;
    return;
  }
  verdict.reason = VerdictReason::kNone;
  verdict.word = *assurance == statistics::Assurance::kConsistentlyPasses ? VerdictWord::kHigher
                 : *assurance == statistics::Assurance::kConsistentlyFails
                     ? VerdictWord::kLower
                     : VerdictWord::kComparable;
}

std::string RowChart::TargetSentence(const Annotation& target, VerdictWord word) const {
  const absl::string_view lies = word == VerdictWord::kHigher  ? " lies below "
                                 : word == VerdictWord::kLower ? " lies above "
                                                               : " lies within ";
  const absl::string_view so = word == VerdictWord::kHigher  ? ": higher"
                               : word == VerdictWord::kLower ? ": lower"
                                                             : ": comparable";
  return absl::StrCat(
      "The target of ", Quantity(definition_, FormatMillionths(target.value.value_or(0))), lies,
      LimitsInWords(definition_, End()), so, WhetherMet(word, definition_.polarity), ".");
}

Verdict RowChart::Judge(const Profile& profile, Comparison comparison, Method method,
                        Detail detail) const {
  Verdict verdict;
  verdict.profile = profile.name;
  verdict.profile_version = profile.version;
  verdict.comparison = comparison;
  verdict.method = method;
  verdict.subject.value = current_.value;
  verdict.subject.text = current_.text;
  verdict.subject.numerator = current_.numerator;
  verdict.subject.denominator = current_.denominator;
  verdict.subject.period = current_.period;
  verdict.reason = reason_;
  const Annotation* const target =
      method == Method::kXmrAssurance ? TargetIn(annotations_, data_month_) : nullptr;
  if (reason_ == VerdictReason::kNone) {
    verdict.chart = Evidence();
    verdict.interval = Interval{limits_.lower, limits_.upper};
    if (method == Method::kXmrSignal) {
      JudgeSignal(verdict);
    } else {
      JudgeTarget(target, verdict);
    }
  }
  if (detail == Detail::kVerdictsAlone) return verdict;
  if (verdict.reason != VerdictReason::kNone) {
    verdict.sentence = absl::StrCat("No verdict: ", WhyNone(verdict.reason), ".");
  } else {
    verdict.sentence =
        target == nullptr ? SignalSentence(verdict.word) : TargetSentence(*target, verdict.word);
  }
  return verdict;
}

}  // namespace copperplate::indicators
