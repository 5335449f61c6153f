#include "services/delivery/domain/plan_link.h"

#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "services/delivery/domain/code.h"

namespace copperplate::delivery {

Faults Validate(const PlanLink& link) {
  Faults faults;
  fields::CheckId(link.id, "id", faults);
  if (!ParseCode(link.from_code).has_value()) {
    faults.Add("CODE_INVALID", "from_code", "must be a code, as V1 or V1.1");
  }
  if (link.resolved() && !ParseCode(link.to_code).has_value()) {
    faults.Add("CODE_INVALID", "to_code", "must be a code, as V1 or V1.1");
  } else if (link.resolved() && link.to_code == link.from_code) {
    faults.Add("LINK_TO_SELF", "to_code", "must be another code");
  }
  if (link.resolved()) {
    fields::CheckOptionalLine(link.to_text, "to_text", faults);
  } else {
    fields::CheckLine(link.to_text, "to_text", faults);
  }
  return faults;
}

}  // namespace copperplate::delivery
