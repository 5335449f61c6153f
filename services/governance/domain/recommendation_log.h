// The recommendations of all reports as they stood at the end of a day: counted, never typed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/governance_settings.h"
#include "services/governance/domain/recommendation.h"
#include "services/governance/domain/source_report.h"

namespace copperplate::governance {

// A recommendation as it stood then.
struct RecommendationStanding {
  RecommendationState state = RecommendationState::kProposed;
  std::string owner;  // may be empty
  std::optional<absl::CivilDay> due;
  std::optional<int32_t> slippage_days;
  int32_t revision_count = 0;
  bool overdue = false;   // not over, and due before the day: not on it
  bool due_soon = false;  // likewise, and due on the day or within the days after it
  std::optional<ExternalState> external;
};

// Nothing where it was raised or recorded later.
std::optional<RecommendationStanding> StandingOn(const Recommendation& recommendation,
                                                 const AsKnown& known, int due_soon_days);

// A recommendation and the report it is of.
struct ReportedRecommendation {
  const SourceReport* report = nullptr;
  const Recommendation* recommendation = nullptr;
};

struct RecommendationRow {
  const SourceReport* report = nullptr;
  const Recommendation* recommendation = nullptr;
  RecommendationStanding standing;
};

// Which a log has rows of; its numbers are of all.
enum class RecommendationRows : uint8_t { kAll, kToDo, kNotOver };
bool HasRow(RecommendationRows rows, RecommendationState state);

struct RecommendationLog {
  std::vector<RecommendationRow> rows;  // by report's id and number; view what was given
  std::array<int32_t, 8> by_state{};    // indexed by RecommendationState; their sum is total()
  int32_t to_do = 0;                    // IsToDo()
  // Of those that are not over:
  int32_t overdue = 0;
  int32_t due_soon = 0;
  // Of those to do:
  int32_t undated = 0;
  int32_t without_owner = 0;

  int32_t total() const { return static_cast<int32_t>(rows.size()); }
  int32_t InState(RecommendationState state) const { return by_state[static_cast<size_t>(state)]; }
};

// The row at the end of the log, counted.
void AddRow(RecommendationRow row, RecommendationLog& log);

// `settings` are those in force on the day.
RecommendationLog LogOn(absl::Span<const ReportedRecommendation> recommendations,
                        const AsKnown& known, const GovernanceSettings& settings);

}  // namespace copperplate::governance
