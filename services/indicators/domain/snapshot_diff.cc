#include "services/indicators/domain/snapshot_diff.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

using Batches = absl::Span<const MonthBatch>;

std::string Printed(const DashboardRow& row, Column column) {
  const PrintedCell* const printed = row.printed(column);
  return printed == nullptr ? "" : absl::StrCat(" printed ", printed->text, ": ", printed->reason);
}

// Two parts, of a figure as of a side of a verdict.
std::string Parts(absl::int128 numerator, const std::optional<absl::int128>& denominator) {
  return absl::StrCat(FormatMillionths(numerator), "/",
                      denominator ? FormatMillionths(*denominator) : "");
}

ComparedCell FromValue(const DashboardRow& row, Column column, Batches batches) {
  const Cell& cell = row.value(column);
  ComparedCell compared;
  compared.column = column;
  compared.text = cell.text;
  compared.detail =
      absl::StrCat(Name(cell.absence), " ", Parts(cell.numerator, cell.denominator), " ",
                   cell.months_present, cell.provisional ? " provisional" : "", " without ",
                   absl::StrJoin(cell.missing_areas, ","), Printed(row, column));
  compared.batches = BatchesBehind(batches, cell.period);
  return compared;
}

std::string Number(const std::optional<double>& value) {
  return value.has_value() ? absl::StrFormat("%.17g", *value) : "";
}

std::string DetailOf(const Verdict& verdict) {
  const std::optional<Interval>& interval = verdict.interval;
  return absl::StrCat(
      verdict.profile, "/", verdict.profile_version, " ", Name(verdict.method), " ",
      Name(verdict.reason), " ", Parts(verdict.subject.numerator, verdict.subject.denominator),
      " against ", Parts(verdict.reference.numerator, verdict.reference.denominator), " z ",
      Number(verdict.statistic), " p ", Number(verdict.p), " in ",
      interval ? Number(interval->lower) : "", " to ", interval ? Number(interval->upper) : "",
      " significant ", verdict.significant ? absl::StrCat(*verdict.significant) : "", ": ",
      verdict.sentence);
}

ComparedCell FromVerdict(const DashboardRow& row, Column column, const Verdict& verdict,
                         Batches batches) {
  ComparedCell compared;
  compared.column = column;
  compared.text = std::string(PrintedVerdict(verdict));
  compared.detail = absl::StrCat(DetailOf(verdict), Printed(row, column));
  const std::vector<int64_t> subject = BatchesBehind(batches, verdict.subject.period);
  const std::vector<int64_t> reference = BatchesBehind(batches, verdict.reference.period);
  std::set_union(subject.begin(), subject.end(), reference.begin(), reference.end(),
                 std::back_inserter(compared.batches));
  return compared;
}

ComparedCell FromPeers(const std::vector<PeerVerdict>& peers) {
  ComparedCell compared;
  compared.column = Column::kPeers;
  for (const PeerVerdict& peer : peers) {
    absl::StrAppend(&compared.text, compared.text.empty() ? "" : ", ", Name(peer.comparator), " ",
                    Name(peer.word));
    absl::StrAppend(&compared.detail, peer.text, "/", Number(peer.value), "/",
                    peer.data_to.value_or(0), "/", Name(peer.origin), "/", Name(peer.reason), "/",
                    peer.sentence, " ");
  }
  if (peers.empty()) compared.text = "-";
  return compared;
}

ComparedCell FromChange(const std::optional<Change>& change, const Period& behind,
                        Batches batches) {
  ComparedCell compared;
  compared.column = Column::kChange;
  if (!change.has_value()) {
    compared.text = "-";
    return compared;
  }
  for (const Delta* delta : {&change->previous_month, &change->year, &change->rolling}) {
    absl::StrAppend(&compared.text, compared.text.empty() ? "" : ", ", delta->absolute);
    absl::StrAppend(&compared.detail, Number(delta->absolute_value), " ", delta->percent, "% ",
                    Name(delta->absence), " ");
  }
  absl::StrAppend(&compared.detail, Name(change->direction), " ", change->run_months, " of ",
                  change->window_first.value_or(0));
  for (const std::optional<Extreme>& extreme : {change->highest, change->lowest}) {
    absl::StrAppend(&compared.detail, " ", extreme ? extreme->since.value_or(1) : 0);
  }
  compared.batches = BatchesBehind(batches, behind);
  return compared;
}

std::string MonthText(int32_t month) { return FormatMonth(MonthFromNumber(month)); }

std::string YesNo(bool value) { return value ? "true" : "false"; }

// `2016-04 counting rules`.
std::string BreaksText(const std::vector<Annotation>& breaks) {
  return absl::StrJoin(breaks, "; ", [](std::string* out, const Annotation& crossed) {
    absl::StrAppend(out, MonthText(crossed.first_month), " ", crossed.reason);
    if (!crossed.adjusted_indicator.empty()) {
      absl::StrAppend(out, " (adjusted: ", crossed.adjusted_indicator, ")");
    }
  });
}

std::vector<ComparedField> FieldsOf(const IndicatorDefinition& definition,
                                    const DashboardRow& row) {
  return {{"title", definition.title},
          {"theme", definition.theme},
          {"themeHeading", definition.theme_heading},
          {"measure", std::string(Name(definition.measure))},
          {"unit", definition.unit},
          {"decimals", absl::StrCat(definition.decimals)},
          {"polarity", std::string(Name(definition.polarity))},
          {"caveat", definition.caveat},
          {"dataMonth", MonthText(row.data_month)},
          {"provisional", YesNo(row.provisional)},
          {"restated", YesNo(row.restated)},
          {"populationYear", row.population_year ? absl::StrCat(*row.population_year) : ""},
          {"qualifiers", absl::StrJoin(QualifierNames(row.qualifiers()), ",")},
          {"seriesBreaks", BreaksText(row.breaks)}};
}

std::vector<int64_t> AllBatches(const ComparedRow& row) {
  std::set<int64_t> batches;
  for (const ComparedCell& cell : row.cells) {
    batches.insert(cell.batches.begin(), cell.batches.end());
  }
  return {batches.begin(), batches.end()};
}

// Those of `after` that `before` has not; both ascending.
std::vector<int64_t> NewBatches(const std::vector<int64_t>& before,
                                const std::vector<int64_t>& after) {
  std::vector<int64_t> batches;
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                      std::back_inserter(batches));
  return batches;
}

// Whether figures, not a definition or an area, make the field what it is.
bool IsOfFigures(absl::string_view field) {
  return field == "dataMonth" || field == "provisional" || field == "qualifiers" ||
         field == "restated";
}

void DiffFields(const ComparedRow& before, const ComparedRow& after,
                std::vector<CellDifference>& differences) {
  std::map<absl::string_view, absl::string_view> was;
  for (const ComparedField& field : before.fields) was[field.name] = field.text;
  for (const ComparedField& field : after.fields) {
    const std::string old(was[field.name]);
    if (old == field.text) continue;
    CellDifference difference;
    difference.indicator = after.indicator;
    difference.kind = DifferenceKind::kFieldChanged;
    difference.field = field.name;
    difference.before = old;
    difference.after = field.text;
    if (IsOfFigures(field.name)) {
      difference.batches = NewBatches(AllBatches(before), AllBatches(after));
    }
    differences.push_back(std::move(difference));
  }
}

void DiffCells(const ComparedRow& before, const ComparedRow& after,
               std::vector<CellDifference>& differences) {
  std::map<Column, const ComparedCell*> was;
  for (const ComparedCell& cell : before.cells) was[cell.column] = &cell;
  for (const ComparedCell& cell : after.cells) {
    static const ComparedCell& none = *new ComparedCell();
    const auto found = was.find(cell.column);
    const ComparedCell& old = found == was.end() ? none : *found->second;
    if (found != was.end() && old == cell) continue;
    CellDifference difference;
    difference.indicator = after.indicator;
    difference.column = cell.column;
    difference.before = old.text;
    difference.after = cell.text;
    difference.batches = NewBatches(old.batches, cell.batches);
    differences.push_back(std::move(difference));
  }
}

CellDifference WholeRow(absl::string_view indicator, DifferenceKind kind) {
  CellDifference difference;
  difference.indicator = std::string(indicator);
  difference.kind = kind;
  return difference;
}

}  // namespace

std::vector<int64_t> BatchesBehind(absl::Span<const MonthBatch> batches, const Period& period) {
  std::vector<int64_t> behind;
  for (const MonthBatch& one : batches) {
    if (period.Contains(one.month)) behind.push_back(one.batch);
  }
  std::sort(behind.begin(), behind.end());
  behind.erase(std::unique(behind.begin(), behind.end()), behind.end());
  return behind;
}

ComparedRow ForComparison(const IndicatorDefinition& definition, const DashboardRow& row,
                          absl::Span<const MonthBatch> batches) {
  ComparedRow compared;
  compared.indicator = row.indicator;
  for (size_t i = 0; i < kValueColumns; ++i) {
    compared.cells.push_back(FromValue(row, static_cast<Column>(i), batches));
  }
  compared.cells.push_back(FromVerdict(row, Column::kV1Yr, row.v_1yr, batches));
  compared.cells.push_back(FromVerdict(row, Column::kV3Yr, row.v_3yr, batches));
  compared.cells.push_back(FromVerdict(row, Column::kBenchmark, row.benchmark, batches));
  compared.cells.push_back(FromPeers(row.peers));
  compared.cells.push_back(FromChange(row.change, ChangeWindow(row.data_month), batches));
  compared.fields = FieldsOf(definition, row);
  return compared;
}

std::vector<CellDifference> Diff(absl::Span<const ComparedRow> before,
                                 absl::Span<const ComparedRow> after) {
  std::map<absl::string_view, const ComparedRow*> now;
  for (const ComparedRow& row : after) now[row.indicator] = &row;
  std::map<absl::string_view, const ComparedRow*> was;
  for (const ComparedRow& row : before) was[row.indicator] = &row;
  std::vector<CellDifference> differences;
  for (const ComparedRow& row : before) {
    const auto found = now.find(row.indicator);
    if (found == now.end()) {
      differences.push_back(WholeRow(row.indicator, DifferenceKind::kRowRemoved));
    } else {
      DiffFields(row, *found->second, differences);
      DiffCells(row, *found->second, differences);
    }
  }
  for (const ComparedRow& row : after) {
    if (was.count(row.indicator) == 0) {
      differences.push_back(WholeRow(row.indicator, DifferenceKind::kRowAdded));
    }
  }
  return differences;
}

}  // namespace copperplate::indicators
