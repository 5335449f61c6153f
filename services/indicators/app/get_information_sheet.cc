#include "services/indicators/app/get_information_sheet.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/compute_dashboard.h"
#include "services/indicators/app/computed_peers.h"
#include "services/indicators/app/roll_up.h"

namespace copperplate::indicators {

absl::StatusOr<InformationSheet> GetInformationSheet(DashboardReader& reader,
                                                     const RequestContext& context, int32_t month,
                                                     std::optional<absl::Time> known_at) {
  DashboardQuery query;
  query.area = context.force;
  query.own_area = true;
  query.month = month;
  query.known_at = known_at;
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures, reader.Read(context, query));
  Faults faults;
  ABSL_RETURN_IF_ERROR(CheckArea(figures, month, query.own_area, "month", faults));
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  InformationSheet sheet;
  sheet.month = month;
  sheet.revision = figures.revision;
  sheet.recorded_at = figures.recorded_at;
  RollUps roll_ups(figures);
  for (IndicatorFigures& indicator : figures.indicators) {
    const RolledUpSeries of_force = roll_ups.SeriesOf(indicator, month);
    const std::vector<PeerVerdict> peers =
        PeersOf(figures, month, indicator, ProfileOf("", indicator.definition));
    InformationRow data = DescribeData(indicator.definition, of_force.series, month, peers);
    sheet.rows.push_back({std::move(indicator.definition), std::move(data)});
  }
  return sheet;
}

}  // namespace copperplate::indicators
