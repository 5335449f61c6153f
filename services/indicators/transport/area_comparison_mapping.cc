#include "services/indicators/transport/area_comparison_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/transport/row_mapping.h"

namespace copperplate::indicators {
namespace {

// Numbered alike in the domain and the proto.
static_assert(v1::ShareOfChange::NOT_ADDITIVE == static_cast<int>(ShareReason::kNotAdditive));
static_assert(v1::ShareOfChange::Reason_MAX == static_cast<int>(ShareReason::kChangesCancel));
// The domain numbers from 0 what the proto numbers from 1.
static_assert(v1::Indicator::ROLLING_12 == static_cast<int>(Column::kRolling12) + 1);
static_assert(v1::Area::DISTRICT == static_cast<int>(AreaKind::kDistrict) + 1);

void WriteShare(const ShareOfChange& share, v1::ShareOfChange& out) {
  out.set_text(share.text);
  out.set_reason(static_cast<v1::ShareOfChange::Reason>(share.reason));
  if (share.present()) out.set_percent(share.percent);
  const bool area_known = share.present() || share.reason == ShareReason::kForceAbsent ||
                          share.reason == ShareReason::kForceUnchanged ||
                          share.reason == ShareReason::kChangesCancel;
  const bool force_known = share.present() || share.reason == ShareReason::kForceUnchanged ||
                           share.reason == ShareReason::kChangesCancel;
  if (area_known) out.set_area_change(FormatMillionths(share.area_change));
  if (force_known) out.set_force_change(FormatMillionths(share.force_change));
}

void WriteCompared(absl::string_view force, const ComparedArea& area, const AreaStanding& standing,
                   const AreaStandings& all, v1::AreaComparisonRow& out) {
  out.set_area(kAreaName.Format(force, area.area));
  out.set_title(area.title);
  WriteRow(force, area.computed, *out.mutable_row());
  WriteShare(standing.year, *out.mutable_share_of_year_change());
  WriteShare(standing.rolling, *out.mutable_share_of_rolling_12_change());
  if (standing.place.has_value()) out.set_rank(*standing.place);
  out.set_ranked_count(all.ranked);
  if (standing.place_a_year_before.has_value()) {
    out.set_rank_a_year_before(*standing.place_a_year_before);
  }
  out.set_ranked_count_a_year_before(all.ranked_a_year_before);
  out.set_sentence(standing.sentence);
}

}  // namespace

void WriteAreaComparison(absl::string_view force, const AreaComparison& comparison,
                         v1::AreaComparison& out) {
  const IndicatorDefinition& definition = comparison.force.definition;
  const AreaStandings& standings = comparison.standings;
  out.set_name(kAreaComparisonName.Format(force, definition.id));
  out.set_title(definition.title);
  out.set_month(FormatMonth(comparison.month));
  out.set_kind(api::ToProto<v1::Area::Kind>(comparison.kind));
  out.set_data_month(FormatMonth(comparison.force.row.data_month));
  out.set_ranked_by(api::ToProto<v1::Indicator::Column>(standings.ranked_by));
  out.set_highest_first(standings.highest_first);
  out.set_ranking(standings.ranking);
  WriteRow(force, comparison.force, *out.mutable_force());
  for (size_t i = 0; i < comparison.areas.size(); ++i) {
    WriteCompared(force, comparison.areas[i], standings.areas[i], standings, *out.add_rows());
  }
  out.set_revision(comparison.revision);
  if (comparison.recorded_at.has_value()) {
    api::WriteInstant(*comparison.recorded_at, *out.mutable_known_at());
  }
}

}  // namespace copperplate::indicators
