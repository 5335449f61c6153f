// The use cases of engagements that are more than a change of fields.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/volunteers/app/part_rules.h"
#include "services/volunteers/domain/engagement_state.h"
#include "services/volunteers/domain/leaving_reason.h"

namespace copperplate::volunteers {

// `today` is that of Europe/London.

// An application: `engagement.history` has one event, whose day alone counts. As CreatePart(), and
// INVALID_ARGUMENT (ROLE_CLOSED of `role`, DATE_IN_FUTURE of `effective_on`, what CheckUnitOf()
// finds); FAILED_PRECONDITION, what CheckBeside() gives.
PartChanged<Engagement> CreateEngagement(PartRepository<Engagement>& engagements,
                                         const RequestContext& context, absl::string_view volunteer,
                                         const Engagement& engagement, absl::CivilDay today,
                                         WriteMode mode,
                                         const Printer<PartRecord<Engagement>>& print);

// Changes the fields that a caller can set. As UpdatePart(), and INVALID_ARGUMENT, what domain
// CheckUnitChange() finds.
PartChanged<Engagement> UpdateEngagement(PartRepository<Engagement>& engagements,
                                         const RequestContext& context, const PartPath& path,
                                         absl::CivilDay today, const Asked& asked,
                                         MergePart<Engagement> merge,
                                         const Printer<PartRecord<Engagement>>& print);

// A move that is asked for.
struct EngagementMove {
  EngagementState to = EngagementState::kApplied;
  absl::CivilDay effective_on;
  std::string reason;
  // To ON_LEAVE.
  std::optional<absl::CivilDay> expected_return;
  // To LEFT.
  std::optional<LeavingReason> leaving_reason;
  std::optional<absl::CivilDay> notice_given_on;
  bool shorter_notice_accepted = false;
  std::optional<absl::CivilDay> exit_interview_offered_on;
  std::optional<bool> kit_returned;
  bool under_investigation = false;
};

// Moves the engagement on; event `engagement.moved`. As ChangePart(); FAILED_PRECONDITION
// (STATE_NOT_ALLOWED, naming the state and those that may follow; else every guard of CheckMove()
// that is not met); INVALID_ARGUMENT about `effective_on` as domain NextEvent().
PartChanged<Engagement> MoveEngagement(PartRepository<Engagement>& engagements,
                                       const RequestContext& context, const PartPath& path,
                                       const EngagementMove& move, absl::CivilDay today,
                                       const Asked& asked,
                                       const Printer<PartRecord<Engagement>>& print);

}  // namespace copperplate::volunteers
