#include "services/volunteers/domain/duty_type.h"

#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {

Faults Validate(const DutyType& type) {
  Faults faults;
  fields::CheckId(type.id, "id", faults);
  fields::CheckLine(type.title, "title", faults);
  return faults;
}

}  // namespace copperplate::volunteers
