#include "services/volunteers/domain/equality.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace copperplate::volunteers {
namespace {

constexpr size_t kMostValues = 50;
constexpr size_t kLongestValue = 63;

bool IsValueWord(absl::string_view value) {
  return !value.empty() && value.size() <= kLongestValue && absl::ascii_isupper(value[0]) &&
         std::all_of(value.begin(), value.end(), [](char c) {
           return absl::ascii_isupper(c) || absl::ascii_isdigit(c) || c == '_';
         });
}

}  // namespace

void CheckEqualityValues(const EqualityCharacteristic& characteristic, Faults& faults) {
  const std::vector<std::string>& values = characteristic.values;
  if (values.empty()) faults.Add("FIELD_REQUIRED", "values", "must be given");
  if (values.size() > kMostValues) faults.Add("TOO_MANY", "values", "must be at most 50");
  std::set<absl::string_view> seen;
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string field = absl::StrCat("values[", i, "]");
    if (!IsValueWord(values[i])) {
      faults.Add("EQUALITY_VALUE_MALFORMED", field,
                 "must be an upper-case letter followed by up to 62 upper-case letters, digits and "
                 "underscores");
    } else if (!IsStated(values[i])) {
      faults.Add("EQUALITY_VALUE_RESERVED", field, "every characteristic has it beside its own");
    } else if (!seen.insert(values[i]).second) {
      faults.Add("DUPLICATE", field, "is there twice");
    }
  }
}

void CheckEqualityUpdate(const EqualityCharacteristic& present, const EqualityCharacteristic& next,
                         Faults& faults) {
  const std::set<absl::string_view> kept(next.values.begin(), next.values.end());
  const bool removed =
      std::any_of(present.values.begin(), present.values.end(),
                  [&](const std::string& value) { return kept.count(value) == 0; });
  if (removed) {
    faults.Add("EQUALITY_VALUE_REMOVED", "values",
               "must keep those that there are: they may have been declared");
  }
  if (present.definition != next.definition) {
    faults.Add("FIELD_IMMUTABLE", "definition", "cannot be changed: make another characteristic");
  }
}

const EqualityCharacteristic* FindCharacteristic(
    absl::Span<const EqualityCharacteristic> characteristics, absl::string_view id) {
  const auto found = std::find_if(characteristics.begin(), characteristics.end(),
                                  [&](const EqualityCharacteristic& one) { return one.id == id; });
  return found == characteristics.end() ? nullptr : &*found;
}

bool IsStated(absl::string_view value) { return value != kPreferNotToSay && value != kNotStated; }

void CheckEqualityValue(absl::Span<const EqualityCharacteristic> characteristics,
                        absl::string_view characteristic, absl::string_view value, Faults& faults) {
  const EqualityCharacteristic* const found = FindCharacteristic(characteristics, characteristic);
  if (found == nullptr) {
    faults.Add("EQUALITY_CHARACTERISTIC_UNKNOWN", "characteristic", "is not one that is asked for");
  } else if (IsStated(value) &&
             std::find(found->values.begin(), found->values.end(), value) == found->values.end()) {
    faults.Add("EQUALITY_VALUE_UNKNOWN", "value", "is not among the characteristic's values");
  }
}

}  // namespace copperplate::volunteers
