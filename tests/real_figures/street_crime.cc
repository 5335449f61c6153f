#include "tests/real_figures/street_crime.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {
namespace {

constexpr csv::Column kStreetCrimeColumns[] = {
    {"month", true}, {"area", true}, {"indicator", true}, {"value", true}, {"denominator", true}};

std::string FilePath() {
  const char* const folder = std::getenv("COPPERPLATE_REAL_DATA");
  return absl::StrCat(folder != nullptr ? folder : "../shared/data/real",
                      "/cambs_street_crime_monthly.csv");
}

// `Violence and sexual offences`, `(no location)`: lower case, hyphens for all else.
std::string IdOf(absl::string_view title) {
  std::string id;
  for (const char c : title) {
    if (absl::ascii_isalnum(c)) {
      id += absl::ascii_tolower(c);
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

absl::Status AddRow(const csv::Header& header, const csv::Record& record, StreetCrime& crime) {
  if (record.fault != csv::RecordFault::kNone || record.fields.size() != header.width()) {
    return absl::DataLossError(absl::StrCat("line ", record.line));
  }
  const auto value = [&](size_t column) { return header.Value(record.fields, column); };
  ABSL_ASSIGN_OR_RETURN(const absl::CivilMonth month, ParseMonth(value(0)));
  int64_t count = 0;
  if (!absl::SimpleAtoi(value(3), &count)) {
    return absl::DataLossError(absl::StrCat("line ", record.line));
  }
  const std::string area = IdOf(value(1));
  const std::string indicator = IdOf(value(2));
  (value(1).front() == '(' ? crime.elsewhere : crime.areas)[area] = std::string(value(1));
  crime.indicators[indicator] = std::string(value(2));
  crime.counts[{area, indicator, MonthNumber(month)}] = count;
  // The denominator of the file is the population: a COUNT has none.
  absl::StrAppend(&crime.import_csv, value(0), ",", area, ",", indicator, ",", count, ",\n");
  return absl::OkStatus();
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
  std::ifstream file(FilePath());
  if (!file) return std::nullopt;
  std::stringstream content;
  content << file.rdbuf();

  StreetCrime crime;
  crime.import_csv = "month,area,indicator,numerator,denominator\n";
  csv::Header header(kStreetCrimeColumns);
  absl::Status status;
  const auto take = [&](const csv::Record& record) {
    if (!status.ok()) return;
    if (header.width() != 0) {
      status = AddRow(header, record, crime);
    } else if (!header.Read(record.fields).empty()) {
      status = absl::DataLossError("the header has other columns");
    }
  };
  csv::Reader reader;
  reader.Feed(content.str(), take);
  reader.Finish(take);
  ABSL_RETURN_IF_ERROR(status);
  return crime;
}

}  // namespace copperplate::indicators
