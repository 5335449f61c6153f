// What is common to everything that is done with a record: who recorded it, and of which day.
#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

struct RecordedStep {
  std::string caller;      // verified
  absl::CivilDay on;       // the day it took place
  absl::CivilDay today;    // in Europe/London
  absl::Time recorded_at;  // the present instant
};

// Faults of `on`: DATE_IN_FUTURE after today, DATE_OUT_OF_ORDER before `earliest`, the day of what
// it follows.
void CheckStepDay(const RecordedStep& step, absl::CivilDay earliest, Faults& faults);

// TOO_MANY of `field` where a record would keep more than a hundred changes of a kind: they are
// read and written with it.
void CheckKept(size_t changes, absl::string_view field, Faults& faults);

}  // namespace copperplate::governance
