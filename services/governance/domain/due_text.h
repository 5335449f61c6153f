#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace copperplate::governance {

// The day that minutes mean by a span of time, counted from the day it was said: `in six months'
// time` of 12 April 2018 is 12 October 2018. Understood are `in` or `within`, a number as digits
// (1 to 120), a word to `twelve`, `a` or `an`, then days, weeks, fortnights, months or years, and
// `time` or not; letters of either case, straight and curly apostrophes. Months end as
// libs/time/months.h says (31 August and six months: 28 or 29 February). Nothing of any other text:
// what is not understood leaves an action without a date, which is counted.
std::optional<absl::CivilDay> DueFromText(absl::string_view text, absl::CivilDay said_on);

}  // namespace copperplate::governance
