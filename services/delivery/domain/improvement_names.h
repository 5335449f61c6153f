#pragma once

#include "absl/strings/string_view.h"
#include "services/delivery/domain/improvement_action.h"

namespace copperplate::delivery {

// `READY_FOR_SIGN_OFF`
absl::string_view Name(ImprovementState state);

}  // namespace copperplate::delivery
