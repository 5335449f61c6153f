#include "services/delivery/domain/objective.h"

#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

constexpr int32_t kMostObjectives = 1'000;

Faults Validate(const Objective& objective) {
  Faults faults;
  fields::CheckId(objective.id, "id", faults);
  fields::CheckId(objective.theme, "theme", faults);
  fields::CheckRange(objective.ordinal, "ordinal", 1, kMostObjectives, faults);
  fields::CheckProse(objective.text, "text", faults);
  fields::CheckOptionalProse(objective.alt_text, "alt_text", faults);
  return faults;
}

}  // namespace copperplate::delivery
