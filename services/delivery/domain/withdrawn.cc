#include "services/delivery/domain/withdrawn.h"

#include "libs/fields/text.h"

namespace copperplate::delivery {

void CheckWithdrawal(std::optional<absl::CivilDay> withdrawn_on, absl::string_view reason,
                     Faults& faults) {
  if (withdrawn_on.has_value()) {
    fields::CheckProse(reason, "withdrawn_reason", faults);
  } else if (!reason.empty()) {
    faults.Add("FIELD_NOT_FOR_STATE", "withdrawn_reason", "belongs to what is withdrawn");
  }
}

}  // namespace copperplate::delivery
