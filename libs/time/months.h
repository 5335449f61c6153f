// Months counted from a day as the law counts them.
#pragma once

#include "absl/time/civil_time.h"

namespace copperplate {

// The day `months` months after `day`: that of the same number, and the month's last where it has
// none, so that a month from 31 January ends on 28 or 29 February (the corresponding date rule:
// Dodds v Walker [1981] 1 WLR 1027). `months` may be negative.
absl::CivilDay AddMonths(absl::CivilDay day, int months);

}  // namespace copperplate
