#include "services/volunteers/domain/equality.h"

#include <algorithm>

namespace copperplate::volunteers {

bool IsStated(absl::string_view value) { return value != kPreferNotToSay && value != kNotStated; }

void CheckEqualityValue(absl::Span<const EqualityCharacteristic> characteristics,
                        absl::string_view characteristic, absl::string_view value, Faults& faults) {
  const auto found =
      std::find_if(characteristics.begin(), characteristics.end(),
                   [&](const EqualityCharacteristic& one) { return one.id == characteristic; });
  if (found == characteristics.end()) {
    faults.Add("EQUALITY_CHARACTERISTIC_UNKNOWN", "characteristic", "is not one that is asked for");
  } else if (IsStated(value) &&
             std::find(found->values.begin(), found->values.end(), value) == found->values.end()) {
    faults.Add("EQUALITY_VALUE_UNKNOWN", "value", "is not among the characteristic's values");
  }
}

}  // namespace copperplate::volunteers
