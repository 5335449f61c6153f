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

// The limits of one figure around another value than the forces' common one, in the indicator's
// unit; or why there are none, as PeerFunnel has it and NEGATIVE_COUNT of a figure below zero.
struct FunnelAround {
  VerdictReason reason = VerdictReason::kNone;
  Interval limits;
};

// Of the figure numbered `index`, with the spread that `figures` show among themselves; at 95%, or
// by a rule of kOneIn500 at 99.8%.
FunnelAround LimitsAround(const IndicatorDefinition& definition, const Rule& rule,
                          absl::Span<const PeerFigure* const> figures, size_t index, double value);

// The test that Method::kFunnel is, of the figure numbered `index`, at the same limits.
// NEGATIVE_COUNT of a figure below zero.
TwoSampleTest TestByFunnel(const PeerFunnel& funnel, const Rule& rule,
                           absl::Span<const PeerFigure* const> figures, size_t index);

// How chance is controlled where a force is held against others. Which forces stand outside a
// funnel is no family of tests, so that kBenjaminiHochberg leaves the profile's 95%.
SignificanceControl ControlOfPeers(SignificanceControl asked);

}  // namespace copperplate::indicators
