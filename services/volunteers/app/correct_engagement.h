#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/volunteers/app/part_rules.h"
#include "services/volunteers/domain/engagement_state.h"

namespace copperplate::volunteers {

// Puts an event in the place of an earlier one; event `engagement.corrected`. As ChangePart(); what
// domain CorrectionOf() refuses; FAILED_PRECONDITION, every guard of the corrected move; then what
// CheckBeside() gives where the engagement would be open again, UNIT_FULL and its kin where it
// would be a member of its unit again, LEADERSHIP_REMAINS of units that who has it could not lead.
// INVALID_ARGUMENT (LEAVE_NOT_LAST of `expected_return`): what is kept is that of the last leave.
struct EngagementCorrection {
  int32_t corrects_seq = 0;
  EngagementState to = EngagementState::kApplied;
  absl::CivilDay effective_on;
  std::string reason;
  // What the move told beside its day, told anew; none: as it was told. Of ON_LEAVE:
  std::optional<absl::CivilDay> expected_return = {};
  // Of LEFT:
  std::optional<absl::CivilDay> notice_given_on = {};
  bool shorter_notice_accepted = false;  // than `notice_given_on` leaves
  std::optional<absl::CivilDay> exit_interview_offered_on = {};
  std::optional<bool> kit_returned = {};
  std::optional<bool> under_investigation = {};
};
PartChanged<Engagement> CorrectEngagement(PartRepository<Engagement>& engagements,
                                          const RequestContext& context, const PartPath& path,
                                          const EngagementCorrection& correction,
                                          absl::CivilDay today, const Asked& asked,
                                          const Printer<PartRecord<Engagement>>& print);

}  // namespace copperplate::volunteers
