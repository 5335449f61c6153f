#pragma once

#include <map>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// What is known of the things that a diff names, by their names; any may be missing.
struct DiffNames {
  std::map<std::string, Value> indicators;
  std::map<std::string, Value> batches;
};

// A DiffSnapshotResponse in JSON as a table of what was and what is, and below it the batches and
// other changes that moved it: when they came, by whom, and of batches why.
std::string DrawDifferences(const Value& answer, const DiffNames& names);

}  // namespace copperplate::cli
