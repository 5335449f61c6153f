#include "services/governance/domain/recorded_step.h"

#include "libs/fields/civil.h"

namespace copperplate::governance {

void CheckStepDay(const RecordedStep& step, absl::CivilDay earliest, Faults& faults) {
  if (step.on > step.today) {
    fields::CheckNotInFuture(step.on, "on", step.today, faults);
  } else if (step.on < earliest) {
    faults.Add("DATE_OUT_OF_ORDER", "on", "must not lie before the day of what it follows");
  }
}

}  // namespace copperplate::governance
