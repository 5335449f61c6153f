#include "tests/real_figures/street_crime.h"

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "tests/real_figures/published_table.h"

namespace copperplate::indicators {
namespace {

void AddRow(const PublishedRow& row, StreetCrime& crime) {
  const std::string area = IdOf(row.area);
  const std::string indicator = IdOf(row.indicator);
  (row.area.front() == '(' ? crime.elsewhere : crime.areas)[area] = row.area;
  crime.indicators[indicator] = row.indicator;
  crime.counts[{area, indicator, row.month}] = row.value;
  // The denominator of the file is the population: a COUNT has none.
  absl::StrAppend(&crime.import_csv, FormatMonth(row.month), ",", area, ",", indicator, ",",
                  row.value, ",\n");
}

}  // namespace

int64_t StreetCrime::ForceTotal(const std::string& indicator, int32_t first, int32_t last) const {
  int64_t total = 0;
  for (const auto& [key, count] : counts) {
    const auto& [area, of, month] = key;
    if (of == indicator && month >= first && month <= last && areas.count(area) != 0) {
      total += count;
    }
  }
  return total;
}

absl::StatusOr<std::optional<StreetCrime>> ReadStreetCrime() {
  ABSL_ASSIGN_OR_RETURN(const auto rows, ReadPublishedTable("cambs_street_crime_monthly.csv"));
  if (!rows.has_value()) return std::nullopt;
  StreetCrime crime;
  crime.import_csv = "month,area,indicator,numerator,denominator\n";
  for (const PublishedRow& row : *rows) AddRow(row, crime);
  return crime;
}

}  // namespace copperplate::indicators
