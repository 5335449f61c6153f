#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/peer_reader.h"
#include "services/indicators/domain/peer_comparison.h"

namespace copperplate::indicators {

struct PeerComparisonQuery {
  std::string indicator;  // id
  int32_t month = 0;
  std::optional<absl::Time> known_at;
  std::string profile;  // names one; empty: the indicator's own
};

struct ComputedPeers {
  std::string title;               // as the force calls the indicator
  IndicatorDefinition definition;  // that of `national`, which the figures are of
  int32_t month = 0;               // asked for
  std::optional<PeerGroup> group;  // that holds in the figures' period
  PeerComparison comparison;
  int64_t revision = 0;
  int64_t national_revision = 0;
  std::optional<absl::Time> recorded_at;
};

// The force against the figures published for others, of the latest period within reach. NOT_FOUND:
// INDICATOR_UNKNOWN where the force has no such indicator, PEER_FIGURES_UNKNOWN where nothing is
// published that reaches the month. INVALID_ARGUMENT (INDICATOR_NOT_VALID) where the force's
// indicator is not in use in the month; and what the port gives.
absl::StatusOr<ComputedPeers> GetPeerComparison(PeerReader& reader, const RequestContext& context,
                                                const PeerComparisonQuery& query);

}  // namespace copperplate::indicators
