// The recorded crime figures of all forces, as the service's indicators and import of peers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "absl/status/statusor.h"

namespace copperplate::indicators {

struct RecordedCrime {
  struct Figure {
    int64_t offences = 0;
    int64_t population = 0;
  };
  std::map<std::string, std::string> forces;      // title by id
  std::map<std::string, std::string> indicators;  // title by id: offence groups
  // Indicator id, force id, month number of the quarter's end.
  std::map<std::tuple<std::string, std::string, int32_t>, Figure> figures;
  // In the order of the file.
  std::string import_csv;
};

// Nothing where the file is not there. Otherwise its rows, or what is wrong with it.
absl::StatusOr<std::optional<RecordedCrime>> ReadRecordedCrime();

}  // namespace copperplate::indicators
