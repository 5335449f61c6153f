#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/status/error.h"

namespace copperplate::indicators {

// The month number of `now` in Europe/London.
int32_t PresentMonth(absl::Time now);

// Fault MONTHS_REVERSED of `from_month` where both are given and the first lies after the last.
void CheckMonthsInOrder(std::optional<int32_t> from, std::optional<int32_t> to, Faults& faults);

// Fault MONTH_IN_FUTURE of `field` where `month` lies after `present`.
void CheckNotInFuture(int32_t month, int32_t present, absl::string_view field, Faults& faults);

}  // namespace copperplate::indicators
