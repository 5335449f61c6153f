// What an import is warned of and not refused for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

// A figure is held against so many periods before it, of which it takes so many with a figure.
inline constexpr int32_t kWarningHistory = 36;
inline constexpr size_t kLeastWarningHistory = 13;
// Of an indicator in an area so many periods are looked at, the last ones of the import.
inline constexpr int32_t kWarnedPeriods = 12;

enum class WarningKind : uint8_t {
  // More than three moving-range sigmas from the series' own history, or as far by rare events.
  kOutsideOwnLimits = 1,
  // An area's own figure is not what those of the areas right below it add up to.
  kNumeratorsDiffer = 2,
  kDenominatorsDiffer = 3,
};

// In the unit of the indicator; of a RATE its events, of a HARM its offences, and of sums what adds
// up.
struct WarnedNumber {
  double value = 0;
  std::string text;  // rounded; of a sum exact
};

struct ImportWarning {
  int64_t line = 0;  // of the row that it is about, or of the first one that a sum has
  std::string indicator;
  std::string area;
  int32_t month = 0;
  std::string breakdown;
  WarningKind kind = WarningKind::kOutsideOwnLimits;
  WarnedNumber value;                 // as it now is
  WarnedNumber expected;              // the centre of the limits, or the sum
  std::optional<WarnedNumber> lower;  // limits; of a sum none
  std::optional<WarnedNumber> upper;
  int n = 0;  // figures that the limits stand on, or areas of the sum
  // The limits are those of differences from a year before, added to the figure of that year.
  bool seasonal = false;
  std::string sentence;
};

// A figure as it stands once the import is done.
struct RecentFigure {
  int32_t month = 0;
  int64_t numerator = 0;    // millionths
  int64_t denominator = 0;  // millionths; read only where the measure has one
  int64_t line = 0;  // of the import's row that made or changed it; 0: it is only looked back on
};

// One indicator in one area, the whole or one part of it.
struct RecentSeries {
  int32_t indicator = 0;  // number
  int32_t area = 0;       // number
  std::string breakdown;
  std::vector<RecentFigure> figures;  // ascending by month
};

// An area right below another, and its series of the same indicator and part; null: it has none.
struct RecentMember {
  const RecentSeries* series = nullptr;
  MonthSpan when;
};

// Each figure with a line that lies outside mean -/+ 2.66 mean moving ranges of the periods with a
// value among the kWarningHistory before it, where they are kLeastWarningHistory or more. Where all
// of those have one and their season is strong (stable_seasonality.h), the difference from a year
// before is held against the differences instead. A RATE is judged by its events, a HARM by its
// offences; where those or a COUNT are fewer than 5 a period and no season is strong, by the exact
// test of two Poisson counts with the tail of three sigmas. Indicator and area of the warnings are
// for the caller to name.
std::vector<ImportWarning> OutsideOwnLimits(const IndicatorDefinition& definition,
                                            const RecentSeries& series);

// Each month in which `whole` has a figure, every area that lies in it then has one, a line is
// among them, and the numerators or denominators do not add up. Of measures whose figures do:
// AddsUp(), and those with a denominator. The area is `whole`'s.
std::vector<ImportWarning> SumsThatDiffer(const IndicatorDefinition& definition,
                                          const RecentSeries& whole,
                                          absl::Span<const RecentMember> members);

}  // namespace copperplate::indicators
