// The published street crime figures, as the service's areas, indicators and import.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "absl/status/statusor.h"

namespace copperplate::indicators {

struct StreetCrime {
  std::map<std::string, std::string> areas;       // title by id: districts
  std::map<std::string, std::string> elsewhere;   // the same: without a place in the force's area
  std::map<std::string, std::string> indicators;  // title by id: types of crime
  // Area id, indicator id, month number.
  std::map<std::tuple<std::string, std::string, int32_t>, int64_t> counts;

  // In the order of the file, which is not that of the keys.
  std::string import_csv;

  // Over the six districts and the months from `first` to `last`.
  int64_t ForceTotal(const std::string& indicator, int32_t first, int32_t last) const;
};

// Nothing where the file is not there. Otherwise its rows, or what is wrong with it.
absl::StatusOr<std::optional<StreetCrime>> ReadStreetCrime();

}  // namespace copperplate::indicators
