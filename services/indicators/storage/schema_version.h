#pragma once

#include "libs/postgres/startup_checks.h"

namespace copperplate::indicators {

inline constexpr char kSchema[] = "indicators";

// The change of services/indicators/schema that this binary was built against: the last of its
// plan.
postgres::RequiredMigration RequiredMigration();

}  // namespace copperplate::indicators
