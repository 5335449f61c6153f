#pragma once

#include <string>
#include <utility>
#include <vector>

namespace copperplate::cli {

using RecordField = std::pair<std::string, std::string>;  // label and text

// One thing with many fields: a line each, labels above one another, long texts wrapped at blanks.
// Fields without text are left out.
std::string DrawRecord(const std::vector<RecordField>& fields);

}  // namespace copperplate::cli
