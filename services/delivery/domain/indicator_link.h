#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

// An indicator that is evidence of an action, and when it is so.
struct IndicatorLink {
  std::string id;
  std::string action;     // id
  std::string indicator;  // resource name: `forces/{force}/indicators/{indicator}`
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // the last day, itself included

  bool HoldsOn(absl::CivilDay day) const { return from <= day && day <= to.value_or(day); }
};

// Every fault of a link by itself, by the API's field names; that the indicator is there nobody
// asks.
Faults Validate(const IndicatorLink& link);

}  // namespace copperplate::delivery
