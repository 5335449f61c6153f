// What requests for moves of parts have in common.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "libs/fields/civil.h"
#include "libs/status/faults.h"
#include "services/delivery/domain/withdrawal.h"

namespace copperplate::delivery {

// What a request to withdraw says: from which day on, today where it says none, and why.
template <class Request>
Withdrawal ReadWithdrawal(const Request& request, absl::CivilDay today, Faults& faults) {
  Withdrawal withdrawal;
  withdrawal.on =
      fields::ReadOptionalDate(request.withdrawn_on(), "withdrawn_on", faults).value_or(today);
  withdrawal.reason = request.reason();
  return withdrawal;
}

}  // namespace copperplate::delivery
