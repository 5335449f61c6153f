#include "services/indicators/domain/snapshot_diff.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "absl/strings/str_cat.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

ComparedCell FromValue(Column column, const Cell& cell, absl::Span<const SeriesPoint> series) {
  ComparedCell compared;
  compared.column = column;
  compared.text = cell.text;
  compared.detail = cell.present()
                        ? absl::StrCat(FormatMillionths(cell.numerator), "/",
                                       cell.denominator ? FormatMillionths(*cell.denominator) : "")
                        : std::string(Name(cell.absence));
  compared.batches = BatchesBehind(series, cell.period);
  return compared;
}

ComparedCell FromVerdict(Column column, const Verdict& verdict,
                         absl::Span<const SeriesPoint> series) {
  ComparedCell compared;
  compared.column = column;
  compared.text = std::string(PrintedVerdict(verdict));
  compared.detail =
      absl::StrCat(verdict.profile, "/", verdict.profile_version, " ", Name(verdict.method), " ",
                   Name(verdict.reason), " ", FormatMillionths(verdict.subject.numerator),
                   " against ", FormatMillionths(verdict.reference.numerator));
  const std::vector<int64_t> subject = BatchesBehind(series, verdict.subject.period);
  const std::vector<int64_t> reference = BatchesBehind(series, verdict.reference.period);
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
    absl::StrAppend(&compared.detail, peer.value ? absl::StrCat(*peer.value) : "", "/",
                    peer.data_to.value_or(0), "/", Name(peer.origin), " ");
  }
  if (peers.empty()) compared.text = "-";
  return compared;
}

ComparedCell FromChange(const std::optional<Change>& change, const Period& behind,
                        absl::Span<const SeriesPoint> series) {
  ComparedCell compared;
  compared.column = Column::kChange;
  if (!change.has_value()) {
    compared.text = "-";
    return compared;
  }
  compared.text = absl::StrCat(change->previous_month.absolute, ", ", change->year.absolute, ", ",
                               change->rolling.absolute);
  compared.detail = absl::StrCat(Name(change->direction), " ", change->run_months);
  for (const std::optional<Extreme>& extreme : {change->highest_since, change->lowest_since}) {
    absl::StrAppend(&compared.detail, " ", extreme ? extreme->month : 0,
                    extreme && extreme->since_start ? "+" : "");
  }
  compared.batches = BatchesBehind(series, behind);
  return compared;
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
    std::set_difference(cell.batches.begin(), cell.batches.end(), old.batches.begin(),
                        old.batches.end(), std::back_inserter(difference.batches));
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

std::vector<int64_t> BatchesBehind(absl::Span<const SeriesPoint> series, const Period& period) {
  std::vector<int64_t> batches;
  for (const SeriesPoint& point : series) {
    if (point.batch != 0 && period.Contains(point.month)) batches.push_back(point.batch);
  }
  std::sort(batches.begin(), batches.end());
  batches.erase(std::unique(batches.begin(), batches.end()), batches.end());
  return batches;
}

ComparedRow ForComparison(const DashboardRow& row, absl::Span<const SeriesPoint> series) {
  ComparedRow compared;
  compared.indicator = row.indicator;
  for (size_t i = 0; i < kValueColumns; ++i) {
    compared.cells.push_back(FromValue(static_cast<Column>(i), row.values[i], series));
  }
  compared.cells.push_back(FromVerdict(Column::kV1Yr, row.v_1yr, series));
  compared.cells.push_back(FromVerdict(Column::kV3Yr, row.v_3yr, series));
  compared.cells.push_back(FromVerdict(Column::kBenchmark, row.benchmark, series));
  compared.cells.push_back(FromPeers(row.peers));
  compared.cells.push_back(FromChange(row.change, {row.data_month - 23, row.data_month}, series));
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
