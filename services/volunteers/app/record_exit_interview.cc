#include "services/volunteers/app/record_exit_interview.h"

#include <string>

#include "libs/status/status_macros.h"

namespace copperplate::volunteers {

PartChanged<Engagement> RecordExitInterview(PartRepository<Engagement>& engagements,
                                            const RequestContext& context, const PartPath& path,
                                            const ExitInterviewOutcome& outcome, const Asked& asked,
                                            const Printer<PartRecord<Engagement>>& print) {
  const std::string name = NameAt<Engagement>(context.force, path);
  const auto next = [&](const Dossier&, const Engagement& present) -> absl::StatusOr<Engagement> {
    Engagement recorded = present;
    ABSL_RETURN_IF_ERROR(RecordOutcome(outcome, name, recorded));
    return recorded;
  };
  return ChangePart<Engagement>(engagements, context, path, asked, next, print,
                                "exit_interview_recorded");
}

}  // namespace copperplate::volunteers
