#include "tests/real_figures/stop_search.h"

#include <cstdlib>
#include <fstream>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {
namespace {

// `(not stated)` as `not-stated`: lower case, hyphens for all else.
std::string SlugOf(absl::string_view title) {
  std::string slug;
  for (const char c : title) {
    if (absl::ascii_isalnum(c)) {
      slug += absl::ascii_tolower(c);
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

// `Ethnicity (officer-defined): Asian` as `ethnicity` and `asian`.
std::pair<std::string, std::string> PartOf(absl::string_view title) {
  const std::pair<absl::string_view, absl::string_view> halves =
      absl::StrSplit(title, absl::MaxSplits(": ", 1));
  const std::string dimension = SlugOf(halves.first.substr(0, halves.first.find(' ')));
  std::string category = SlugOf(halves.second);
  if (category == "under-10" || category == "10-17") category.insert(0, "juveniles/");
  return {dimension, category};
}

absl::Status AddLine(absl::string_view line, StopSearch& out) {
  // No field of the file has a comma or a quote.
  const std::vector<absl::string_view> fields = absl::StrSplit(line, ',');
  int64_t count = 0;
  if (fields.size() != 5 || !absl::SimpleAtoi(fields[3], &count)) {
    return absl::DataLossError(std::string(line));
  }
  const std::string month(fields[0]);
  std::string breakdown;
  if (fields[2] == "All searches") {
    out.searches[month] = count;
  } else {
    const auto [dimension, category] = PartOf(fields[2]);
    out.parts[{dimension, month}][category] = count;
    breakdown = absl::StrCat(dimension, "=", category);
  }
  absl::StrAppend(&out.import_csv, "searches,cambridgeshire,", month, ",", count, ",,", breakdown,
                  "\n");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::optional<StopSearch>> ReadStopSearch() {
  const char* const folder = std::getenv("COPPERPLATE_REAL_DATA");
  std::ifstream file(absl::StrCat(folder != nullptr ? folder : "../shared/data/real",
                                  "/cambs_stop_search_monthly.csv"));
  if (!file) return std::nullopt;
  StopSearch searches;
  searches.import_csv = "indicator,area,month,numerator,denominator,breakdown\n";
  std::string line;
  std::getline(file, line);
  if (line != "month,area,indicator,value,denominator") return absl::DataLossError(line);
  while (std::getline(file, line)) ABSL_RETURN_IF_ERROR(AddLine(line, searches));
  return searches;
}

}  // namespace copperplate::indicators
