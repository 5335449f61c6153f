// The published stop and search figures, as figures of one indicator and its parts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"

namespace copperplate::indicators {

struct StopSearch {
  // Every search, by month (`2024-12`).
  std::map<std::string, int64_t> searches;
  // By dimension and month, then category: `{ethnicity, 2024-12}`, `asian`. Those under 18 lie in
  // the subtotal `juveniles`, as the Board pack has it.
  std::map<std::pair<std::string, std::string>, std::map<std::string, int64_t>> parts;

  std::string import_csv;
};

// Nothing where the file is not there. Otherwise its rows, or what is wrong with it.
absl::StatusOr<std::optional<StopSearch>> ReadStopSearch();

}  // namespace copperplate::indicators
