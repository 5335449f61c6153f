#include "services/delivery/domain/status_entry.h"

#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

Faults Validate(const StatusEntry& entry) {
  Faults faults;
  fields::CheckId(entry.id, "id", faults);
  fields::CheckId(entry.activity, "activity", faults);
  fields::CheckOptionalProse(entry.narrative, "narrative", faults);
  if (!entry.corrects.empty()) {
    if (entry.corrects == entry.id) {
      faults.Add("CORRECTS_INVALID", "corrects", "must be another entry");
    } else {
      fields::CheckId(entry.corrects, "corrects", faults);
    }
  }
  fields::CheckOptionalProse(entry.override_reason, "override_reason", faults);
  fields::CheckOptionalLine(entry.direction_as_printed, "direction_as_printed", faults);
  return faults;
}

}  // namespace copperplate::delivery
