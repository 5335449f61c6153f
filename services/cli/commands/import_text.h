#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/cli/commands/outcome.h"

namespace copperplate::cli {

// What an import did, or would do, from a Batch message in JSON: one line.
std::string DescribeImport(const Value& batch);

// What it was warned of, a line each below one that counts them, and how to see them all where
// these are the first; empty without.
std::string DescribeWarnings(const Value& batch);

// Of an import that was refused, which batch keeps the faults and how to see them all; empty where
// there is none, as of a trial. From the body of the error; the command names the batch's force
// where it is another than `force`.
std::string WhereFaultsAre(const Value& body, absl::string_view force);

}  // namespace copperplate::cli
