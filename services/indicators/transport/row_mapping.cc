#include "services/indicators/transport/row_mapping.h"

#include <cstdint>
#include <optional>
#include <string>

#include "libs/api/enum_field.h"
#include "libs/time/civil.h"
#include "services/indicators/app/missing_part.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/transport/annotation_mapping.h"
#include "services/indicators/transport/verdict_mapping.h"

namespace copperplate::indicators {
namespace {

// Numbered alike in the domain and the proto.
static_assert(v1::Cell::NOT_APPLICABLE == static_cast<int>(AbsenceReason::kNotApplicable));
static_assert(v1::Cell::Absence_MAX == static_cast<int>(AbsenceReason::kNegativeNotAllowed));
static_assert(v1::Change::Direction_MAX == static_cast<int>(Direction::kDown));

v1::Cell::Absence WriteAbsence(AbsenceReason absence) {
  return static_cast<v1::Cell::Absence>(absence);
}

void WriteDelta(const Delta& delta, v1::Delta& out) {
  out.set_absolute_text(delta.absolute);
  if (delta.present()) out.set_absolute(delta.absolute_value);
  out.set_percent_text(delta.percent);
  if (delta.percent_value.has_value()) out.set_percent(*delta.percent_value);
  out.set_absence(WriteAbsence(delta.absence));
}

void WriteChange(const Change& change, v1::Change& out) {
  WriteDelta(change.previous_month, *out.mutable_previous_month());
  WriteDelta(change.year, *out.mutable_year());
  WriteDelta(change.rolling, *out.mutable_rolling_12());
  out.set_direction(static_cast<v1::Change::Direction>(change.direction));
  out.set_run_months(change.run_months);
  if (const std::optional<Extreme>& highest = change.highest) {
    if (highest->since.has_value()) out.set_highest_since(FormatMonth(*highest->since));
    out.set_highest_in_window(!highest->since.has_value());
  }
  if (const std::optional<Extreme>& lowest = change.lowest) {
    if (lowest->since.has_value()) out.set_lowest_since(FormatMonth(*lowest->since));
    out.set_lowest_in_window(!lowest->since.has_value());
  }
  if (change.window_first.has_value()) {
    out.set_window_first_month(FormatMonth(*change.window_first));
  }
}

void WriteDefinition(absl::string_view force, const IndicatorDefinition& definition,
                     v1::DashboardRow& out) {
  out.set_indicator(kIndicatorName.Format(force, definition.id));
  out.set_title(definition.title);
  out.set_theme(definition.theme);
  out.set_theme_heading(definition.theme_heading);
  out.set_measure(api::ToProto<v1::Indicator::Measure>(definition.measure));
  out.set_unit(definition.unit);
  out.set_decimals(definition.decimals);
  out.set_polarity(api::ToProto<v1::Indicator::Polarity>(definition.polarity));
  out.set_caveat(definition.caveat);
}

void WriteCells(absl::string_view force, const DashboardRow& row, v1::DashboardRow& out) {
  const struct {
    Column column;
    v1::Cell* cell;
  } cells[] = {{Column::kCurrent, out.mutable_current()},
               {Column::kMinus1, out.mutable_minus_1_year()},
               {Column::kMinus2, out.mutable_minus_2_years()},
               {Column::kMinus3, out.mutable_minus_3_years()},
               {Column::kFytd, out.mutable_fytd()},
               {Column::kFytd1, out.mutable_fytd_minus_1_year()},
               {Column::kRolling12, out.mutable_rolling_12()},
               {Column::kBaseline, out.mutable_baseline()}};
  for (const auto& [column, cell] : cells) {
    WriteCell(force, row.value(column), row.printed(column), *cell);
  }
}

void WriteVerdicts(const DashboardRow& row, v1::DashboardRow& out, Detail detail) {
  const struct {
    Column column;
    const Verdict& verdict;
    v1::Verdict* written;
  } verdicts[] = {{Column::kV1Yr, row.v_1yr, out.mutable_v_1_year_average()},
                  {Column::kV3Yr, row.v_3yr, out.mutable_v_3_year_average()},
                  {Column::kBenchmark, row.benchmark, out.mutable_benchmark()}};
  for (const auto& [column, verdict, written] : verdicts) {
    if (detail == Detail::kExplained) {
      WriteVerdict(verdict, row.printed(column), *written);
    } else {
      WriteWords(verdict, *written);
    }
  }
  for (const PeerVerdict& peer : row.peers) {
    WritePeer(peer, *out.add_peers());
    if (detail != Detail::kExplained) out.mutable_peers()->rbegin()->clear_sentence();
  }
}

}  // namespace

void WriteCell(absl::string_view force, const Cell& cell, const PrintedCell* printed,
               v1::Cell& out) {
  out.set_text(cell.text);
  out.set_absence(WriteAbsence(cell.absence));
  if (cell.present()) out.set_value(cell.value);
  if (cell.months_present > 0) {
    out.set_numerator(FormatMillionths(cell.numerator));
    if (cell.denominator.has_value()) out.set_denominator(FormatMillionths(*cell.denominator));
  }
  out.set_months_present(cell.months_present);
  if (TellsMissingMonths(cell)) {
    for (const int32_t month : MissingMonths(cell)) out.add_missing_months(FormatMonth(month));
  }
  out.set_provisional(cell.provisional);
  if (cell.absence != AbsenceReason::kNotApplicable && cell.period.first <= cell.period.last) {
    out.set_first_month(FormatMonth(cell.period.first));
    out.set_last_month(FormatMonth(cell.period.last));
  }
  for (const std::string& area : cell.missing_areas) {
    out.add_missing_areas(kAreaName.Format(force, area));
  }
  for (const std::string& part : cell.missing_parts) {
    out.add_missing_parts(MissingPartName(force, part));
  }
  if (printed != nullptr) {
    out.mutable_as_printed()->set_text(printed->text);
    out.mutable_as_printed()->set_reason(printed->reason);
  }
}

void WriteRow(absl::string_view force, const ComputedRow& computed, v1::DashboardRow& out,
              Detail detail) {
  const DashboardRow& row = computed.row;
  WriteDefinition(force, computed.definition, out);
  out.set_data_month(FormatMonth(row.data_month));
  out.set_data_month_differs(row.data_month_differs());
  WriteCells(force, row, out);
  WriteVerdicts(row, out, detail);
  if (row.change.has_value()) WriteChange(*row.change, *out.mutable_change());
  out.set_provisional(row.provisional);
  out.set_restated(row.restated);
  if (row.population_year.has_value()) out.set_population_year(*row.population_year);
  for (std::string& qualifier : QualifierNames(row.qualifiers())) {
    out.add_qualifiers(std::move(qualifier));
  }
  out.set_period_months(row.period_months);
  for (const Annotation& crossed : row.breaks) {
    WriteCrossedBreak(force, crossed, *out.add_series_breaks());
  }
}

}  // namespace copperplate::indicators
