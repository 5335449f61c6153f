#include "services/indicators/transport/breakdown_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/annotation_mapping.h"
#include "services/indicators/transport/row_mapping.h"

namespace copperplate::indicators {
namespace {

void WriteShareCell(const ShareCell& cell, v1::ShareCell& out) {
  out.set_text(cell.text);
  if (cell.count.has_value()) out.set_count(*cell.count);
  out.set_percent_text(cell.percent_text);
  if (cell.percent.has_value()) out.set_percent(*cell.percent);
  out.set_suppressed(cell.suppressed);
  out.set_absence(static_cast<v1::Cell::Absence>(cell.absence));
  out.set_provisional(cell.provisional);
}

void WriteBase(absl::string_view force, const ShareBase& base, v1::BreakdownBase& out) {
  WriteCell(force, base.headline, nullptr, *out.mutable_headline());
  WriteShareCell(base.base, *out.mutable_base());
  out.set_difference_text(base.difference_text);
  if (base.difference.has_value()) out.set_difference(*base.difference);
}

}  // namespace

void WriteBreakdown(absl::string_view force, const Breakdown& breakdown, v1::Breakdown& out) {
  const IndicatorDefinition& definition = breakdown.definition;
  out.set_name(kBreakdownName.Format(force, definition.id));
  out.set_title(definition.title);
  out.set_measure(api::ToProto<v1::Indicator::Measure>(definition.measure));
  out.set_dimension(breakdown.dimension);
  out.set_month(FormatMonth(breakdown.month));
  out.set_data_month(FormatMonth(breakdown.data_month));
  out.set_area(kAreaName.Format(force, breakdown.area));
  WriteBase(force, breakdown.table.month, *out.mutable_month_base());
  WriteBase(force, breakdown.table.rolling, *out.mutable_rolling_12_base());
  for (const ShareRow& row : breakdown.table.rows) {
    v1::BreakdownRow& written = *out.add_rows();
    written.set_category(row.category);
    written.set_subtotal(row.subtotal);
    WriteShareCell(row.month, *written.mutable_month());
    WriteShareCell(row.rolling, *written.mutable_rolling_12());
  }
  out.set_small_numbers_suppressed(breakdown.suppressed);
  out.set_note(breakdown.table.note);
  for (const Annotation& crossed : breakdown.breaks) {
    WriteCrossedBreak(force, crossed, *out.add_series_breaks());
  }
  out.set_restated(breakdown.restated);
  out.set_revision(breakdown.revision);
  if (breakdown.recorded_at.has_value()) {
    api::WriteInstant(*breakdown.recorded_at, *out.mutable_known_at());
  }
}

}  // namespace copperplate::indicators
