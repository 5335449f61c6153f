#include "services/delivery/domain/activity.h"

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/domain/withdrawn.h"

namespace copperplate::delivery {

Faults Validate(const Activity& activity) {
  Faults faults;
  if (!ParseCode(activity.code).has_value()) {
    faults.Add("CODE_INVALID", "code",
               "must be a capital letter and a number from 1 without leading zeros, and perhaps a "
               "dot and another such number, as V1 or V1.1");
  } else if (activity.id != CodeId(activity.code)) {
    faults.Add("ID_INVALID", "id",
               absl::StrCat("must be that of the code, ", CodeId(activity.code)));
  }
  fields::CheckId(activity.action, "action", faults);
  fields::CheckOptionalProse(activity.narrative, "narrative", faults);
  CheckWithdrawal(activity.withdrawn_on, activity.withdrawn_reason, faults);
  return faults;
}

}  // namespace copperplate::delivery
