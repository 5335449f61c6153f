// A funnel of forces: how far chance, and the spread that the forces show themselves, would carry
// one of its size from their common figure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/peer_figure.h"
#include "services/indicators/domain/two_sample.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// Fewer forces bear no comparison: neither an average nor an estimate of their spread.
inline constexpr int kFewestPeers = 3;

struct FunnelLimits {
  Interval at_95;    // of the value, in the indicator's unit
  Interval at_99_8;  // the same
  double z = 0;      // how far the force lies out, by the additive model
};

struct PeerFunnel {
  // Why there is none: PEERS_TOO_FEW, NOT_TESTABLE (the measure has no size, or a PROPORTION is
  // above 1), NO_RULE_FOR_MEASURE.
  VerdictReason reason = VerdictReason::kNone;
  Cell centre;     // the forces' numerators over their denominators
  double phi = 1;  // overdispersion.h
  double tau_squared = 0;
  int forces = 0;  // that it is drawn from
  // Indices of the figures that it goes without: below zero, or of unknown size.
  std::vector<size_t> negative;
  std::vector<size_t> unsized;
  // For each figure, nothing for those left out.
  std::vector<std::optional<FunnelLimits>> limits;
};

// Over-dispersed limits after Spiegelhalter 2005 (libs/statistics), a tenth of the forces
// winsorised at either end, of PROPORTION by the arcsine, of RATE and RATIO by the square root.
PeerFunnel DrawFunnel(const IndicatorDefinition& definition,
                      absl::Span<const PeerFigure* const> figures);

// The test that Method::kFunnel is, of the figure numbered `index`: 95% limits. NEGATIVE_COUNT of a
// figure below zero.
TwoSampleTest TestByFunnel(const PeerFunnel& funnel, absl::Span<const PeerFigure* const> figures,
                           size_t index);

}  // namespace copperplate::indicators
