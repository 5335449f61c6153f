#include "services/indicators/domain/chart_sentence.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "libs/text/thousands.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/quantity.h"

namespace copperplate::indicators {
namespace {

// Numbers of a chart, of the months' own values or of differences between them.
class Amounts {
 public:
  Amounts(const IndicatorDefinition& definition, ChartValueKind kind)
      : definition_(definition), differences_(kind == ChartValueKind::kSeasonalDifferences) {}

  bool differences() const { return differences_; }

  // A rounded value with its unit; of percentages their difference is in points.
  std::string Unit(absl::string_view text) const {
    if (!differences_ || definition_.unit != "percent") return Quantity(definition_, text);
    return absl::StrCat(GroupThousands(text), " points");
  }
  std::string Amount(double value) const {
    return Unit(RoundedText(value, definition_.decimals + 1));
  }
  // A limit where no value can lie beyond is said as that end.
  std::string Limit(double value) const {
    if (!differences_ && !definition_.allows_negative) value = std::max(value, 0.0);
    if (!differences_ && definition_.measure == Measure::kProportion) {
      value = std::min(value, 100.0);
    }
    return Amount(value);
  }

 private:
  const IndicatorDefinition& definition_;
  const bool differences_;
};

// Words for the last point of a chart.
class EndWords {
 public:
  EndWords(const IndicatorDefinition& definition, const ChartEnd& end)
      : definition_(definition), end_(end), amounts_(definition, end.kind) {}

  std::string Position() const {
    const Comparison whole = definition_.frequency == Frequency::kMonthly
                                 ? Comparison::kOneYearAverage
                                 : Comparison::kBenchmark;
    std::string period = SubjectLabel(definition_, whole, end_.value.cell.period).text;
    period[0] = absl::ascii_toupper(static_cast<unsigned char>(period[0]));
    const ChartLimits& limits = end_.limits;
    const std::string where =
        Has(ChartSignal::kAboveLimit)
            ? absl::StrCat("above the upper ", Kind(), " of ", amounts_.Limit(limits.upper))
        : Has(ChartSignal::kBelowLimit)
            ? absl::StrCat("below the lower ", Kind(), " of ", amounts_.Limit(limits.lower))
            : absl::StrCat("within ", Range());
    return absl::StrCat(period, ", ", LastValue(), ", lies ", where, OfWhich());
  }

  std::string Limits() const { return absl::StrCat(Range(), OfWhich()); }

  std::string Pattern() const {
    const std::string run = absl::StrCat(", and is one of ", MethodOfControlCharts().signal_run,
                                         " or more on end that ");
    if (Has(ChartSignal::kTrendUp)) return absl::StrCat(run, "rise");
    if (Has(ChartSignal::kTrendDown)) return absl::StrCat(run, "fall");
    if (Has(ChartSignal::kTwoOfThreeHigh)) return ", and is one of two in three near the upper one";
    if (Has(ChartSignal::kTwoOfThreeLow)) return ", and is one of two in three near the lower one";
    const std::string average =
        absl::StrCat(" the average of ", amounts_.Amount(end_.limits.centre));
    if (Has(ChartSignal::kShiftHigh)) return absl::StrCat(run, "lie above", average);
    if (Has(ChartSignal::kShiftLow)) return absl::StrCat(run, "lie below", average);
    return end_.signals.empty() ? " and is no signal" : "";
  }

 private:
  absl::string_view Kind() const { return end_.trial ? "trial limit" : "limit"; }
  std::string Range() const {
    return absl::StrCat("the ", Kind(), "s of ", amounts_.Limit(end_.limits.lower), " to ",
                        amounts_.Limit(end_.limits.upper));
  }
  std::string OfWhich() const {
    return absl::StrCat(" that its ", end_.points, " ",
                        PeriodNoun(definition_.frequency, end_.points), " since ",
                        MonthInWords(end_.since), " set");
  }

  std::string LastValue() const {
    const std::string& text = end_.value.text;
    if (!amounts_.differences()) return absl::StrCat("at ", amounts_.Unit(text));
    if (end_.value.value == 0) return "as a year before";
    const bool below = text[0] == '-';
    return absl::StrCat("at ", amounts_.Unit(below ? absl::string_view(text).substr(1) : text),
                        below ? " less" : " more", " than a year before");
  }

  bool Has(ChartSignal signal) const {
    return std::find(end_.signals.begin(), end_.signals.end(), signal) != end_.signals.end();
  }

  const IndicatorDefinition& definition_;
  const ChartEnd& end_;
  const Amounts amounts_;
};

ChartEnd EndOf(const ControlChart& chart) {
  const ChartPoint& last = chart.points.back();
  const ChartSegment& segment = chart.segments.back();
  return {chart.kind,     last.value,       last.signals,
          segment.limits, segment.points(), chart.points[segment.first].value.month,
          segment.trial};
}

// Words for one chart.
class Words {
 public:
  Words(const IndicatorDefinition& definition, const ControlChart& chart)
      : definition_(definition), chart_(chart), amounts_(definition, chart.kind) {}

  std::string Sentence() const {
    return absl::StrCat(WhereItLies(definition_, EndOf(chart_)), Counted(), Target(), ".");
  }

  std::vector<std::string> Notes() const {
    std::vector<std::string> notes;
    NoteValues(notes);
    for (const ChartSegment& segment : chart_.segments) {
      if (!segment.trial) continue;
      notes.push_back(absl::StrCat("The limits ", Since(segment), " are trial limits, of ",
                                   segment.points(), " ",
                                   PeriodNoun(definition_.frequency, segment.points()),
                                   ": they are to be drawn again as more arrive."));
    }
    for (const Annotation& crossed : chart_.breaks) {
      notes.push_back(absl::StrCat("The series breaks in ", MonthInWords(crossed.first_month), " (",
                                   crossed.reason,
                                   "): what lies before and after does not compare."));
    }
    for (const PendingRebase& pending : chart_.pending) {
      notes.push_back(absl::StrCat("The rebase of ", MonthInWords(pending.rebase.first_month), " (",
                                   pending.rebase.reason,
                                   ") has too few points yet: limits need two."));
    }
    const auto provisional =
        std::count_if(chart_.points.begin(), chart_.points.end(),
                      [](const ChartPoint& point) { return point.value.cell.provisional; });
    if (provisional > 0) {
      notes.push_back(absl::StrCat("Provisional as yet: ", provisional, " of the ",
                                   chart_.points.size(), " ",
                                   PeriodNoun(definition_.frequency, chart_.points.size()), "."));
    }
    return notes;
  }

  std::string Of(const ChartProposal& proposal) const {
    const size_t run = proposal.last - proposal.first + 1;
    return absl::StrCat("The ", run, " ", PeriodNoun(definition_.frequency, run), " from ",
                        MonthAt(proposal.first), " to ", MonthAt(proposal.last), " all lie ",
                        proposal.high ? "above" : "below", " the average, at ",
                        amounts_.Amount(proposal.mean_of_run), " on average after ",
                        amounts_.Amount(proposal.mean_before), ". Any given ", run, " ",
                        PeriodNoun(definition_.frequency, run), " would lie on one side by chance ",
                        Odds(proposal.chance_of_run),
                        ", and a chart has many such stretches: if something is known to have "
                        "changed then, record a rebase with its reason.");
  }

 private:
  // Of a long run the number itself would say nothing to a reader, and leaves every integer.
  static std::string Odds(double chance) {
    constexpr int64_t kLongest = 1'000'000;
    if (chance * static_cast<double>(kLongest) < 1) {
      return absl::StrCat("less than 1 time in ", GroupThousands(absl::StrCat(kLongest)));
    }
    return absl::StrCat("1 time in ", GroupThousands(absl::StrCat(std::llround(1 / chance))));
  }

  std::string MonthAt(size_t at) const { return MonthInWords(chart_.points[at].value.month); }
  std::string Since(const ChartSegment& segment) const {
    return absl::StrCat("from ", MonthAt(segment.first), " to ", MonthAt(segment.last));
  }

  std::string Counted() const {
    const auto signals =
        std::count_if(chart_.points.begin(), chart_.points.end(),
                      [](const ChartPoint& point) { return !point.signals.empty(); });
    return absl::StrCat("; of all ", chart_.points.size(), " ",
                        PeriodNoun(definition_.frequency, chart_.points.size()), " ",
                        signals == 0 ? "none" : absl::StrCat(signals),
                        signals > 1 ? " are signals" : " is a signal");
  }

  std::string Target() const {
    if (chart_.spells.empty() || chart_.spells.back().last + 1 != chart_.points.size()) return "";
    const ChartSpell& spell = chart_.spells.back();
    const std::string target =
        absl::StrCat("; the target of ",
                     Quantity(definition_, FormatMillionths(spell.target.value.value_or(0))));
    switch (spell.assurance) {
      case ChartAssurance::kPasses:
        return absl::StrCat(target, " will be met as long as nothing changes");
      case ChartAssurance::kFails:
        return absl::StrCat(target, " will not be met unless something changes");
      case ChartAssurance::kHitOrMiss:
        break;
    }
    return absl::StrCat(target, " will be met or missed by chance unless something changes");
  }

  void NoteValues(std::vector<std::string>& notes) const {
    const ChartSeasonality& season = chart_.seasonality;
    const std::string f = season.f.has_value() ? absl::StrFormat(" (F %.1f)", *season.f) : "";
    if (amounts_.differences()) {
      notes.push_back(absl::StrCat("The points are differences from a year before",
                                   season.strong ? absl::StrCat(", since the season is strong", f)
                                                 : (chart_.kind_asked ? ", as asked for" : ""),
                                   "."));
      if (chart_.segments.size() > 1) {
        notes.emplace_back("For a year after a rebase they compare with what was before it.");
      }
    } else if (!season.tested && SeasonLength(definition_.frequency) > 1) {
      notes.emplace_back(
          "Whether the season is strong cannot be said of less than three years in a row.");
    }
  }

  const IndicatorDefinition& definition_;
  const ControlChart& chart_;
  const Amounts amounts_;
};

}  // namespace

std::string WhereItLies(const IndicatorDefinition& definition, const ChartEnd& end) {
  const EndWords words(definition, end);
  return absl::StrCat(words.Position(), words.Pattern());
}

std::string LimitsInWords(const IndicatorDefinition& definition, const ChartEnd& end) {
  return EndWords(definition, end).Limits();
}

void WriteSentences(const IndicatorDefinition& definition, ControlChart& chart) {
  const Words words(definition, chart);
  for (ChartProposal& proposal : chart.proposals) proposal.sentence = words.Of(proposal);
  chart.sentence = words.Sentence();
  chart.notes = words.Notes();
}

}  // namespace copperplate::indicators
