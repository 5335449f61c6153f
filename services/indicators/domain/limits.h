// Checks that several entities of this room share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "libs/status/error.h"

namespace copperplate::indicators {

constexpr size_t kLongestText = 8000;  // bytes: 2,000 characters of the longest

// The months that libs/time reads and writes.
constexpr int32_t kFirstMonth = 1900 * 12;
constexpr int32_t kLastMonth = 2199 * 12 + 11;
constexpr char kMonthRange[] = "must lie in 1900-01 to 2199-12";

constexpr bool IsMonthInRange(int32_t month) { return kFirstMonth <= month && month <= kLastMonth; }

inline void CheckValidity(int32_t valid_from, std::optional<int32_t> valid_to, Faults& faults) {
  if (!IsMonthInRange(valid_from)) faults.Add("MONTH_OUT_OF_RANGE", "valid_from", kMonthRange);
  if (!valid_to.has_value()) return;
  if (!IsMonthInRange(*valid_to)) {
    faults.Add("MONTH_OUT_OF_RANGE", "valid_to", kMonthRange);
  } else if (*valid_to < valid_from) {
    faults.Add("VALIDITY_ENDS_BEFORE_IT_BEGINS", "valid_to", "must not lie before valid_from");
  }
}

}  // namespace copperplate::indicators
