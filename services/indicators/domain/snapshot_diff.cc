#include "services/indicators/domain/snapshot_diff.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace copperplate::indicators {
namespace {

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

// The profile and its version that a detail by DetailOf() begins with.
std::pair<std::string, int> JudgedBy(const ComparedCell& cell) {
  const std::vector<absl::string_view> parts =
      absl::StrSplit(absl::string_view(cell.detail).substr(0, cell.detail.find(' ')), '/');
  int version = 0;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[1], &version)) return {"", 0};
  return {std::string(parts[0]), version};
}

void SetProfile(const ComparedCell& before, const ComparedCell& after, CellDifference& difference) {
  const auto [then, version_then] = JudgedBy(before);
  const auto [now, version_now] = JudgedBy(after);
  if (then != now || version_then == version_now) return;
  difference.profile = now;
  difference.version_before = version_then;
  difference.version_after = version_now;
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
    if (IsVerdict(cell.column)) SetProfile(old, cell, difference);
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
