#pragma once

#include <cstdint>
#include <vector>

#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/profile.h"

namespace copperplate::indicators {

// What the peers' column of an indicator's row has for the area and month that `figures` were read
// for: what was printed, which is of another hand, and beside it the verdict against the figures
// published for the group, where there are both: kNotCalculated with its reason where they bear
// none.
std::vector<PeerVerdict> PeersOf(const DashboardFigures& figures, int32_t month,
                                 const IndicatorFigures& indicator, const Profile& profile);

}  // namespace copperplate::indicators
