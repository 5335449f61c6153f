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
  std::vector<std::string> values;  // in the order in which they are asked and shown
  // What the values count, as benchmarks say it of theirs: `BME, census 2011`.
  std::string definition = {};
};

// What somebody says of one characteristic.
struct EqualityDeclaration {
  std::string characteristic;  // id
  std::string value;
};

// Faults of `values`: FIELD_REQUIRED where there is none, TOO_MANY above 50,
// EQUALITY_VALUE_MALFORMED (an upper-case word: `WHITE_BRITISH`), EQUALITY_VALUE_RESERVED (the two
// above), DUPLICATE.
void CheckEqualityValues(const EqualityCharacteristic& characteristic, Faults& faults);

// What keeps `next` from following: EQUALITY_VALUE_REMOVED of `values` (somebody may have declared
// it), FIELD_IMMUTABLE of `definition` (what was declared was declared by it).
void CheckEqualityUpdate(const EqualityCharacteristic& present, const EqualityCharacteristic& next,
                         Faults& faults);

// Null where there is none.
const EqualityCharacteristic* FindCharacteristic(
    absl::Span<const EqualityCharacteristic> characteristics, absl::string_view id);

// Whether it is one of the characteristic's own values.
bool IsStated(absl::string_view value);

// EQUALITY_CHARACTERISTIC_UNKNOWN of `characteristic`, EQUALITY_VALUE_UNKNOWN of `value`. Neither
// repeats what was said.
void CheckEqualityValue(absl::Span<const EqualityCharacteristic> characteristics,
                        absl::string_view characteristic, absl::string_view value, Faults& faults);

}  // namespace copperplate::volunteers
