#include "services/indicators/domain/quantity.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "libs/text/thousands.h"

namespace copperplate::indicators {
namespace {

constexpr int kMostMoreDecimals = 6;

int DecimalsOf(absl::string_view text) {
  const size_t point = text.find('.');
  return point == absl::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

double NumberOf(absl::string_view text) {
  double number = 0;
  return absl::SimpleAtod(text, &number) ? number : 0;
}

bool IsWholeNumber(absl::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// `days_lost_per_person` as `days lost per person`, of one as `day lost per person`.
std::string UnitInWords(const IndicatorDefinition& definition, bool one) {
  std::vector<std::string> words = absl::StrSplit(definition.unit, '_', absl::SkipEmpty());
  for (std::string& word : words) {
    if (IsWholeNumber(word)) word = GroupThousands(word);
  }
  std::string& noun = words.front();
  if (one && noun.size() > 1 && noun.back() == 's') noun.pop_back();
  // `per_1000` says of what only by the measure.
  if (definition.measure == Measure::kRate && definition.unit.back() >= '0' &&
      definition.unit.back() <= '9') {
    words.push_back("people");
  }
  return absl::StrJoin(words, " ");
}

// With `more` decimals than the cell's own, but none beyond the one that makes it exact.
std::string TextOf(const Cell& cell, int more) {
  if (more == 0) return cell.text;
  const int held = DecimalsOf(cell.text);
  absl::int128 scale = 1;
  for (int i = 0; i < held; ++i) scale *= 10;
  int needed = 0;
  for (; needed < more && scale % cell.exact.denominator() != 0; ++needed) scale *= 10;
  return needed == 0 ? cell.text : cell.exact.Round(held + needed);
}

// The percentage without its sign. One decimal; more where that would round onto the band's edge
// from inside it, none from 100 on.
std::string PercentText(const Rational& change, std::optional<int> band) {
  const Rational size = change.Absolute();
  if (size >= Rational(100)) return GroupThousands(size.Round(0));
  std::string text = size.Round(1);
  if (band.has_value() && size < Rational(*band)) {
    int decimals = 1;
    while (text == Rational(*band).Round(decimals)) {
      if (decimals == kMostMoreDecimals + 1) return absl::StrCat("just under ", *band);
      text = size.Round(++decimals);
    }
  }
  return text == "0.0" ? "less than 0.1" : text;
}

// The step between two values as printed; empty where it cannot be said that way.
struct Step {
  std::string percent;
  std::string points;  // of two percentages, without sign; `0.0` where they round to that
  double exact_percent = 0;
};

Step StepBetween(const IndicatorDefinition& definition, const Cell& subject, const Cell& reference,
                 const std::optional<Rational>& change, std::optional<int> band) {
  Step step;
  if (change.has_value()) {
    step.percent = PercentText(*change, band);
    step.exact_percent = std::fabs(change->ToDouble());
  }
  if (definition.unit == "percent") {
    const absl::StatusOr<Rational> points = Subtract(subject.exact, reference.exact);
    if (points.ok()) step.points = points->Absolute().Round(definition.decimals);
  }
  return step;
}

// Whether a reader with a calculator comes from the two numbers to the step. Doubles choose how
// many digits there are, never which.
bool Agree(const Step& step, absl::string_view subject, absl::string_view reference) {
  const double from = NumberOf(reference);
  const double distance = std::fabs(NumberOf(subject) - from);
  if (distance == 0) return false;
  if (!step.points.empty()) {
    const double half = std::pow(10, -DecimalsOf(step.points)) / 2;
    // A hair more, since decimals are no exact doubles.
    if (std::fabs(distance - NumberOf(step.points)) > half * 1.000001) return false;
  }
  if (step.percent.empty()) return true;
  if (from == 0) return false;
  const double recomputed = distance / std::fabs(from) * 100;
  return std::fabs(recomputed - step.exact_percent) < std::pow(10, -DecimalsOf(step.percent));
}

struct PrintedBounds {
  std::string lower;
  std::string upper;
};

// With as many decimals as the indicator has and `more`; empty without an interval.
PrintedBounds PrintBounds(const IndicatorDefinition& definition,
                          const std::optional<Interval>& interval, int more) {
  if (!interval.has_value()) return {};
  const int decimals = definition.decimals + more;
  return {absl::StrFormat("%.*f", decimals, interval->lower),
          absl::StrFormat("%.*f", decimals, interval->upper)};
}

// Whether the bounds stand to the reference in print as they do.
bool BoundsAgree(const std::optional<Interval>& interval, double reference,
                 const PrintedBounds& printed, absl::string_view reference_text) {
  if (!interval.has_value()) return true;
  const double from = NumberOf(reference_text);
  if (interval->lower > reference) return NumberOf(printed.lower) > from;
  if (interval->upper < reference) return NumberOf(printed.upper) < from;
  return NumberOf(printed.lower) <= from && NumberOf(printed.upper) >= from;
}

std::string BoundsInWords(const IndicatorDefinition& definition, const PrintedBounds& bounds) {
  if (bounds.lower.empty()) return "";
  // A unit that is a sign stands at both, words after the last.
  const bool sign = definition.unit == "percent" || definition.unit == "gbp";
  return absl::StrCat(sign ? Quantity(definition, bounds.lower) : GroupThousands(bounds.lower),
                      " to ", Quantity(definition, bounds.upper));
}

std::string PointsInWords(std::string points) {
  std::string less;
  if (NumberOf(points) == 0) {
    // Below one unit of its last digit.
    less = "less than ";
    points.back() = '1';
  }
  return absl::StrCat(less, GroupThousands(points), points == "1" ? " point" : " points");
}

std::string SizeInWords(const Step& step) {
  const std::string percent = step.percent.empty() ? "" : absl::StrCat(step.percent, "%");
  if (step.points.empty()) return percent;
  return absl::StrCat(PointsInWords(step.points),
                      percent.empty() ? "" : absl::StrCat(" (", percent, ")"));
}

}  // namespace

std::string Quantity(const IndicatorDefinition& definition, absl::string_view text) {
  const std::string number = GroupThousands(text);
  const std::string& unit = definition.unit;
  if (unit == "percent") return absl::StrCat(number, "%");
  if (unit == "count" || unit == "headcount") return number;
  if (unit == "gbp") {
    return text[0] == '-' ? absl::StrCat("-£", number.substr(1)) : absl::StrCat("£", number);
  }
  return absl::StrCat(number, " ", UnitInWords(definition, text == "1" || text == "-1"));
}

PrintedStep PrintStep(const IndicatorDefinition& definition, const Cell& subject,
                      const Cell& reference, const std::optional<Rational>& change,
                      std::optional<int> band, const std::optional<Interval>& interval) {
  const bool equal = subject.exact == reference.exact;
  const Step step = StepBetween(definition, subject, reference, change, band);
  std::string subject_text = subject.text;
  std::string reference_text = reference.text;
  PrintedBounds bounds = PrintBounds(definition, interval, 0);
  const auto agree = [&] {
    return BoundsAgree(interval, reference.value, bounds, reference_text) &&
           (equal || Agree(step, subject_text, reference_text));
  };
  for (int more = 1; more <= kMostMoreDecimals && !agree(); ++more) {
    subject_text = TextOf(subject, more);
    reference_text = TextOf(reference, more);
    bounds = PrintBounds(definition, interval, more);
  }
  return {Quantity(definition, subject_text), Quantity(definition, reference_text),
          equal ? "" : SizeInWords(step), BoundsInWords(definition, bounds)};
}

}  // namespace copperplate::indicators
