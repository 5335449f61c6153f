// The average hours of a month, as the Board is told them.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/types/span.h"
#include "libs/rational/rational.h"

namespace copperplate::volunteers {

inline constexpr size_t kMonthsOfYear = 12;

// The mean of the strengths at the ends of 12 months; nothing where they are not 12. A point is no
// mean: on 31 March 2018 the strength was 229.
std::optional<Rational> AverageHeadcount(absl::Span<const int64_t> month_end_strengths);

// Hours of the 12 months by the average headcount and by 12: 50,687 / 216 / 12 = 19.555, "just
// under 20" (Business Coordination Board, January 2020). It is no mean of the members' means.
// Nothing where the headcount is 0 or not of 12 months. `minutes` are Hours::minutes. Printed with
// one decimal, half up: Rational::Round(1).
std::optional<Rational> AverageMonthlyHours(int64_t minutes,
                                            absl::Span<const int64_t> month_end_strengths);

// The persons on duty by strength; nothing where that is 0.
std::optional<Rational> Turnout(int64_t persons_on_duty, int64_t strength);

}  // namespace copperplate::volunteers
