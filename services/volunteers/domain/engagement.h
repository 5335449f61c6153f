// A volunteer's engagement: what one person does for the force in one kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/engagement_state.h"
#include "services/volunteers/domain/exit_interview_state.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/vetting_level.h"

namespace copperplate::volunteers {

// One entry of an engagement's history, which is appended to and never changed.
struct EngagementEvent {
  int32_t seq = 0;                      // 1 upwards without gaps, within the engagement
  std::optional<EngagementState> from;  // none: the engagement began with this
  EngagementState to = EngagementState::kApplied;
  absl::CivilDay effective_on;  // from the beginning of that day in Europe/London
  std::string reason;           // of LEFT the word of a LeavingReason
  std::string actor;            // verified
  int64_t revision = 0;         // of the force; what was known at a revision has none above it
  // The seq of an earlier event whose place this one takes. One whose `to` is its `from` says that
  // the earlier one never happened.
  std::optional<int32_t> corrects_seq;
};

struct Engagement {
  std::string id;
  std::string volunteer;  // id
  Kind kind = Kind::kSpecial;
  std::string role;
  std::optional<VettingLevel> required_vetting;  // of its role; none: the role needs none
  RoleAges role_ages;                            // of its role
  std::string unit_or_group;                     // may be empty
  std::string collar_no;                         // may be empty
  std::string rank;                              // likewise
  std::string department;                        // likewise: hours are told apart by it
  std::string employer_scheme;                   // likewise: the employer's, of special constables
  std::string cip_group;                         // likewise: the team of Citizens in Policing
  std::optional<absl::CivilDay> independent_patrol_on;
  std::optional<absl::CivilDay> attested_on;
  std::optional<int> probation_months;  // none: as the force has it
  // A decision that probation ends on another day than it would, early or late: the first day on
  // which it is over, and when that was decided; both or neither.
  std::optional<absl::CivilDay> probation_ends_on;
  std::optional<absl::CivilDay> probation_decided_on;
  std::optional<std::string> predecessor;                // id of the engagement that it follows
  std::vector<EngagementEvent> history;                  // by seq
  std::optional<absl::CivilDay> induction_completed_on;  // its checklist
  std::optional<absl::CivilDay> expected_return;         // of the last leave
  // Of who leaves (leaving.h).
  std::optional<absl::CivilDay> notice_given_on;
  std::optional<absl::CivilDay> exit_interview_offered_on;
  ExitInterviewState exit_interview_state = ExitInterviewState::kOffered;  // where one was
  std::vector<std::string> exit_interview_reasons;                         // told in it
  std::string exit_interview_notes;  // OFFICIAL_SENSITIVE; may be empty
  std::optional<bool> kit_returned;
  bool under_investigation = false;
  // In figures: the id of the record into which the volunteer's was merged, where that was known.
  std::optional<std::string> merged_into = {};
};

}  // namespace copperplate::volunteers
