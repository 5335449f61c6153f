// What volunteers say of themselves for the equality duty, which nobody has to.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"

namespace copperplate::volunteers {

// Two answers that every characteristic has beside its own: who was asked and would not say, and of
// whom nothing is known. They are told apart, and neither has stated anything.
inline constexpr absl::string_view kPreferNotToSay = "PREFER_NOT_TO_SAY";
inline constexpr absl::string_view kNotStated = "NOT_STATED";

// Configuration of a force: a characteristic and the values that it may have beside those two.
struct EqualityCharacteristic {
  std::string id;
  std::vector<std::string> values;
};

// Whether it is one of the characteristic's own values.
bool IsStated(absl::string_view value);

// EQUALITY_CHARACTERISTIC_UNKNOWN of `characteristic`, EQUALITY_VALUE_UNKNOWN of `value`. Neither
// repeats what was said.
void CheckEqualityValue(absl::Span<const EqualityCharacteristic> characteristics,
                        absl::string_view characteristic, absl::string_view value, Faults& faults);

}  // namespace copperplate::volunteers
