#pragma once

#include <cstdint>
#include <vector>

#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/roll_up.h"

namespace copperplate::indicators {

// The areas of a dashboard as a roll-up sees them, in their order, without figures.
std::vector<RollUpArea> TreeOf(const DashboardFigures& figures);

// The series of the area asked for, as RollUp() has it. Gives `tree` the figures, which it views.
RolledUpSeries SeriesOf(const IndicatorFigures& figures, int32_t month,
                        std::vector<RollUpArea>& tree);

}  // namespace copperplate::indicators
