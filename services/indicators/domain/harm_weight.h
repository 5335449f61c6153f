#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

// The dimension by which the figures of a HARM indicator come: `offence=burglary`.
inline constexpr absl::string_view kHarmDimension = "offence";

inline constexpr int64_t kLargestHarmWeight = 1'000'000 * kMillion;

// How many days of harm one offence of a category stands for, from one month to another.
struct HarmWeight {
  std::string id;
  std::string category;  // `burglary`
  int32_t first_month = 0;
  std::optional<int32_t> last;  // itself included; nothing: no end is set
  int64_t weight = 0;           // millionths of a day
  std::string source;           // where it is written, for people
  std::string author;           // who recorded this version

  int32_t last_month() const { return last.value_or(std::numeric_limits<int32_t>::max()); }
  bool Holds(int32_t month) const { return first_month <= month && month <= last_month(); }
};

// Lower-case letters, digits and hyphens, up to 63: a harm is that of the offence itself, so no
// category lies in another.
bool IsHarmCategory(absl::string_view text);

// Every fault of a weight by itself, by the API's field names.
Faults Validate(const HarmWeight& weight);

}  // namespace copperplate::indicators
