#include "services/volunteers/domain/review_standard.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {
namespace {

constexpr int kHoursOfMonth = 31 * 24;
constexpr int kMostWindowMonths = 12;
// The days in which duties are looked for.
constexpr int kMostNoDutyDays = 366;
constexpr int kMostStandardDays = 366;
constexpr int kMostServiceYears = 80;

void CheckYears(const std::vector<int>& years, Faults& faults) {
  if (years.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "recognised_years",
               absl::StrCat("must be at most ", fields::kMostItems));
  }
  for (size_t i = 0; i < years.size(); ++i) {
    const std::string field = absl::StrCat("recognised_years[", i, "]");
    fields::CheckRange(years[i], field, 1, kMostServiceYears, faults);
    if (std::count(years.begin(), years.begin() + static_cast<ptrdiff_t>(i), years[i]) > 0) {
      faults.Add("DUPLICATE", field, "is there already");
    }
  }
}

}  // namespace

ReviewStandard DefaultReviewStandard(Kind kind) {
  ReviewStandard standard;
  standard.kind = kind;
  standard.from = absl::CivilDay::min();
  switch (kind) {
    case Kind::kSpecial:
      break;
    case Kind::kCadet:
      standard.expectation.hours_a_month = 3;
      break;
    case Kind::kPsv:
    case Kind::kSpeedwatch:
      standard.expectation.hours_a_month = 0;
      break;
  }
  return standard;
}

ReviewStandard ReviewStandardOn(absl::Span<const ReviewStandard> standards, Kind kind,
                                absl::CivilDay day) {
  const ReviewStandard* last = nullptr;
  for (const ReviewStandard& standard : standards) {
    if (standard.kind != kind || standard.from > day) continue;
    if (last == nullptr || last->from < standard.from) last = &standard;
  }
  return last == nullptr ? DefaultReviewStandard(kind) : *last;
}

void CheckReviewStandard(const ReviewStandard& standard, absl::Span<const ReviewStandard> others,
                         Faults& faults) {
  const auto& [hours, months, deployable] = standard.expectation;
  fields::CheckRange(hours, "expected_hours_a_month", 0, kHoursOfMonth, faults);
  fields::CheckRange(months, "window_months", 1, kMostWindowMonths, faults);
  fields::CheckRange(deployable, "least_deployable_days", 1, kMostStandardDays, faults);
  const AttentionLimits& attention = standard.attention;
  fields::CheckRange(attention.expiring_within, "expiring_within_days", 0, kMostStandardDays,
                     faults);
  fields::CheckRange(attention.leave_overdue_after, "leave_overdue_after_days", 0,
                     kMostStandardDays, faults);
  fields::CheckRange(attention.no_duty_first, "no_duty_first_days", 1, kMostNoDutyDays, faults);
  fields::CheckRange(attention.no_duty_second, "no_duty_second_days", 1, kMostNoDutyDays, faults);
  if (attention.no_duty_second <= attention.no_duty_first) {
    faults.Add("NO_DUTY_DAYS_REVERSED", "no_duty_second_days", "must be above no_duty_first_days");
  }
  fields::CheckRange(standard.service.longest_gap_days, "longest_gap_days", 0, kMostStandardDays,
                     faults);
  CheckYears(standard.service.recognised_years, faults);
  for (const ReviewStandard& other : others) {
    if (other.id != standard.id && other.kind == standard.kind && other.from == standard.from) {
      faults.Add("STANDARD_EXISTS_ON_DAY", "from_date",
                 "there is a standard of the kind from that day on already");
    }
  }
}

}  // namespace copperplate::volunteers
