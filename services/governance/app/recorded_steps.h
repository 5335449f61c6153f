#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "libs/time/civil.h"
#include "services/governance/domain/recorded_step.h"

namespace copperplate::governance {

// A step of the context's caller on `on`, without that on the present day in Europe/London. `now`
// is the database's, under the lock.
inline RecordedStep StepOf(const RequestContext& context, absl::Time now,
                           std::optional<absl::CivilDay> on) {
  const absl::CivilDay today = LondonDay(now);
  return {context.caller, on.value_or(today), today, now};
}

}  // namespace copperplate::governance
