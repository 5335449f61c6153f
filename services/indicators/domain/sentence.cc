#include "services/indicators/domain/sentence.h"

#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/indicators/domain/cause.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/quantity.h"

namespace copperplate::indicators {
namespace {

std::string Capitalised(std::string text) {
  text[0] = absl::ascii_toupper(static_cast<unsigned char>(text[0]));
  return text;
}

std::string Within(absl::string_view value, const std::string& missing) {
  return absl::StrCat(" (", value, missing.empty() ? "" : ", ", missing, ")");
}

// What makes differences where nothing has changed: chance, or months that vary beyond it.
std::string WhatVaries(const Verdict& verdict) {
  const double dispersion = verdict.dispersion.value_or(1);
  if (dispersion == 1) return "chance alone";
  return absl::StrCat("months that vary ",
                      absl::StrFormat("%.*f", dispersion < 1.1 ? 2 : 1, dispersion),
                      " times as much as by chance alone");
}

// How often chance alone makes a difference of this size, which is the test's p, against the
// rate that the test stands at.
std::string Chance(const Verdict& verdict, absl::string_view how_often) {
  return absl::StrCat(WhatVaries(verdict), " would give a difference this large ", how_often,
                      " than 1 time in ", verdict.one_in.value_or(0));
}

// How many tests the one behind the word was made with, and its p adjusted for; 1 where none.
int TestsTogether(const Verdict& verdict) {
  const bool by_significance = verdict.profile == kSignificanceProfile;
  return by_significance && verdict.adjusted.has_value() ? verdict.adjusted->tests : 1;
}

std::string ChanceMayGiveIt(const Verdict& verdict) {
  const int tests = TestsTogether(verdict);
  if (tests == 1) return absl::StrCat("as ", Chance(verdict, "more often"));
  return absl::StrCat("as among the ", tests, " comparisons tested together ", WhatVaries(verdict),
                      " may well give a difference this large");
}

std::string ChanceHardlyGivesIt(const Verdict& verdict) {
  const int tests = TestsTogether(verdict);
  if (tests == 1) return Chance(verdict, "less often");
  return absl::StrCat("it holds among the ", tests,
                      " comparisons tested together, where no more than 1 finding in ",
                      verdict.one_in.value_or(0), " should be chance");
}

// The p that the word rests on is small enough.
bool PassesTest(const Verdict& verdict) {
  const double p = TestsTogether(verdict) > 1 ? verdict.adjusted->p : *verdict.p;
  return p * verdict.one_in.value_or(0) < 1;
}

std::string WhyComparable(const Verdict& verdict) {
  const std::string by_chance = ChanceMayGiveIt(verdict);
  if (!verdict.band_percent.has_value()) return by_chance;
  const int band = *verdict.band_percent;
  const double change = std::fabs(verdict.change_percent.value_or(0));
  if (change < band || !verdict.p.has_value()) {
    return absl::StrCat("within the ", band, "% that is allowed for");
  }
  // Beyond the band, and beyond chance the other way.
  const bool opposite = verdict.statistic.value_or(0) * verdict.change_percent.value_or(0) < 0;
  if (opposite && PassesTest(verdict)) {
    return "as the months that the two periods do not share differ the other way";
  }
  return by_chance;
}

std::string WhyDifferent(const Verdict& verdict) {
  const std::string by_chance = verdict.p.has_value() ? ChanceHardlyGivesIt(verdict) : "";
  if (!verdict.band_percent.has_value()) return absl::StrCat("as ", by_chance);
  return absl::StrCat("at or beyond the ", *verdict.band_percent, "% that counts",
                      by_chance.empty() ? "" : ", and ", by_chance);
}

std::string WordAndWhy(const Verdict& verdict, const PrintedStep& step) {
  if (IsInterval(verdict.method)) return WordAndWhyByInterval(verdict, step);
  switch (verdict.word) {
    case VerdictWord::kLower:
      return absl::StrCat("lower, ", WhyDifferent(verdict));
    case VerdictWord::kHigher:
      return absl::StrCat("higher, ", WhyDifferent(verdict));
    default:
      return absl::StrCat("comparable, ", WhyComparable(verdict));
  }
}

// ` is 3.1% above `.
std::string StandsTo(const PeriodLabel& judged, const PrintedStep& step, int direction) {
  if (direction == 0) return absl::StrCat(judged.Equals(), " ");
  return absl::StrCat(judged.Is(), " ", step.size, step.size.empty() ? "" : " ",
                      direction > 0 ? "above " : "below ");
}

}  // namespace

std::string WordAndWhyByInterval(const Verdict& verdict, const PrintedStep& step) {
  const std::string with_chance =
      absl::StrCat(" once chance is allowed for (95% interval ", step.interval, ")");
  switch (verdict.word) {
    case VerdictWord::kLower:
      return absl::StrCat("lower, as the figure stays below", with_chance);
    case VerdictWord::kHigher:
      return absl::StrCat("higher, as the figure stays above", with_chance);
    default:
      return absl::StrCat("comparable, as the figure may be no different", with_chance);
  }
}

std::string Sentence(const IndicatorDefinition& definition, const Verdict& verdict,
                     const Cell& subject, const Cell& reference,
                     const std::optional<Rational>& change) {
  if (verdict.reason == VerdictReason::kNotApplicable) return "";
  if (verdict.word == VerdictWord::kNotCalculated) {
    return absl::StrCat("No verdict: ", WhyNoVerdict(definition, verdict, subject, reference), ".");
  }
  const PeriodLabel judged = SubjectLabel(definition, verdict.comparison, subject.period);
  const PeriodLabel against = ReferenceLabel(definition, verdict.comparison, reference.period);
  const bool by_interval = IsInterval(verdict.method);
  const PrintedStep step = PrintStep(definition, subject, reference, change, verdict.band_percent,
                                     by_interval ? verdict.interval : std::optional<Interval>());
  return absl::StrCat(Capitalised(judged.text),
                      Within(step.subject, WhatIsMissing(definition, subject)),
                      StandsTo(judged, step, Rational::Compare(subject.exact, reference.exact)),
                      against.text, Within(step.reference, WhatIsMissing(definition, reference)),
                      ": ", WordAndWhy(verdict, step), ".");
}

}  // namespace copperplate::indicators
