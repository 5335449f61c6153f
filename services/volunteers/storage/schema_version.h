#pragma once

#include "libs/postgres/startup_checks.h"

namespace copperplate::volunteers {

inline constexpr char kSchema[] = "volunteers";

// The change of the folder schema/ that this binary was built against: the last of its plan.
postgres::RequiredMigration RequiredMigration();

}  // namespace copperplate::volunteers
