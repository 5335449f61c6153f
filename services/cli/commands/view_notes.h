// What the views of an indicator show beside the fields of their items.
#pragma once

#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// Below the table: of what, in which unit and where, and what the answer says of it in words, a
// line each.
std::string InWords(const Value& answer, size_t shown);

// Of a point of a control chart, rounded to one decimal more than its value is shown with.
std::string CentreOf(const Value& point);
std::string LowerLimitOf(const Value& point);
std::string UpperLimitOf(const Value& point);

}  // namespace copperplate::cli
