#include "services/indicators/domain/harm_weight.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "libs/fields/id.h"
#include "services/indicators/domain/limits.h"

namespace copperplate::indicators {

bool IsHarmCategory(absl::string_view text) {
  constexpr size_t kLongest = 63;
  return !text.empty() && text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_islower(static_cast<unsigned char>(c)) ||
                  absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '-';
         });
}

Faults Validate(const HarmWeight& weight) {
  Faults faults;
  fields::CheckId(weight.id, "id", faults);
  if (weight.category.empty()) {
    faults.Add("FIELD_REQUIRED", "category", "must be given");
  } else if (!IsHarmCategory(weight.category)) {
    faults.Add("HARM_CATEGORY_INVALID", "category",
               "must be up to 63 lower-case letters, digits and hyphens");
  }
  if (!IsMonthInRange(weight.first_month)) {
    faults.Add("MONTH_OUT_OF_RANGE", "from_month", kMonthRange);
  }
  if (weight.last.has_value() && !IsMonthInRange(*weight.last)) {
    faults.Add("MONTH_OUT_OF_RANGE", "to_month", kMonthRange);
  } else if (weight.last.has_value() && *weight.last < weight.first_month) {
    faults.Add("VALIDITY_ENDS_BEFORE_IT_BEGINS", "to_month", "must not lie before the first month");
  }
  if (weight.weight < 0 || weight.weight > kLargestHarmWeight) {
    faults.Add("NUMBER_OUT_OF_RANGE", "weight", "must lie in 0 to 1000000 days");
  }
  if (weight.source.empty()) faults.Add("FIELD_REQUIRED", "source", "must be given");
  return faults;
}

}  // namespace copperplate::indicators
