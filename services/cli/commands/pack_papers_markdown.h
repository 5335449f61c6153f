#pragma once

#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// The papers of a pack, as the API has it, in the order of its agenda, each with the items that it
// is for.
std::string PackPapersMarkdown(const Value& pack);

}  // namespace copperplate::cli
