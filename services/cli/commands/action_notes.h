// What the view of an action log says beside its rows.
#pragma once

#include <cstddef>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// Below the table: what the actions add up to, of all of them though only the open ones are shown.
std::string HowTheActionsStand(const Value& log, size_t shown);

}  // namespace copperplate::cli
