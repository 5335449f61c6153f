#pragma once

#include "libs/postgres/startup_checks.h"

namespace copperplate::governance {

inline constexpr char kSchema[] = "governance";

// The change of the folder schema/ that this binary was built against: the last of its plan.
postgres::RequiredMigration RequiredMigration();

}  // namespace copperplate::governance
