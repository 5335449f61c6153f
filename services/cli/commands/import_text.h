#pragma once

#include <string>

#include "services/cli/commands/outcome.h"

namespace copperplate::cli {

// What an import did, or would do, from a Batch message in JSON: one line.
std::string DescribeImport(const Value& batch);

// Of an import that was refused, which batch keeps the faults and how to see them all; empty where
// there is none, as of a trial. From the body of the error.
std::string WhereFaultsAre(const Value& body);

}  // namespace copperplate::cli
