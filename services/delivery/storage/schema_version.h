#pragma once

#include "libs/postgres/startup_checks.h"

namespace copperplate::delivery {

inline constexpr char kSchema[] = "delivery";

// The change of the folder schema/ that this binary was built against: the last of its plan.
postgres::RequiredMigration RequiredMigration();

}  // namespace copperplate::delivery
