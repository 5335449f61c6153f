#pragma once

#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// The rows of a plan on a page, from a Board or an Iteration message in JSON, as CSV (RFC 4180),
// texts safe for a spreadsheet; only those of `theme` (its id, prefix or title) unless it is empty.
std::string PlanCsv(const Value& plan, const std::string& theme);

}  // namespace copperplate::cli
