// What the view of an improvement plan says beside the rows of its table.
#pragma once

#include <cstddef>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// Below the table: how the plan stands, what was found, and when it is looked at, a line each.
std::string HowThePlanStands(const Value& summary, size_t shown);

// The beginning of an action's text, for a column of a table.
std::string BriefTextOf(const Value& action);

// `overdue`, `due soon`, `reopened`, or several of them.
std::string AttentionTo(const Value& action);

}  // namespace copperplate::cli
