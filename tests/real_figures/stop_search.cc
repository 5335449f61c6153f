#include "tests/real_figures/stop_search.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "tests/real_figures/published_table.h"

namespace copperplate::indicators {
namespace {

// `Ethnicity (officer-defined): Asian` as `ethnicity` and `asian`.
std::pair<std::string, std::string> PartOf(absl::string_view title) {
  const std::pair<absl::string_view, absl::string_view> halves =
      absl::StrSplit(title, absl::MaxSplits(": ", 1));
  const std::string dimension = IdOf(halves.first.substr(0, halves.first.find(' ')));
  std::string category = IdOf(halves.second);
  if (category == "under-10" || category == "10-17") category.insert(0, "juveniles/");
  return {dimension, category};
}

void AddRow(const PublishedRow& row, StopSearch& searches) {
  const std::string month = FormatMonth(row.month);
  std::string breakdown;
  if (row.indicator == "All searches") {
    searches.searches[month] = row.value;
  } else {
    const auto [dimension, category] = PartOf(row.indicator);
    searches.parts[{dimension, month}][category] = row.value;
    breakdown = absl::StrCat(dimension, "=", category);
  }
  absl::StrAppend(&searches.import_csv, "searches,cambridgeshire,", month, ",", row.value, ",,",
                  breakdown, "\n");
}

}  // namespace

absl::StatusOr<std::optional<StopSearch>> ReadStopSearch() {
  ABSL_ASSIGN_OR_RETURN(const auto rows, ReadPublishedTable("cambs_stop_search_monthly.csv"));
  if (!rows.has_value()) return std::nullopt;
  StopSearch searches;
  searches.import_csv = "indicator,area,month,numerator,denominator,breakdown\n";
  for (const PublishedRow& row : *rows) AddRow(row, searches);
  return searches;
}

}  // namespace copperplate::indicators
