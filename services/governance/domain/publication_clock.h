// How long a decision waits for its publication.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/decision.h"
#include "services/governance/domain/governance_settings.h"
#include "services/governance/domain/working_days.h"

namespace copperplate::governance {

// As it stood at the end of a day. Days are working days, from the day it was taken; nothing where
// the table of bank holidays does not know them, nor what follows from them.
struct PublicationStanding {
  bool owed = false;  // of significant public interest, and neither published nor exempt
  std::optional<absl::CivilDay> published_on;
  std::optional<int32_t> days_to_publish;  // once published
  std::optional<int32_t> days_waiting;     // while owed
  std::optional<absl::CivilDay>
      target_on;                      // the last day of the target that held when it was taken
  std::optional<bool> within_target;  // once published
  bool overdue = false;               // owed, and the target's last day has passed
};

// Nothing where it was not taken by then, or is not of significant public interest.
std::optional<PublicationStanding> StandingOn(const Decision& decision, const AsKnown& known,
                                              absl::Span<const GovernanceSettings> settings,
                                              const WorkingDays& working_days);

struct PublicationRow {
  const Decision* decision = nullptr;
  PublicationStanding standing;
};

// The decisions of significant public interest taken in a period, as they stood at the end of a
// day.
struct PublicationClock {
  std::vector<PublicationRow> rows;  // by the day they were taken, then by reference
  int32_t published = 0;
  int32_t exempt = 0;
  int32_t owed = 0;
  int32_t overdue = 0;
  int32_t within_target = 0;
  int32_t days_unknown = 0;  // of which the table of holidays does not know whether in time
  std::optional<Rational> mean_days_to_publish;  // nothing where the days of none are known

  // All: those published, exempt and owed together.
  int32_t total() const { return static_cast<int32_t>(rows.size()); }
};

// `from` and `to` are both of the period; the rows view the decisions given.
PublicationClock ClockOn(absl::Span<const Decision* const> decisions, absl::CivilDay from,
                         absl::CivilDay to, const AsKnown& known,
                         absl::Span<const GovernanceSettings> settings,
                         const WorkingDays& working_days);

}  // namespace copperplate::governance
