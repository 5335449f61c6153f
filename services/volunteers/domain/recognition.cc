#include "services/volunteers/domain/recognition.h"

#include "libs/fields/civil.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMostRecognisedYears = 80;

}  // namespace

Faults CheckRecognitionFields(const Recognition& recognition, absl::CivilDay today) {
  Faults faults;
  fields::CheckNotInFuture(recognition.awarded_on, "awarded_on", today, faults);
  if (recognition.type != RecognitionType::kLongService) {
    if (recognition.years.has_value()) {
      faults.Add("FIELD_NOT_FOR_TYPE", "years", "is of LONG_SERVICE alone");
    }
  } else if (!recognition.years.has_value()) {
    faults.Add("FIELD_REQUIRED", "years", "must be given of LONG_SERVICE");
  } else {
    fields::CheckRange(*recognition.years, "years", 1, kMostRecognisedYears, faults);
  }
  fields::CheckOptionalProse(recognition.citation, "citation", faults);
  return faults;
}

void CheckRecognitionAmong(const Recognition& recognition, absl::Span<const Recognition> others,
                           Faults& faults) {
  if (!recognition.years.has_value()) return;
  for (const Recognition& other : others) {
    if (other.id == recognition.id || other.years != recognition.years) continue;
    faults.Add("RECOGNITION_GIVEN", "years", "were recognised already");
  }
}

std::vector<int> RecognisedYears(absl::Span<const Recognition> recognitions, absl::CivilDay day) {
  std::vector<int> years;
  for (const Recognition& recognition : recognitions) {
    if (recognition.years.has_value() && recognition.awarded_on <= day) {
      years.push_back(*recognition.years);
    }
  }
  return years;
}

}  // namespace copperplate::volunteers
