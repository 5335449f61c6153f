#include "services/volunteers/domain/equality_table.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMonthsOfAQuarter = 3;

int64_t PersonsOf(const std::map<std::string, int64_t>& counts, absl::string_view value) {
  const auto found = counts.find(std::string(value));
  return found == counts.end() ? 0 : found->second;
}

// Whether the line lets shares be shown: see TabulateEquality().
bool MayShowShares(const std::vector<EqualityCell>& cells) {
  bool percentages = false;
  bool of_values = false;
  bool of_others = false;
  for (const EqualityCell& cell : cells) {
    percentages = percentages || cell.shown.percent.has_value();
    if (cell.shown.count.has_value()) continue;
    (IsStated(cell.value) ? of_values : of_others) = true;
  }
  return percentages && !(of_values && of_others);
}

}  // namespace

void CheckQuarterEnd(absl::CivilDay day, absl::string_view field, Faults& faults) {
  const absl::CivilDay next = day + 1;
  if (next.day() != 1 || (next.month() - 1) % kMonthsOfAQuarter != 0) {
    faults.Add("QUARTER_END_INVALID", field,
               "must be 31 March, 30 June, 30 September or 31 December");
  }
}

std::vector<std::string> PersonsInStrength(Engagements engagements, Kind kind, absl::CivilDay day) {
  std::set<std::string> persons;
  for (const Engagement& engagement : engagements) {
    if (engagement.kind != kind) continue;
    const std::optional<EngagementState> state = StateOn(engagement.history, day);
    if (state.has_value() && IsCounted(*state)) persons.emplace(CountedAs(engagement));
  }
  return {persons.begin(), persons.end()};
}

EqualityTable TabulateEquality(const EqualityCharacteristic& characteristic,
                               const std::map<std::string, int64_t>& counts,
                               absl::Span<const EqualityBenchmark> benchmarks, int64_t year) {
  EqualityTable table;
  std::vector<int64_t> line;
  int64_t stated = 0;
  int64_t everyone = 0;
  const auto add = [&](absl::string_view value) {
    table.cells.emplace_back().value = std::string(value);
    line.push_back(PersonsOf(counts, value));
    everyone += line.back();
    if (IsStated(value)) stated += line.back();
  };
  for (const std::string& value : characteristic.values) add(value);
  add(kPreferNotToSay);
  add(kNotStated);
  const ShownTable shown = SuppressTable({line});
  if (shown.withheld) {
    table.cells.clear();
    table.withheld = true;
    return table;
  }
  table.total = shown.lines[0].total;
  for (size_t i = 0; i < line.size(); ++i) table.cells[i].shown = shown.lines[0].cells[i];
  if (!MayShowShares(table.cells)) return table;
  for (size_t i = 0; i < characteristic.values.size(); ++i) {
    EqualityCell& cell = table.cells[i];
    cell.benchmark = FindBenchmark(benchmarks, characteristic, cell.value, year);
    EqualityBenchmark none;
    none.characteristic = characteristic.id;
    none.category = cell.value;
    none.definition = characteristic.definition;
    const auto found = RepresentationOf(
        {characteristic.id, cell.value, characteristic.definition, line[i], stated, everyone},
        cell.benchmark == nullptr ? none : *cell.benchmark);
    if (!found.ok()) continue;  // its definition is the characteristic's
    table.stated_rate_percent = found->stated_rate_percent;
    if (!cell.shown.percent.has_value()) continue;
    cell.share_percent = found->share_percent;
    cell.ratio = found->ratio;
  }
  return table;
}

}  // namespace copperplate::volunteers
