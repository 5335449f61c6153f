#include "services/governance/domain/recorded_step.h"

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"

namespace copperplate::governance {

void CheckStepDay(const RecordedStep& step, absl::CivilDay earliest, Faults& faults) {
  if (step.on > step.today) {
    fields::CheckNotInFuture(step.on, "on", step.today, faults);
  } else if (step.on < earliest) {
    faults.Add("DATE_OUT_OF_ORDER", "on", "must not lie before the day of what it follows");
  }
}

void CheckKept(size_t changes, absl::string_view field, Faults& faults) {
  if (changes <= fields::kMostItems) return;
  faults.Add("TOO_MANY", field, absl::StrCat("has changed ", fields::kMostItems, " times"));
}

}  // namespace copperplate::governance
