#include "services/indicators/domain/peer_sentence.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/polarity.h"
#include "services/indicators/domain/quantity.h"
#include "services/indicators/domain/sentence.h"

namespace copperplate::indicators {
namespace {

// `the quarter to June 2024`; `June 2024`.
std::string PeriodOf(const IndicatorDefinition& definition, const Period& period) {
  const bool month = definition.frequency == Frequency::kMonthly;
  return SubjectLabel(definition, month ? Comparison::kPeers : Comparison::kBenchmark, period).text;
}

std::string NoGroup(const IndicatorDefinition& definition, const Period& period) {
  return absl::StrCat("no Most Similar Group of the force is held for ",
                      PeriodOf(definition, period));
}

std::string WhyNone(const PeerInput& input, const PeerComparison& comparison) {
  const std::string period = PeriodOf(input.definition, comparison.period);
  const Verdict& verdict = comparison.verdict;
  switch (verdict.reason) {
    case VerdictReason::kNoPeerGroup:
      return NoGroup(input.definition, comparison.period);
    case VerdictReason::kPeersTooFew:
      return absl::StrCat("only ", comparison.group_size, " of ",
                          static_cast<size_t>(comparison.group_size) + comparison.missing.size(),
                          " forces of the group can be compared for ", period, ", and it takes ",
                          kFewestPeers);
    case VerdictReason::kSubjectAbsent:
      return absl::StrCat("no figure of the force is held for ", period);
    case VerdictReason::kReferenceAbsent:
      return "a weighted average takes the numerator and denominator of every force, and of one "
             "only the value was published";
    case VerdictReason::kReferenceZero:
      return "the average of the group is zero, and no percentage of it can be taken";
    case VerdictReason::kNoRuleForMeasure:
      return absl::StrCat("the profile ", verdict.profile,
                          " has no rule for forces compared by a measure without sizes");
    case VerdictReason::kNegativeCount:
      return "net adjustments bring the force's figure below zero, so no limits apply to it";
    case VerdictReason::kNotTestable:
      return "the figures were published without what they are out of, so no limits can be drawn";
    default:
      break;
  }
  return "the figures do not bear the comparison";
}

std::string Why(const Verdict& verdict) {
  const bool differs = verdict.word != VerdictWord::kComparable;
  if (verdict.method == Method::kFunnel) {
    return differs
               ? "outside the limits that chance and the group's own spread allow 19 times in 20"
               : "within the limits that chance and the group's own spread allow 19 times in 20";
  }
  return absl::StrCat(differs ? "at or beyond the " : "within the ",
                      verdict.band_percent.value_or(0),
                      differs ? "% that counts" : "% that is allowed for");
}

absl::string_view Word(VerdictWord word) {
  return word == VerdictWord::kHigher  ? "higher"
         : word == VerdictWord::kLower ? "lower"
                                       : "comparable";
}

std::string Against(const PeerInput& input, const PeerComparison& comparison) {
  const int others = comparison.group_size - 1;
  const absl::string_view what = comparison.verdict.method == Method::kFunnel ||
                                         input.group->averaging == PeerAveraging::kWeighted
                                     ? "the figure of the force and "
                                     : "the average of the force and ";
  const absl::string_view together = comparison.verdict.method == Method::kFunnel ||
                                             input.group->averaging == PeerAveraging::kWeighted
                                         ? " taken together"
                                         : "";
  return absl::StrCat(what, others, " Most Similar Forces", together);
}

}  // namespace

std::string PeerSentence(const PeerInput& input, const PeerComparison& comparison,
                         const ComparedCells& cells) {
  const Verdict& verdict = comparison.verdict;
  if (verdict.word == VerdictWord::kNotCalculated) {
    return absl::StrCat("No verdict: ", WhyNone(input, comparison), ".");
  }
  const bool by_interval = IsInterval(verdict.method);
  const PrintedStep step =
      PrintStep(input.definition, cells.subject, cells.reference, cells.change,
                verdict.band_percent, by_interval ? verdict.interval : std::optional<Interval>());
  const int direction = Rational::Compare(cells.subject.exact, cells.reference.exact);
  const std::string stands = direction == 0
                                 ? "equals "
                                 : absl::StrCat("is ", step.size, step.size.empty() ? "" : " ",
                                                direction > 0 ? "above " : "below ");
  std::string sentence = absl::StrCat(
      "The force's figure for ", PeriodOf(input.definition, comparison.period), " (", step.subject,
      ") ", stands, Against(input, comparison), " (", step.reference, "): ",
      by_interval ? WordAndWhyByInterval(verdict, step)
                  : absl::StrCat(Word(verdict.word), ", ", Why(verdict)));
  if (!comparison.missing.empty()) {
    absl::StrAppend(&sentence, "; without ", absl::StrJoin(comparison.missing, ", "),
                    ", of which no figure is held");
  }
  return absl::StrCat(sentence, ".");
}

std::string PlaceSentence(const PeerPlace& place, Polarity polarity, absl::string_view among,
                          int negative) {
  if (!place.place.has_value()) {
    return absl::StrCat("Unranked: no figure of the force is held beside those of ", place.of, " ",
                        among, ".");
  }
  std::string sentence =
      absl::StrCat(*place.place, " of ", place.of, " ", among, ", where 1 is the ",
                   FirstInWords(polarity), " figure (", BetterWayInWords(polarity), "); ");
  if (place.place_year_before.has_value()) {
    absl::StrAppend(&sentence, *place.place_year_before, " of ", place.of_year_before,
                    " a year before");
  } else {
    absl::StrAppend(&sentence, "unranked a year before");
  }
  if (negative > 0) {
    absl::StrAppend(&sentence, "; ", negative, negative == 1 ? " is" : " are",
                    " below zero by net adjustments");
  }
  return absl::StrCat(sentence, ".");
}

std::string NoGroupSentence(const IndicatorDefinition& definition, const Period& period) {
  return absl::StrCat("Unranked: ", NoGroup(definition, period), ".");
}

}  // namespace copperplate::indicators
