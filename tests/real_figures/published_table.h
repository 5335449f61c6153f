// The form that all the published tables have: a figure of a month, a place and a kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {

struct PublishedRow {
  int32_t month = 0;  // month number
  std::string area;
  std::string indicator;
  int64_t value = 0;
  int64_t denominator = 0;  // 0: none
};

inline int32_t Month(int year, int month) { return MonthNumber(absl::CivilMonth(year, month)); }

// `Violence and sexual offences`, `(no location)`: lower case, hyphens for all else.
std::string IdOf(absl::string_view title);

// Nothing where the file is not there. Otherwise its rows, or what is wrong with it.
absl::StatusOr<std::optional<std::vector<PublishedRow>>> ReadPublishedTable(absl::string_view file);

}  // namespace copperplate::indicators
