#include "services/volunteers/domain/average_hours.h"

#include <numeric>

namespace copperplate::volunteers {
namespace {

constexpr int64_t kMinutesInHour = 60;

int64_t SumOf(absl::Span<const int64_t> strengths) {
  return std::accumulate(strengths.begin(), strengths.end(), int64_t{0});
}

}  // namespace

std::optional<Rational> AverageHeadcount(absl::Span<const int64_t> month_end_strengths) {
  if (month_end_strengths.size() != kMonthsOfYear) return std::nullopt;
  return Rational::Of(SumOf(month_end_strengths), kMonthsOfYear);
}

std::optional<Rational> AverageMonthlyHours(int64_t minutes,
                                            absl::Span<const int64_t> month_end_strengths) {
  const int64_t sum = SumOf(month_end_strengths);
  if (month_end_strengths.size() != kMonthsOfYear || sum == 0) return std::nullopt;
  // By a mean over 12 and by 12 is by the sum.
  return Rational::Of(minutes, absl::int128(kMinutesInHour) * sum);
}

std::optional<Rational> Turnout(int64_t persons_on_duty, int64_t strength) {
  if (strength == 0) return std::nullopt;
  return Rational::Of(persons_on_duty, strength);
}

}  // namespace copperplate::volunteers
