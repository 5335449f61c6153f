#include "services/delivery/domain/priority_action.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/domain/withdrawn.h"

namespace copperplate::delivery {
namespace {

void CheckActionCode(const PriorityAction& action, Faults& faults) {
  const std::optional<Code> code = ParseCode(action.code);
  if (!code.has_value() || code->dotted()) {
    faults.Add("CODE_INVALID", "code",
               "must be a capital letter and a number from 1 without leading zeros, as V1");
  } else if (action.id != CodeId(action.code)) {
    faults.Add("ID_INVALID", "id", absl::StrCat("must be that of the code, ", CodeId(action.code)));
  }
}

}  // namespace

Faults Validate(const PriorityAction& action) {
  Faults faults;
  CheckActionCode(action, faults);
  fields::CheckId(action.theme, "theme", faults);
  fields::CheckProse(action.text, "text", faults);
  fields::CheckOptionalProse(action.alt_text, "alt_text", faults);
  fields::CheckOptionalProse(action.note, "note", faults);
  std::set<int32_t> seen;
  for (size_t i = 0; i < action.objective_ordinals.size(); ++i) {
    const int32_t ordinal = action.objective_ordinals[i];
    const std::string field = absl::StrCat("objective_ordinals[", i, "]");
    if (ordinal < 1) {
      faults.Add("NUMBER_OUT_OF_RANGE", field, "must be 1 or more");
    } else if (!seen.insert(ordinal).second) {
      faults.Add("DUPLICATE", field, "is there twice");
    }
  }
  fields::CheckOptionalProse(action.success_measure, "success_measure", faults);
  CheckWithdrawal(action.withdrawn_on, action.withdrawn_reason, faults);
  return faults;
}

}  // namespace copperplate::delivery
