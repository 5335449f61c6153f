// The recording of one duty, in one statement.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/statement.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// Everything that recording a duty is: the look-up of a repeat, the lock on the engagement and what
// it lets, the duty, its minutes, its event, the request. A row in any case; for the benchmark and
// the test of its plan.
extern const postgres::Statement kRecordDuty;

// DutyRepository::Record().
absl::StatusOr<RecordedDuty> RecordDuty(const change_postgres::ChangeParts& parts,
                                        const RequestContext& context, const Duty& duty,
                                        const Printer<DutyRecord>& print);

// The id of a duty whose caller gave none.
std::string DutyIdOf(absl::string_view uid);

}  // namespace copperplate::volunteers
