#include "services/indicators/domain/peer_sentence.h"

#include "absl/strings/ascii.h"
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

// The force that is compared, within a sentence.
std::string Force(const ForceTitles* titles, absl::string_view id) {
  return TitleOf(titles, id, "the force");
}

std::string NoGroup(const PeerInput& input, const Period& period) {
  return absl::StrCat("no Most Similar Group of ", Force(input.titles, input.force),
                      " is held for ", PeriodOf(input.definition, period));
}

std::string NoRule(const Verdict& verdict) {
  return absl::StrCat("the profile ", verdict.profile, " has no rule for forces",
                      verdict.profile == kMdcProfile ? "" : " compared by a measure without sizes");
}

std::string WhyNone(const PeerInput& input, const PeerComparison& comparison) {
  const std::string period = PeriodOf(input.definition, comparison.period);
  const Verdict& verdict = comparison.verdict;
  switch (verdict.reason) {
    case VerdictReason::kNoPeerGroup:
      return NoGroup(input, comparison.period);
    case VerdictReason::kPeersTooFew:
      return absl::StrCat("only ", comparison.group_size, " of ",
                          static_cast<size_t>(comparison.group_size) + comparison.missing.size(),
                          " forces of the group can be compared for ", period, ", and it takes ",
                          kFewestPeers);
    case VerdictReason::kSubjectAbsent:
      return absl::StrCat("no figure of ", Force(input.titles, input.force), " is held for ",
                          period);
    case VerdictReason::kReferenceAbsent:
      return "a weighted average takes the numerator and denominator of every force, and of one "
             "only the value was published";
    case VerdictReason::kReferenceZero:
      return "the average of the group is zero, and no percentage of it can be taken";
    case VerdictReason::kNoRuleForMeasure:
      return NoRule(verdict);
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
    const int one_in = verdict.one_in.value_or(0);
    return absl::StrCat(differs ? "outside" : "within",
                        " the limits that chance and the group's own spread allow ", one_in - 1,
                        " times in ", one_in);
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
  const bool together = comparison.verdict.method == Method::kFunnel ||
                        input.group->averaging == PeerAveraging::kWeighted;
  return absl::StrCat("the ", together ? "figure of " : "average of ",
                      Force(input.titles, input.force), " and ", others, " Most Similar Forces",
                      together ? " taken together" : "");
}

// `Cambridgeshire's figure for June 2024 (1.05) is 6.3% above the average of ... (0.99): higher, at
// or beyond the 4% that counts`.
std::string Compared(const IndicatorDefinition& definition, absl::string_view force,
                     const Period& period, const Verdict& verdict, const ComparedCells& cells,
                     absl::string_view against) {
  const bool by_interval = IsInterval(verdict.method);
  const PrintedStep step =
      PrintStep(definition, cells.subject, cells.reference, cells.change, verdict.band_percent,
                by_interval ? verdict.interval : std::optional<Interval>());
  const int direction = Rational::Compare(cells.subject.exact, cells.reference.exact);
  const std::string stands = direction == 0
                                 ? "equals "
                                 : absl::StrCat("is ", step.size, step.size.empty() ? "" : " ",
                                                direction > 0 ? "above " : "below ");
  std::string whose = Possessive(force);
  whose[0] = absl::ascii_toupper(static_cast<unsigned char>(whose[0]));
  return absl::StrCat(whose, " figure for ", PeriodOf(definition, period), " (", step.subject, ") ",
                      stands, against, " (", step.reference, "): ",
                      by_interval ? WordAndWhyByInterval(verdict, step)
                                  : absl::StrCat(Word(verdict.word), ", ", Why(verdict)));
}

std::string WhyNoneAbove(const AboveInput& input, const Verdict& verdict, const Period& of) {
  const std::string force = Force(input.titles, input.force);
  const std::string period = PeriodOf(input.definition, of);
  switch (verdict.reason) {
    case VerdictReason::kSubjectAbsent:
      return absl::StrCat("no figure of ", force, " is held for ", period, " beside that of ",
                          input.area.title);
    case VerdictReason::kReferenceZero:
      return absl::StrCat("the figure of ", input.area.title,
                          " is zero, and no percentage of it can be taken");
    case VerdictReason::kNoPeerGroup:
      return absl::StrCat("how far forces differ is told by the Most Similar Group of ", force,
                          ", and none is held for ", period);
    case VerdictReason::kPeersTooFew:
      return absl::StrCat("how far forces differ is told by ", kFewestPeers,
                          " forces of the group at least, and fewer have a figure for ", period);
    case VerdictReason::kNoRuleForMeasure:
      return NoRule(verdict);
    case VerdictReason::kNegativeCount:
      return "net adjustments bring a figure below zero, so no limits apply to it";
    case VerdictReason::kNotTestable:
      return "the figures were published without what they are out of, so no limits can be drawn";
    default:
      break;
  }
  return "the figures do not bear the comparison";
}

}  // namespace

std::string PeerSentence(const PeerInput& input, const PeerComparison& comparison,
                         const ComparedCells& cells) {
  const Verdict& verdict = comparison.verdict;
  if (verdict.word == VerdictWord::kNotCalculated) {
    return absl::StrCat("No verdict: ", WhyNone(input, comparison), ".");
  }
  std::string sentence = Compared(input.definition, Force(input.titles, input.force),
                                  comparison.period, verdict, cells, Against(input, comparison));
  if (!comparison.missing.empty()) {
    const auto title = [&input](std::string* out, const std::string& id) {
      absl::StrAppend(out, TitleOf(input.titles, id, id));
    };
    absl::StrAppend(&sentence, "; without ", absl::StrJoin(comparison.missing, ", ", title),
                    ", of which no figure is held");
  }
  return absl::StrCat(sentence, ".");
}

std::string AboveSentence(const AboveInput& input, const Verdict& verdict,
                          const ComparedCells& cells) {
  const Period period = cells.reference.period;
  if (verdict.word == VerdictWord::kNotCalculated) {
    return absl::StrCat("No verdict: ", WhyNoneAbove(input, verdict, period), ".");
  }
  return absl::StrCat(Compared(input.definition, Force(input.titles, input.force), period, verdict,
                               cells, absl::StrCat("that of ", input.area.title)),
                      ".");
}

std::string PlaceSentence(const PeerInput& input, const PeerPlace& place, absl::string_view among,
                          int negative) {
  if (!place.place.has_value()) {
    return absl::StrCat("Unranked: no figure of ", Force(input.titles, input.force),
                        " is held beside those of ", place.of, " ", among, ".");
  }
  const Polarity polarity = input.definition.polarity;
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
  if (place.not_adjusted_for_size) {
    absl::StrAppend(&sentence, "; not adjusted for the size of the forces");
  }
  return absl::StrCat(sentence, ".");
}

std::string NoGroupSentence(const PeerInput& input, const Period& period) {
  return absl::StrCat("Unranked: ", NoGroup(input, period), ".");
}

}  // namespace copperplate::indicators
