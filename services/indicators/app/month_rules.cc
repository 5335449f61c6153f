#include "services/indicators/app/month_rules.h"

#include "absl/time/civil_time.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {

int32_t PresentMonth(absl::Time now) { return MonthNumber(absl::ToCivilMonth(now, London())); }

void CheckMonthsInOrder(std::optional<int32_t> from, std::optional<int32_t> to, Faults& faults) {
  if (from.has_value() && to.has_value() && *from > *to) {
    faults.Add("MONTHS_REVERSED", "from_month", "must not lie after the last month");
  }
}

void CheckNotInFuture(int32_t month, int32_t present, absl::string_view field, Faults& faults) {
  if (month > present) {
    faults.Add("MONTH_IN_FUTURE", field, "must not lie after the present month");
  }
}

}  // namespace copperplate::indicators
