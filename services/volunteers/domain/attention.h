// Who a coordinator should look at, and why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/volunteers/domain/engagement_state.h"

namespace copperplate::volunteers {

// In the order in which they are listed.
enum class AttentionReason : uint8_t {
  kNoSupervisor,
  kVettingExpiring,  // or expired
  kSkillExpiring,    // or expired
  kProbationDue,     // it has elapsed: to be confirmed or extended
  kLeaveOverdue,
  kNoDuty90Days,
  kNoDuty28Days,  // and not 90
  kBelowExpectation,
  kUnverifiedDuties,
  kNotDeployable,        // no duty may be given: by age, vetting, induction or consent
  kPlannedDutiesBarred,  // duties are planned for a time for which none may be given
};

inline constexpr int kAttentionReasons = 11;

// `NO_SUPERVISOR`, `NO_DUTY_90_DAYS` and so on.
absl::string_view Name(AttentionReason reason);

// Configuration of a force, in days.
struct AttentionLimits {
  int expiring_within = 90;
  int leave_overdue_after = 28;
  int no_duty_first = 28;
  int no_duty_second = 90;
};

// What is known of an engagement at the end of the day.
struct AttentionFacts {
  EngagementState state = EngagementState::kActive;
  // The day it entered strength, or came back from leave or suspension.
  absl::CivilDay serving_since;
  bool has_supervisor = true;
  std::optional<absl::CivilDay>
      vetting_expires_on;  // of the check that serves longest for the role
  bool vetting_required = false;
  std::vector<absl::CivilDay> skills_expire_on;
  std::optional<absl::CivilDay> probation_ends;
  std::optional<absl::CivilDay> expected_return;
  std::optional<absl::CivilDay> last_duty_on;
  bool below_expectation = false;
  int64_t unverified_duties = 0;
  bool deployable = true;
  std::optional<absl::CivilDay> not_deployable_since;  // nothing where it never was
  // Of the duties planned for a time for which none may be given, the first day; nothing where
  // there are none.
  std::optional<absl::CivilDay> barred_duty_on = {};
};

struct Attention {
  AttentionReason reason = AttentionReason::kNoSupervisor;
  // The day it is about: of expiry, the end of probation, the expected return, the last duty, the
  // first on which no duty may be given, or that of the first duty that is barred.
  std::optional<absl::CivilDay> day;
};

// Every reason. Of who is not counted in strength it is duties alone that nobody verified: they
// keep a month's hours estimated, whoever left since. Of who is on leave or suspended, no duties
// and no supervisor are expected, and those that were planned are barred. Days without a duty count
// from the last one or from when service began, whichever is later.
std::vector<Attention> AttentionOf(const AttentionFacts& facts, const AttentionLimits& limits,
                                   absl::CivilDay as_of);

}  // namespace copperplate::volunteers
