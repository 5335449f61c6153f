// A body's actions as they stood at the end of a day: counted, never typed (the City of London
// Police Authority was told that its typed counts were wrong).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "services/governance/domain/action.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/governance_settings.h"

namespace copperplate::governance {

// How long open actions have been there, in days.
enum class AgeBand : uint8_t { kTo30, kTo90, kTo180, kFrom181 };
inline constexpr size_t kAgeBands = 4;

AgeBand AgeBandOf(int32_t age_days);

// An action as it stood then.
struct ActionStanding {
  const Action* action = nullptr;
  ActionState state = ActionState::kOpen;
  std::string owner;  // may be empty
  std::optional<absl::CivilDay> due;
  std::optional<int32_t> slippage_days;
  int32_t revision_count = 0;
  // From the day it was raised to the day it was closed, cancelled or superseded, else to the day
  // that is told of.
  int32_t age_days = 0;
  std::optional<absl::CivilDay> closed_on;  // of kClosed
  bool overdue = false;                     // open, and due before the day: not on it
  bool due_soon = false;                    // open, and due on the day or within the days after it
  bool reopened = false;                    // had been closed and taken up again
};

struct ActionLog {
  std::vector<ActionStanding> standings;  // by month and number; view the actions given
  int32_t total = 0;
  std::array<int32_t, 6> by_state{};  // indexed by ActionState; their sum is `total`
  int32_t open = 0;
  // Of those that are open:
  int32_t overdue = 0;
  int32_t due_soon = 0;
  int32_t undated = 0;
  int32_t without_owner = 0;
  int32_t without_owner_or_date = 0;           // neither
  std::array<int32_t, kAgeBands> by_age{};     // indexed by AgeBand; their sum is `open`
  std::optional<Rational> mean_open_age_days;  // nothing where none is open
  // Of those that are closed:
  std::optional<Rational> mean_closed_age_days;    // nothing where none is
  std::optional<Rational> closed_by_original_due;  // percent of those with a first date; likewise
  int32_t reopened = 0;

  int32_t InState(ActionState state) const { return by_state[static_cast<size_t>(state)]; }
};

// The action at the end of the day; nothing where it was raised or recorded later, or is known to
// have been recorded in error. Texts are as they are now.
std::optional<ActionStanding> StandingOn(const Action& action, const AsKnown& known,
                                         int due_soon_days);

// The references below the highest of each body and month that no action has had by then, in order:
// none unless past actions were imported under numbers of their own. One struck out keeps its own.
std::vector<std::string> MissingReferences(absl::Span<const Action> actions, const AsKnown& known);

// `settings` are those in force on the day.
ActionLog LogOn(absl::Span<const Action* const> actions, const AsKnown& known,
                const GovernanceSettings& settings);

}  // namespace copperplate::governance
