#pragma once

#include <optional>

#include "absl/types/span.h"
#include "services/indicators/domain/peer_figure.h"
#include "services/indicators/domain/peer_group.h"

namespace copperplate::indicators {

// The figures of a group as one, of the same period. Its numerator and denominator are the sums
// over all, where each has them. Absent (NO_OBSERVATION) where there is no figure; a weighted one
// (DENOMINATOR_ZERO) where a figure has no size, so that nothing can be divided.
Cell AverageOf(const IndicatorDefinition& definition, PeerAveraging averaging,
               absl::Span<const PeerFigure* const> figures);

}  // namespace copperplate::indicators
