#include "services/volunteers/domain/expectation.h"

namespace copperplate::volunteers {
namespace {

// What the lengths of all months divide.
constexpr int64_t kCommonDays = int64_t{28} * 29 * 30 * 31;

}  // namespace

Expectation ExpectationOf(const ExpectationRule& rule, const DaySet& deployable,
                          int64_t worked_minutes, absl::CivilMonth last) {
  Expectation expectation;
  int64_t shares = 0;  // of months, in parts of kCommonDays
  for (absl::CivilMonth month = last - (rule.window_months - 1); month <= last; ++month) {
    const DayRange days{absl::CivilDay(month), absl::CivilDay(month + 1)};
    const int64_t deployed = DayCount(deployable.Intersection({days}));
    expectation.deployable_days += deployed;
    shares += kCommonDays / (days.to - days.from) * deployed;
  }
  expectation.hours = Rational::Of(absl::int128(rule.hours_a_month) * shares, kCommonDays);
  expectation.worked_minutes = worked_minutes;
  expectation.below = expectation.deployable_days >= rule.least_deployable_days &&
                      Rational::Of(worked_minutes, 60) < expectation.hours;
  return expectation;
}

}  // namespace copperplate::volunteers
