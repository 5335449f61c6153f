#pragma once

#include <string>
#include <utility>
#include <vector>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// `20 open, 22 discharged`: of the members that are named, in words.
std::string CountsIn(const Value& summary,
                     const std::vector<std::pair<const char*, const char*>>& members);

}  // namespace copperplate::cli
