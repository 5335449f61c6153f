#include "services/indicators/domain/sentence.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

constexpr absl::string_view kMonthNames[] = {"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

// Thousands separators before the decimal point.
std::string Grouped(absl::string_view text) {
  const size_t point = std::min(text.find('.'), text.size());
  const size_t first_digit = !text.empty() && text[0] == '-' ? 1 : 0;
  std::string grouped;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i > first_digit && i < point && (point - i) % 3 == 0) grouped.push_back(',');
    grouped.push_back(text[i]);
  }
  return grouped;
}

std::string Span(const Period& period) {
  return absl::StrCat(MonthInWords(period.first), " to ", MonthInWords(period.last));
}

// What is judged, at the beginning of a sentence (`capital`) or within one.
std::string SubjectLabel(const IndicatorDefinition& definition, const Verdict& verdict,
                         bool capital) {
  const std::string month = MonthInWords(verdict.subject.period.last);
  if (verdict.comparison != Comparison::kBenchmark) return month;
  absl::string_view length = "he 12 months to ";
  if (definition.frequency == Frequency::kQuarterly) length = "he quarter to ";
  if (definition.frequency == Frequency::kAnnual) length = "he year to ";
  return absl::StrCat(capital ? "T" : "t", length, month);
}

std::string ReferenceLabel(const IndicatorDefinition& definition, const Verdict& verdict) {
  const std::string span = Span(verdict.reference.period);
  if (verdict.comparison != Comparison::kBenchmark) {
    return absl::StrCat(
        SumsOverMonths(definition.measure) ? "the average month of " : "the average of ", span);
  }
  switch (definition.frequency) {
    case Frequency::kQuarterly:
      return "the same quarter a year before";
    case Frequency::kAnnual:
      return "the year before";
    case Frequency::kMonthly:
      break;
  }
  return absl::StrCat("the baseline of ", span);
}

// One decimal, more where that would round onto the band's edge from inside it.
std::string ChangeInWords(const Verdict& verdict) {
  if (!verdict.change_percent.has_value()) {
    const double step = verdict.subject.value - verdict.reference.value;
    return step > 0 ? "is above " : (step < 0 ? "is below " : "equals ");
  }
  if (*verdict.change_percent == 0) return "equals ";
  const double size = std::fabs(*verdict.change_percent);
  const int band = verdict.band_percent.value_or(0);
  std::string text = absl::StrFormat("%.1f", size);
  for (int decimals = 2; size < band && decimals < 7 &&
                         text == absl::StrFormat("%.*f", decimals - 1, static_cast<double>(band));
       ++decimals) {
    text = absl::StrFormat("%.*f", decimals, size);
  }
  if (text == "0.0") text = "less than 0.1";
  return absl::StrCat("is ", text, "% ", *verdict.change_percent > 0 ? "above " : "below ");
}

// How often chance alone would pass the test.
std::string Odds(const Verdict& verdict) {
  const int one_in = verdict.one_in.value_or(0);
  if (one_in == 5) return "one time in five";
  if (one_in == 20) return "one time in twenty";
  return absl::StrCat("one time in ", one_in);
}

std::string Because(const Verdict& verdict) {
  const int band = verdict.band_percent.value_or(0);
  const double change = std::fabs(verdict.change_percent.value_or(0));
  const bool tested = verdict.p.has_value();
  if (tested && !verdict.band_percent.has_value()) {
    return verdict.word == VerdictWord::kComparable
               ? absl::StrCat("chance alone gives so large a difference at least ", Odds(verdict))
               : absl::StrCat("more than chance alone gives ", Odds(verdict));
  }
  if (verdict.word != VerdictWord::kComparable) {
    const std::string beyond = absl::StrCat("at or beyond the ", band, "% that counts");
    return tested ? absl::StrCat(beyond, ", and more than chance alone gives ", Odds(verdict))
                  : beyond;
  }
  if (!verdict.change_percent.has_value() || change < band || !tested) {
    return absl::StrCat("within the ", band, "% that is allowed for");
  }
  return absl::StrCat("chance alone gives so large a difference at least ", Odds(verdict));
}

absl::string_view WordInText(VerdictWord word) {
  switch (word) {
    case VerdictWord::kLower:
      return "lower";
    case VerdictWord::kHigher:
      return "higher";
    default:
      return "comparable";
  }
}

std::string WhyNot(const IndicatorDefinition& definition, const Verdict& verdict,
                   const Cell& reference) {
  switch (verdict.reason) {
    case VerdictReason::kSubjectAbsent:
      return absl::StrCat(SubjectLabel(definition, verdict, false), " has no value");
    case VerdictReason::kReferenceAbsent: {
      const std::string label = ReferenceLabel(definition, verdict);
      if (reference.absence != AbsenceReason::kIncompletePeriod) {
        return absl::StrCat(label, " has no value");
      }
      const int32_t months = reference.period.months();
      return absl::StrCat(label, " has no value, since ", months - reference.months_present,
                          " of its ", months, " months are missing");
    }
    case VerdictReason::kReferenceZero:
      return absl::StrCat(ReferenceLabel(definition, verdict),
                          " is zero, and no percentage of it can be taken");
    case VerdictReason::kNoRuleForMeasure:
      return absl::StrCat("the profile ", verdict.profile, " has no rule for figures of the kind ",
                          Name(definition.measure));
    case VerdictReason::kNumeratorAboveDenominator:
      return "the part exceeds the whole, so the test does not apply";
    case VerdictReason::kNegativeCount:
      return "net adjustments bring the count below zero, so the test does not apply";
    default:
      return "the figures do not bear the test";
  }
}

}  // namespace

std::string MonthInWords(int32_t month) {
  return absl::StrCat(kMonthNames[month % 12], " ", month / 12);
}

std::string Quantity(const IndicatorDefinition& definition, absl::string_view text) {
  const std::string number = Grouped(text);
  if (definition.unit == "percent") return absl::StrCat(number, "%");
  if (definition.unit == "count" || definition.unit == "headcount") return number;
  return absl::StrCat(number, " ", absl::StrReplaceAll(definition.unit, {{"_", " "}}));
}

std::string Sentence(const IndicatorDefinition& definition, const Verdict& verdict,
                     const Cell& reference) {
  if (verdict.reason == VerdictReason::kNotApplicable) return "";
  if (verdict.word == VerdictWord::kNotCalculated) {
    return absl::StrCat("No verdict: ", WhyNot(definition, verdict, reference), ".");
  }
  return absl::StrCat(SubjectLabel(definition, verdict, true), " (",
                      Quantity(definition, verdict.subject.text), ") ", ChangeInWords(verdict),
                      ReferenceLabel(definition, verdict), " (",
                      Quantity(definition, verdict.reference.text), "): ", WordInText(verdict.word),
                      ", ", Because(verdict), ".");
}

}  // namespace copperplate::indicators
