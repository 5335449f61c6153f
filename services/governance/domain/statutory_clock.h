// The 56 days that the Commissioner has to publish comments on an inspection report.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/source_report.h"
#include "services/governance/domain/statutory_response.h"

namespace copperplate::governance {

// The period begins with the day of the report, so the last day on which it may be published is 55
// days after it (section 55(5A)). It is not moved for weekends or holidays.
inline constexpr int kS55DaysAfter = 55;
absl::CivilDay S55Due(absl::CivilDay report_published_on);

// How it stood at the end of a day.
struct S55Standing {
  ResponseState state = ResponseState::kAwaitingChief;
  absl::CivilDay due;
  int32_t days_left = 0;  // negative once it is over
  std::optional<absl::CivilDay> published_on;
  bool breached = false;  // published after the last day, or not by the end of a later one
};

// `response` is null of a report without one. Nothing where the report was published later, or was
// not known to be under the duty.
std::optional<S55Standing> StandingOn(const SourceReport& report, const StatutoryResponse* response,
                                      const AsKnown& known);

struct StatutoryRow {
  const SourceReport* report = nullptr;
  const StatutoryResponse* response = nullptr;  // null where it had none
  S55Standing standing;
};

// The reports that are under the duty, by their last day and then by id, as they stood at the end
// of a day; they view what is given. `responses` are by report.
std::vector<StatutoryRow> StatutoryRowsOn(absl::Span<const SourceReport* const> reports,
                                          absl::Span<const StatutoryResponse* const> responses,
                                          const AsKnown& known);

}  // namespace copperplate::governance
