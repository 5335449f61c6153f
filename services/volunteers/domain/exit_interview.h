// Interviews with those who leave.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/rational/rational.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/headcount.h"

namespace copperplate::volunteers {

absl::string_view Name(ExitInterviewState state);

// How an interview ended, or that one was offered.
struct ExitInterviewOutcome {
  ExitInterviewState state = ExitInterviewState::kOffered;
  std::optional<absl::CivilDay> offered_on;  // none: as it is
  std::vector<std::string> reasons;          // of COMPLETED alone
  std::string notes;                         // likewise
};

// What the outcome makes of the engagement. FAILED_PRECONDITION: ENGAGEMENT_NOT_LEAVING of one that
// has not left and will not, EXIT_INTERVIEW_NOT_OFFERED where no day is known on which it was,
// STATE_NOT_ALLOWED of one that was completed and would be no more, or declined and would be
// offered (offer it by another day). `name` is the engagement's resource name.
absl::Status RecordOutcome(const ExitInterviewOutcome& outcome, absl::string_view name,
                           Engagement& engagement);

struct ExitCompletion {
  int64_t owed = 0;  // leavers but the dismissed and the dead
  int64_t completed = 0;
  // Completed by owed; nothing where none was owed.
  std::optional<Rational> share;
};

// Of who left the kind on the days, both inclusive. Who goes on in another unit of the kind
// (LeftForAnotherUnit()) has not left. Who goes on under another record (CountedAs())
// has not left; who leaves under several of them on one day is one leaver.
ExitCompletion ExitCompletionBetween(Engagements engagements, Kind kind, absl::CivilDay from,
                                     absl::CivilDay to);

}  // namespace copperplate::volunteers
