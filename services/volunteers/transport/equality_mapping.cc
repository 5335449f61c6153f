#include "services/volunteers/transport/equality_mapping.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/resource/reference.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

void WriteCell(absl::string_view force, const EqualityCell& cell,
               v1::VolunteerEqualityTable::Cell& out) {
  out.set_value(cell.value);
  out.set_text(cell.shown.count.has_value() ? absl::StrCat(*cell.shown.count)
                                            : std::string(1, kSuppressedMark));
  if (cell.shown.count.has_value()) out.set_count(*cell.shown.count);
  if (cell.shown.percent.has_value()) out.set_percent(*cell.shown.percent);
  if (!cell.share_percent.has_value()) return;
  out.set_share_percent(*cell.share_percent);
  if (cell.benchmark == nullptr) return;
  out.set_benchmark(kEqualityBenchmarkName.Format(force, cell.benchmark->id));
  out.set_benchmark_percent(PercentDigits(cell.benchmark->thousandths));
  out.set_ratio(cell.ratio.value_or(""));
}

}  // namespace

v1::EqualityCharacteristic PartMapping<EqualityCharacteristic>::Write(
    absl::string_view force, absl::string_view, const PartRecord<EqualityCharacteristic>& record) {
  const EqualityCharacteristic& characteristic = record.part;
  v1::EqualityCharacteristic out;
  out.set_name(kEqualityCharacteristicName.Format(force, characteristic.id));
  api::WriteHeader(record.header, out);
  for (const std::string& value : characteristic.values) out.add_values(value);
  out.set_definition(characteristic.definition);
  return out;
}

EqualityCharacteristic PartMapping<EqualityCharacteristic>::Read(
    absl::string_view, const PartPath& path, const v1::EqualityCharacteristic& message,
    Faults& faults) {
  EqualityCharacteristic characteristic;
  characteristic.id = path.back();
  fields::CheckId(characteristic.id, "id", faults);
  characteristic.values.assign(message.values().begin(), message.values().end());
  CheckEqualityValues(characteristic, faults);
  characteristic.definition = message.definition();
  fields::CheckLine(characteristic.definition, "definition", faults);
  return characteristic;
}

v1::EqualityBenchmark PartMapping<EqualityBenchmark>::Write(
    absl::string_view force, absl::string_view, const PartRecord<EqualityBenchmark>& record) {
  const EqualityBenchmark& benchmark = record.part;
  v1::EqualityBenchmark out;
  out.set_name(kEqualityBenchmarkName.Format(force, benchmark.id));
  api::WriteHeader(record.header, out);
  out.set_characteristic(kEqualityCharacteristicName.Format(force, benchmark.characteristic));
  out.set_category(benchmark.category);
  out.set_value(PercentDigits(benchmark.thousandths));
  out.set_definition(benchmark.definition);
  out.set_source(benchmark.source);
  out.set_year(benchmark.year);
  return out;
}

EqualityBenchmark PartMapping<EqualityBenchmark>::Read(absl::string_view force,
                                                       const PartPath& path,
                                                       const v1::EqualityBenchmark& message,
                                                       Faults& faults) {
  EqualityBenchmark benchmark;
  benchmark.id = path.back();
  fields::CheckId(benchmark.id, "id", faults);
  benchmark.characteristic = resource::ReadReference(
      kEqualityCharacteristicName, force, message.characteristic(), "characteristic", faults);
  benchmark.category = message.category();
  fields::CheckLine(benchmark.category, "category", faults);
  const std::optional<int64_t> thousandths = ParsePercent(message.value());
  if (message.value().empty()) {
    faults.Add("FIELD_REQUIRED", "value", "must be given");
  } else if (!thousandths.has_value()) {
    faults.Add("NUMBER_OUT_OF_RANGE", "value",
               "must be a percentage from 0 to 100 with at most three decimals: `9.7`");
  }
  benchmark.thousandths = thousandths.value_or(0);
  benchmark.definition = message.definition();
  fields::CheckLine(benchmark.definition, "definition", faults);
  benchmark.source = message.source();
  fields::CheckLine(benchmark.source, "source", faults);
  benchmark.year = message.year();
  fields::CheckRange(benchmark.year, "year", kFirstYear, kLastYear, faults);
  return benchmark;
}

v1::VolunteerEqualityTable WriteEqualityTable(absl::string_view force,
                                              const EqualityTableQuery& query,
                                              const VolunteerEqualityTable& told) {
  v1::VolunteerEqualityTable out;
  out.set_name(kVolunteerEqualityTableName.Format(force));
  out.set_kind(api::ToProto<v1::Role::Kind>(query.kind));
  out.set_characteristic(kEqualityCharacteristicName.Format(force, query.characteristic));
  out.set_definition(told.characteristic.definition);
  out.set_quarter_end(DateText(query.quarter_end));
  const EqualityTable& table = told.table;
  out.set_withheld(table.withheld);
  for (const EqualityCell& cell : table.cells) WriteCell(force, cell, *out.add_cells());
  if (table.total.has_value()) out.set_total(*table.total);
  if (table.stated_rate_percent.has_value()) {
    out.set_stated_rate_percent(*table.stated_rate_percent);
  }
  return out;
}

}  // namespace copperplate::volunteers
