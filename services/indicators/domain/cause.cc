#include "services/indicators/domain/cause.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/indicators/domain/decimal.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kMostAreasNamed = 3;

// The areas below without a figure: by their ids, or by their number where they are many.
std::string Areas(const Cell& cell) {
  const size_t count = cell.missing_areas.size();
  if (count > kMostAreasNamed) return absl::StrCat(count, " of the areas below");
  return absl::StrJoin(cell.missing_areas, ", ");
}

// The parts of a formula or a harm index that lack something; likewise.
std::string Parts(const Cell& cell) {
  const size_t count = cell.missing_parts.size();
  if (count > kMostAreasNamed) return absl::StrCat(count, " of its parts");
  return absl::StrJoin(cell.missing_parts, ", ", [](std::string* out, const std::string& part) {
    absl::StrAppend(out, part.substr(part.find('=') + 1));
  });
}

std::string NoFigure(const Cell& cell) {
  if (!cell.missing_parts.empty()) {
    return absl::StrCat(Parts(cell), cell.missing_parts.size() == 1 ? " has" : " have",
                        " no figure for it");
  }
  if (cell.missing_areas.empty()) return "no figure is held for it";
  return absl::StrCat(Areas(cell), cell.missing_areas.size() == 1 ? " has" : " have",
                      " no figure for it");
}

std::string MonthsMissing(const Cell& cell, const PeriodLabel& label) {
  const std::vector<int32_t> months = MissingMonths(cell);
  const size_t all = static_cast<size_t>(cell.period.months());
  const std::string whole = label.plural ? "them" : absl::StrCat("its ", all, " months");
  std::string text;
  if (months.size() == all) {
    text = absl::StrCat("none of ", whole, " has a figure");
  } else {
    const std::string named = MonthsInWords(months);
    text = absl::StrCat(months.size(), " of ", whole, months.size() == 1 ? " is" : " are",
                        " missing", named.empty() ? "" : ": ", named);
  }
  if (!cell.missing_parts.empty()) {
    absl::StrAppend(&text, " (no figure of ", Parts(cell), ")");
  } else if (!cell.missing_areas.empty()) {
    absl::StrAppend(&text, " (no figure from ", Areas(cell), ")");
  }
  return text;
}

std::string NothingToDivideBy(const IndicatorDefinition& definition, const Cell& cell) {
  if (definition.measure == Measure::kPerHead) return "the headcount is 0";
  const std::string part = FormatMillionths(cell.numerator);
  return definition.unit == "percent"
             ? absl::StrCat("there is nothing to take a percentage of (", part, " of 0)")
             : absl::StrCat("there is nothing to divide by (", part, " over 0)");
}

// Goes after `has no value, since`. A RATE of any period stands on the population of the data
// month's year.
std::string CauseOfAbsence(const IndicatorDefinition& definition, const Cell& cell,
                           const PeriodLabel& label, int32_t data_month) {
  switch (cell.absence) {
    case AbsenceReason::kNoObservation:
      return cell.period.months() == 1 ? NoFigure(cell) : MonthsMissing(cell, label);
    case AbsenceReason::kIncompletePeriod:
      return MonthsMissing(cell, label);
    case AbsenceReason::kDenominatorZero:
      return NothingToDivideBy(definition, cell);
    case AbsenceReason::kNoPopulation:
      return absl::StrCat("no population estimate up to ", data_month / 12, " is held");
    case AbsenceReason::kMeasureNotSupported:
      return "its formula is not one that can be computed";
    case AbsenceReason::kOutOfRange:
      return "the figures behind it are too large to add up";
    case AbsenceReason::kHarmWeightMissing:
      return absl::StrCat("no harm weight is in force for ", Parts(cell));
    case AbsenceReason::kNegativeNotAllowed:
      return "the difference of its terms falls below zero";
    case AbsenceReason::kNotApplicable:
    case AbsenceReason::kNone:
      break;
  }
  return "it does not apply";
}

// Of the indicator as a whole, so that one side of a comparison says it for both.
bool IsOfAllPeriods(AbsenceReason absence) {
  return absence == AbsenceReason::kNoPopulation || absence == AbsenceReason::kMeasureNotSupported;
}

std::string WhichIsAbsent(const IndicatorDefinition& definition, const Verdict& verdict,
                          const Cell& subject, const Cell& reference) {
  const int32_t data_month = subject.period.last;
  const PeriodLabel judged = SubjectLabel(definition, verdict.comparison, subject.period);
  const PeriodLabel against = ReferenceLabel(definition, verdict.comparison, reference.period);
  const auto say = [&](const Cell& cell, const PeriodLabel& label, absl::string_view nothing) {
    return absl::StrCat(label.text, label.Has(), nothing,
                        CauseOfAbsence(definition, cell, label, data_month));
  };
  if (subject.present()) return say(reference, against, " no value, since ");
  const std::string first = say(subject, judged, " no value, since ");
  if (reference.present() || IsOfAllPeriods(subject.absence)) return first;
  return absl::StrCat(first, "; ", say(reference, against, " none either, since "));
}

absl::string_view InPlural(Measure measure) {
  switch (measure) {
    case Measure::kCount:
      return "counts";
    case Measure::kAmount:
      return "amounts";
    case Measure::kProportion:
      return "percentages";
    case Measure::kRatio:
      return "ratios";
    case Measure::kRate:
      return "rates by population";
    case Measure::kMean:
      return "mean values";
    case Measure::kPerHead:
      return "figures per head";
    case Measure::kLevel:
      return "levels at month end";
    case Measure::kHarm:
      break;
  }
  return "the harm index";
}

std::string WhyNotTestable(const IndicatorDefinition& definition, bool by_interval,
                           const Cell& subject, const Cell& reference) {
  const bool counts = !PoolsOverMonths(definition.measure);
  if (counts && !CountsEvents(definition)) {
    return absl::StrCat("the ", by_interval ? "interval" : "test",
                        " is for numbers of events, and this is a difference of such");
  }
  if (by_interval) return "the interval is for whole events, and this figure has fractions";
  if (counts && (subject.numerator % kMillion != 0 || reference.numerator % kMillion != 0)) {
    return "the test is for whole events, and these figures have fractions";
  }
  if (std::max(subject.period.first, reference.period.first) <=
      std::min(subject.period.last, reference.period.last)) {
    return "outside the months that both periods share there is nothing to compare";
  }
  return "the figures do not bear the test";
}

}  // namespace

std::string WhatIsMissing(const IndicatorDefinition& definition, const Cell& cell) {
  if (!PoolsOverMonths(definition.measure)) return "";
  const int32_t months = cell.period.months();
  std::string text =
      cell.missing == 0 ? "" : absl::StrCat(cell.months_present, " of ", months, " months present");
  if (!cell.missing_areas.empty()) {
    absl::StrAppend(&text, text.empty() ? "" : ", ", "without ", Areas(cell),
                    months == 1 ? "" : " in some months");
  }
  return text;
}

std::string WhyNoValue(const IndicatorDefinition& definition, const Cell& cell,
                       const PeriodLabel& label) {
  return absl::StrCat(label.text, label.Has(), " no value, since ",
                      CauseOfAbsence(definition, cell, label, cell.period.last));
}

std::string WhyNoVerdict(const IndicatorDefinition& definition, const Verdict& verdict,
                         const Cell& subject, const Cell& reference) {
  switch (verdict.reason) {
    case VerdictReason::kSubjectAbsent:
    case VerdictReason::kReferenceAbsent:
      return WhichIsAbsent(definition, verdict, subject, reference);
    case VerdictReason::kReferenceZero: {
      const PeriodLabel against = ReferenceLabel(definition, verdict.comparison, reference.period);
      return absl::StrCat(against.text, against.Is(),
                          " zero, and no percentage of it can be taken");
    }
    case VerdictReason::kNoRuleForMeasure:
      return absl::StrCat("the profile ", verdict.profile, " has no rule for ",
                          InPlural(definition.measure));
    case VerdictReason::kNumeratorAboveDenominator:
      return IsInterval(verdict.method)
                 ? "the part exceeds the whole, so no interval can be drawn around the figure"
                 : "in one of the two periods the part exceeds the whole, so the test does not "
                   "apply";
    case VerdictReason::kNegativeCount:
      return absl::StrCat("net adjustments bring one of the two counts below zero, so the ",
                          IsInterval(verdict.method) ? "interval" : "test", " does not apply");
    case VerdictReason::kNotTestable:
      return WhyNotTestable(definition, IsInterval(verdict.method), subject, reference);
    case VerdictReason::kNone:
    case VerdictReason::kNotApplicable:
    case VerdictReason::kNoPeerGroup:  // of peers: peer_sentence.h
    case VerdictReason::kPeersTooFew:
    case VerdictReason::kSeriesHasGap:  // of charts: chart_verdict.h
    case VerdictReason::kSeriesTooShort:
    case VerdictReason::kNoTarget:
    case VerdictReason::kValuesAreDifferences:
      break;
  }
  return "the figures do not bear the test";
}

}  // namespace copperplate::indicators
