#include "tests/real_figures/recorded_crime.h"

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "tests/real_figures/published_table.h"

namespace copperplate::indicators {
namespace {

// The file names a quarter by its first month, the service by its last.
constexpr int32_t kToEndOfQuarter = 2;

std::string ForceIdOf(const std::string& title) {
  return title == "London, City of" ? "city-of-london" : IdOf(title);
}

void AddRow(const PublishedRow& row, RecordedCrime& crime) {
  const std::string force = ForceIdOf(row.area);
  const std::string indicator = IdOf(row.indicator);
  const int32_t period_end = row.month + kToEndOfQuarter;
  crime.forces[force] = row.area;
  crime.indicators[indicator] = row.indicator;
  crime.figures[{indicator, force, period_end}] = {row.value, row.denominator};
  absl::StrAppend(&crime.import_csv, indicator, ",", force, ",", FormatMonth(period_end), ",",
                  row.value, ",", row.denominator, "\n");
}

}  // namespace

absl::StatusOr<std::optional<RecordedCrime>> ReadRecordedCrime() {
  ABSL_ASSIGN_OR_RETURN(const auto rows,
                        ReadPublishedTable("ew_recorded_crime_force_quarterly.csv"));
  if (!rows.has_value()) return std::nullopt;
  RecordedCrime crime;
  crime.import_csv = "indicator,of,period_end,numerator,denominator\n";
  for (const PublishedRow& row : *rows) AddRow(row, crime);
  return crime;
}

}  // namespace copperplate::indicators
