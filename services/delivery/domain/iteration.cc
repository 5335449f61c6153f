#include "services/delivery/domain/iteration.h"

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

Faults Validate(const Iteration& iteration) {
  Faults faults;
  if (iteration.number < 1) {
    faults.Add("NUMBER_OUT_OF_RANGE", "number", "must be 1 or more");
  } else if (iteration.id != IterationId(iteration.number)) {
    faults.Add("ID_INVALID", "id",
               absl::StrCat("must be that of the number, ", IterationId(iteration.number)));
  }
  fields::CheckOptionalLine(iteration.label, "label", faults);
  fields::CheckOptionalProse(iteration.erratum_note, "erratum_note", faults);
  fields::CheckOptionalProse(iteration.stale_accepted_reason, "stale_accepted_reason", faults);
  if (iteration.state == IterationState::kWithdrawn) {
    fields::CheckProse(iteration.withdrawn_reason, "withdrawn_reason", faults);
  } else if (!iteration.withdrawn_reason.empty()) {
    faults.Add("FIELD_NOT_FOR_STATE", "withdrawn_reason", "belongs to what is withdrawn");
  }
  return faults;
}

Faults Validate(const Publication& publication) {
  Faults faults;
  fields::CheckId(publication.id, "id", faults);
  fields::CheckId(publication.iteration, "iteration", faults);
  fields::CheckOptionalLine(publication.meeting_ref, "meeting_ref", faults);
  return faults;
}

std::string IterationId(int32_t number) { return absl::StrCat("iteration-", number); }

}  // namespace copperplate::delivery
