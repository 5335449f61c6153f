// How an improvement plan stood at the end of a day: counted, never typed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/delivery/domain/improvement_action.h"
#include "services/delivery/domain/improvement_plan.h"

namespace copperplate::delivery {

// An action as it stood then.
struct ImprovementStanding {
  const ImprovementAction* action = nullptr;
  ImprovementState state = ImprovementState::kNotStarted;
  std::string owner;  // may be empty
  std::optional<absl::CivilDay> due;
  std::optional<int32_t> slippage_days;
  int32_t revision_count = 0;
  bool overdue = false;
  bool due_soon = false;
  bool reopened = false;
};

struct ImprovementSummary {
  int32_t total = 0;
  std::array<int32_t, 6> by_state{};  // indexed by ImprovementState; their sum is `total`
  int32_t open = 0;
  int32_t overdue = 0;
  int32_t due_soon = 0;
  int32_t undated = 0;
  int32_t reopened = 0;
  int32_t without_owner = 0;
  std::optional<absl::CivilDay> last_review;
  std::optional<absl::CivilDay> next_review;
  bool review_overdue = false;
  std::array<int32_t, 4> findings{};           // indexed by FindingKind
  std::vector<ImprovementStanding> standings;  // by number; view the actions given

  int32_t InState(ImprovementState state) const { return by_state[static_cast<size_t>(state)]; }
};

// The action at the end of `as_of`; nothing where it was raised later.
std::optional<ImprovementStanding> StandingOn(const ImprovementAction& action,
                                              absl::CivilDay as_of);

// Findings are those that the plan had by then, or that an action raised by then is about: whoever
// enters a plan of the past need not say the day of each.
ImprovementSummary Summarise(const ImprovementPlan& plan, absl::Span<const Finding* const> findings,
                             absl::Span<const ImprovementAction* const> actions,
                             absl::Span<const PlanReview* const> reviews, absl::CivilDay as_of);

}  // namespace copperplate::delivery
