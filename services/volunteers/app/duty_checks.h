// What keeps a duty from being as it is to be, by what the force has about the volunteer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/volunteers/app/duty_call.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// The type of the id; none where the force has none.
std::optional<DutyType> FindDutyType(const DutyContent& content, absl::string_view id);

// Everything that is wrong with the duty by itself, or that it would need beside the dossier, which
// has its engagement: VOLUNTEER_ANONYMISED or, of one that is not there yet, VOLUNTEER_MERGED
// alone; what CheckDutyFields() finds, else CheckDuty(); as a status INVALID_ARGUMENT, else
// FAILED_PRECONDITION. `type_is_new`: the duty was not of that type before, so that it must
// not be hidden.
struct DutyFindings {
  Faults faults;
  Unmet unmet;  // where there are no faults

  bool empty() const { return faults.empty() && unmet.empty(); }
};
DutyFindings FindAgainst(const DutyContent& content, const std::string& force, const Duty& duty,
                         absl::Time now, bool type_is_new);
absl::Status CheckAgainst(const DutyContent& content, const std::string& force, const Duty& duty,
                          absl::Time now, bool type_is_new);

// FAILED_PRECONDITION (DUTY_OVERLAPS), naming the others to who may read them. Errors of the port.
absl::Status OverlapOf(DutyRepository& duties, const RequestContext& context, const Duty& duty,
                       const DutyCall& call);

}  // namespace copperplate::volunteers
