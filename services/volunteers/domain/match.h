// Somebody who is proposed for an opportunity.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/opportunity.h"
#include "services/volunteers/domain/suitability.h"

namespace copperplate::volunteers {

// Why a match is withdrawn by itself.
enum class WithdrawalReason : uint8_t {
  kEngagementEnded,  // before the opportunity was over
};

struct Match {
  std::string id;
  std::string volunteer;   // id
  std::string engagement;  // id, of the volunteer
  MatchState state = MatchState::kProposed;
  // None: it was not, or somebody withdrew it.
  std::optional<WithdrawalReason> withdrawal_reason = {};
};

// What a match is judged by.
struct MatchFacts {
  const Opportunity& opportunity;
  absl::Span<const Match> matches;  // of the opportunity
  const Suitability& suitability;   // of the engagement
  absl::CivilDay today;             // in Europe/London
};

// What keeps the match from being proposed or accepted, all of it: OPPORTUNITY_NOT_OPEN or
// SLOTS_FILLED; OPPORTUNITY_OVER; VOLUNTEER_MATCHED where another match of the person stands; each
// exclusion under its name. `opportunity_name` and `engagement_name` are resource names.
Unmet CheckMatch(const Match& match, const MatchFacts& facts, absl::string_view opportunity_name,
                 absl::string_view engagement_name);

// Whether a match goes with its engagement, which ends on the day: one that stands, with an
// opportunity that is not cancelled and of whose days one is not over on `today` and lies on that
// day or later. What took place, or does before, keeps its matches.
bool EndsWithEngagement(const Match& match, const Opportunity& opportunity, absl::CivilDay ends_on,
                        absl::CivilDay today);

// How many slots the change of a match takes: 1 or -1, or 0.
int SlotsTaken(bool accepted_before, MatchState after);

}  // namespace copperplate::volunteers
