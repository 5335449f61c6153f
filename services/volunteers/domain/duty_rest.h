// What the Working Time Regulations 1998 say of rest, as warnings.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/duty.h"

namespace copperplate::volunteers {

// The Regulations cover the police expressly; whether they cover time that is given freely is open.
// So they keep nobody from a duty: a supervisor may record why it was let pass
// (OverrideKind::kRest).
enum class RestWarning : uint8_t {
  kNoBreak,      // less than 20 minutes in more than 6 hours (reg. 12)
  kDailyRest,    // less than 11 hours from another duty (reg. 10)
  kWeeklyRest,   // no 24 hours without a duty in the 7 days that end with it (reg. 11)
  kWeeklyHours,  // more than 48 hours a week, the mean of the 17 weeks that end with it (reg. 4)
};

// `NO_BREAK`, `DAILY_REST`, `WEEKLY_REST`, `WEEKLY_HOURS`.
absl::string_view Name(RestWarning warning);

// Every warning, in this order. `others`: the person's other duties of 17 weeks before and a day
// after, of all kinds; those that take no time (OccupiedTime()) are left out, and so is another
// version of the duty itself.
std::vector<RestWarning> RestWarningsOf(const Duty& duty, absl::Span<const Duty> others);

}  // namespace copperplate::volunteers
