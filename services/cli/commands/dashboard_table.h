#pragma once

#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// The Board's table from a Dashboard message in JSON, themes apart, notes below: which data months
// differ, what was printed otherwise, which verdicts have a reason not to be there. `why` adds the
// verdicts' sentences.
std::string DrawDashboard(const Value& dashboard, bool why);

}  // namespace copperplate::cli
