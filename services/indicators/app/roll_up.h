#pragma once

#include <cstdint>
#include <vector>

#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/roll_up.h"

namespace copperplate::indicators {

// The areas of a dashboard as a roll-up sees them, in their order, without figures.
std::vector<RollUpArea> TreeOf(const DashboardFigures& figures);

// Gives `tree` the figures, which it views.
void SetFigures(const IndicatorFigures& figures, std::vector<RollUpArea>& tree);

// The same, and the series of the area asked for, as RollUp() has it.
RolledUpSeries SeriesOf(const IndicatorFigures& figures, int32_t month,
                        std::vector<RollUpArea>& tree);

}  // namespace copperplate::indicators
