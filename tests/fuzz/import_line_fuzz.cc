// Lines of an import: a row without a fault is within every bound and, written out again, reads as
// the same row.
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "libs/csv/reader.h"
#include "libs/time/civil.h"
#include "services/indicators/app/import_line.h"
#include "services/indicators/domain/names.h"
#include "tests/fuzz/property.h"

namespace copperplate::indicators {
namespace {

using fuzz::Require;

constexpr int32_t kPresent = 2018 * 12 + 5;
constexpr int64_t kMostMillionths = int64_t{1000000000000} * 1000000;

ImportIndicator Indicator(int32_t number, const char* id, Measure measure, Frequency frequency) {
  ImportIndicator indicator;
  indicator.number = number;
  indicator.definition.id = id;
  indicator.definition.measure = measure;
  indicator.definition.frequency = frequency;
  indicator.definition.valid_from = 2010 * 12;
  return indicator;
}

const ImportReference& Reference() {
  static const auto* const reference = [] {
    auto* made = new ImportReference();
    made->areas = {{1, "south", 2012 * 12, 2018 * 12 + 2}, {2, "north", 0, {}}};
    made->indicators = {Indicator(11, "crime", Measure::kCount, Frequency::kMonthly),
                        Indicator(12, "trust", Measure::kProportion, Frequency::kQuarterly),
                        Indicator(13, "speed", Measure::kMean, Frequency::kMonthly),
                        Indicator(14, "money", Measure::kAmount, Frequency::kAnnual)};
    made->indicators.back().definition.allows_negative = true;
    return made;
  }();
  return *reference;
}

std::string Decimal(int64_t millionths) {
  const uint64_t size = millionths < 0 ? -static_cast<uint64_t>(millionths) : millionths;
  return absl::StrFormat("%s%d.%06d", millionths < 0 ? "-" : "", size / 1000000, size % 1000000);
}

// `row` as a line under the full header.
std::vector<std::string> Written(const ImportRow& row) {
  std::string indicator;
  std::string area;
  for (const ImportIndicator& one : Reference().indicators) {
    if (one.number == row.indicator) indicator = one.definition.id;
  }
  for (const ImportArea& one : Reference().areas) {
    if (one.number == row.area) area = one.id;
  }
  return {indicator,
          area,
          FormatMonth(row.month),
          Decimal(row.numerator),
          row.denominator.has_value() ? Decimal(*row.denominator) : "",
          std::string(Name(row.status)),
          std::string(Name(row.qualifier)),
          std::string(row.breakdown),
          absl::StrCat(row.period_months)};
}

std::optional<std::vector<std::string>> ReadFields(const std::vector<std::string>& fields) {
  imports::RowFaults faults;
  ImportLineReader reader(Reference(), kPresent);
  const std::vector<absl::string_view> names = {"indicator", "area",        "month",
                                                "numerator", "denominator", "status",
                                                "qualifier", "breakdown",   "period_months"};
  Require(reader.ReadHeader({1, csv::RecordFault::kNone, names}, faults));
  const std::vector<absl::string_view> views(fields.begin(), fields.end());
  const auto row = reader.ReadRow({2, csv::RecordFault::kNone, views}, faults);
  if (!row.has_value() || !faults.empty()) return std::nullopt;
  return Written(*row);
}

void CheckRow(const ImportRow& row) {
  Require(row.month <= kPresent && row.month >= 2010 * 12);
  Require(row.numerator >= -kMostMillionths && row.numerator <= kMostMillionths);
  Require(row.numerator >= 0 || row.indicator == 14);
  Require(row.denominator.has_value() == (row.indicator == 12 || row.indicator == 13));
  Require(!row.denominator.has_value() || *row.denominator >= 0);
  Require(row.indicator != 11 || row.numerator % 1000000 == 0);
  Require(row.indicator != 12 || (row.numerator <= *row.denominator && row.month % 3 == 2));
  const std::vector<std::string> written = Written(row);
  const auto again = ReadFields(written);
  Require(again.has_value() && *again == written);
}

void Check(absl::string_view content) {
  imports::RowFaults faults;
  ImportLineReader lines(Reference(), kPresent);
  bool begun = false;
  bool readable = false;
  csv::Reader reader(4096);
  const auto read = [&](const csv::Record& record) {
    const int64_t before = faults.count();
    if (!begun) {
      begun = true;
      readable = lines.ReadHeader(record, faults);
      Require(readable == (faults.count() == before));
    } else if (readable) {
      const auto row = lines.ReadRow(record, faults);
      Require(row.has_value() || faults.count() > before);
      if (row.has_value()) Require(row->line == record.line);
      if (faults.count() == before) CheckRow(*row);
    }
  };
  reader.Feed(content, read);
  reader.Finish(read);
  Require(faults.Kept().size() <= static_cast<size_t>(faults.count()));
}

}  // namespace
}  // namespace copperplate::indicators

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::indicators::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
