#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

// Of what can be withdrawn: a reason where it is, none where it is not (FIELD_REQUIRED,
// FIELD_NOT_FOR_STATE).
void CheckWithdrawal(std::optional<absl::CivilDay> withdrawn_on, absl::string_view reason,
                     Faults& faults);

}  // namespace copperplate::delivery
