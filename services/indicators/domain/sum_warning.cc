#include <algorithm>
#include <optional>
#include <utility>

#include "absl/numeric/int128.h"
#include "absl/strings/str_cat.h"
#include "libs/rational/rational.h"
#include "libs/text/thousands.h"
#include "services/indicators/domain/adds_up.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/import_warning.h"

namespace copperplate::indicators {
namespace {

// What the areas right below one come to in a month.
struct Together {
  absl::int128 numerator = 0;
  absl::int128 denominator = 0;
  int areas = 0;
  int64_t first_line = 0;  // 0: none
};

const RecentFigure* Find(const RecentSeries* series, int32_t month) {
  if (series == nullptr) return nullptr;
  const auto found = std::lower_bound(
      series->figures.begin(), series->figures.end(), month,
      [](const RecentFigure& figure, int32_t wanted) { return figure.month < wanted; });
  return found != series->figures.end() && found->month == month ? &*found : nullptr;
}

// Nothing where one of them has no figure.
std::optional<Together> Add(absl::Span<const RecentMember> members, int32_t month) {
  Together sum;
  for (const RecentMember& member : members) {
    if (month < member.when.first || month > member.when.last) continue;
    const RecentFigure* const figure = Find(member.series, month);
    if (figure == nullptr) return std::nullopt;
    sum.numerator += figure->numerator;
    sum.denominator += figure->denominator;
    ++sum.areas;
    if (figure->line != 0 && (sum.first_line == 0 || figure->line < sum.first_line)) {
      sum.first_line = figure->line;
    }
  }
  return sum;
}

WarnedNumber Exactly(absl::int128 millionths) {
  return {Rational::Of(millionths, kMillion).ToDouble(), FormatMillionths(millionths)};
}

ImportWarning Warning(WarningKind kind, absl::string_view what, absl::int128 own,
                      absl::int128 together, int areas) {
  ImportWarning warning;
  warning.kind = kind;
  warning.value = Exactly(own);
  warning.expected = Exactly(together);
  warning.n = areas;
  warning.sentence = absl::StrCat(
      "Its own ", what, " is ", GroupThousands(warning.value.text), ", and ",
      areas == 1 ? "that of the one area" : absl::StrCat("those of the ", areas, " areas"),
      " in it ", areas == 1 ? "is " : "add up to ", GroupThousands(warning.expected.text), ".");
  return warning;
}

}  // namespace

std::vector<ImportWarning> SumsThatDiffer(const IndicatorDefinition& definition,
                                          const RecentSeries& whole,
                                          absl::Span<const RecentMember> members) {
  const bool has_denominator = HasDenominator(definition.measure);
  std::vector<ImportWarning> warnings;
  if (!AddsUp(definition.measure) && !has_denominator) return warnings;
  for (const RecentFigure& own : whole.figures) {
    const std::optional<Together> sum = Add(members, own.month);
    if (!sum.has_value() || sum->areas == 0) continue;
    const int64_t line = own.line != 0 ? own.line : sum->first_line;
    if (line == 0) continue;
    const auto add = [&](ImportWarning warning) {
      warning.line = line;
      warning.month = own.month;
      warnings.push_back(std::move(warning));
    };
    if (sum->numerator != own.numerator) {
      add(Warning(WarningKind::kNumeratorsDiffer, has_denominator ? "numerator" : "figure",
                  own.numerator, sum->numerator, sum->areas));
    }
    if (has_denominator && sum->denominator != own.denominator) {
      add(Warning(WarningKind::kDenominatorsDiffer, "denominator", own.denominator,
                  sum->denominator, sum->areas));
    }
  }
  return warnings;
}

}  // namespace copperplate::indicators
