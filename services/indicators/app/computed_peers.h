#pragma once

#include <cstdint>
#include <vector>

#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/detail.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/significance_control.h"

namespace copperplate::indicators {

// What the peers' column of an indicator's row has for the area and month that `figures` were read
// for: what was printed, which is of another hand, and beside it the verdict against the figures
// published for the group, where there are both, and against those of the regions and the nation
// that the force lies in: kNotCalculated with its reason where they bear none. `control` and
// `detail` are those of the comparisons computed.
std::vector<PeerVerdict> PeersOf(const DashboardFigures& figures, int32_t month,
                                 const IndicatorFigures& indicator, const Profile& profile,
                                 SignificanceControl control = SignificanceControl::kOneIn20,
                                 Detail detail = Detail::kExplained);

}  // namespace copperplate::indicators
