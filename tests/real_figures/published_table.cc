#include "tests/real_figures/published_table.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

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

constexpr csv::Column kPublishedColumns[] = {
    {"month", true}, {"area", true}, {"indicator", true}, {"value", true}, {"denominator", true}};

std::string PathOf(absl::string_view file) {
  const char* const folder = std::getenv("COPPERPLATE_REAL_DATA");
  return absl::StrCat(folder != nullptr ? folder : "../shared/data/real", "/", file);
}

absl::StatusOr<PublishedRow> ReadRow(const csv::Header& header, const csv::Record& record) {
  const absl::Status faulty = absl::DataLossError(absl::StrCat("line ", record.line));
  if (record.fault != csv::RecordFault::kNone || record.fields.size() != header.width()) {
    return faulty;
  }
  const auto value = [&](size_t column) { return header.Value(record.fields, column); };
  PublishedRow row;
  ABSL_ASSIGN_OR_RETURN(const absl::CivilMonth month, ParseMonth(value(0)));
  row.month = MonthNumber(month);
  row.area = std::string(value(1));
  row.indicator = std::string(value(2));
  const bool sized = !value(4).empty();
  if (!absl::SimpleAtoi(value(3), &row.value)) return faulty;
  if (sized && !absl::SimpleAtoi(value(4), &row.denominator)) return faulty;
  return row;
}

}  // namespace

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

absl::StatusOr<std::optional<std::vector<PublishedRow>>> ReadPublishedTable(
    absl::string_view file) {
  std::ifstream stream(PathOf(file));
  if (!stream) return std::nullopt;
  std::stringstream content;
  content << stream.rdbuf();

  std::vector<PublishedRow> rows;
  csv::Header header(kPublishedColumns);
  absl::Status status;
  const auto take = [&](const csv::Record& record) {
    if (!status.ok()) return;
    if (header.width() != 0) {
      absl::StatusOr<PublishedRow> row = ReadRow(header, record);
      status = row.status();
      if (row.ok()) rows.push_back(*std::move(row));
    } else if (!header.Read(record.fields).empty()) {
      status = absl::DataLossError("the header has other columns");
    }
  };
  csv::Reader reader;
  reader.Feed(content.str(), take);
  reader.Finish(take);
  ABSL_RETURN_IF_ERROR(status);
  return rows;
}

}  // namespace copperplate::indicators
