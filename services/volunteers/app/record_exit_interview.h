#pragma once

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/volunteers/app/part_rules.h"
#include "services/volunteers/domain/exit_interview.h"

namespace copperplate::volunteers {

// How the interview with who leaves ended; event `engagement.exit_interview_recorded`. As
// ChangePart(); what domain RecordOutcome() refuses.
PartChanged<Engagement> RecordExitInterview(PartRepository<Engagement>& engagements,
                                            const RequestContext& context, const PartPath& path,
                                            const ExitInterviewOutcome& outcome, const Asked& asked,
                                            const Printer<PartRecord<Engagement>>& print);

}  // namespace copperplate::volunteers
