#include "services/indicators/app/import_printed_cells.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/month_rules.h"

namespace copperplate::indicators {
namespace {

std::string FieldOf(size_t cell, absl::string_view field) {
  return absl::StrCat("printed_cells[", cell, "]", field.empty() ? "" : ".", field);
}

}  // namespace

void CheckDistinct(const std::vector<PrintedCellRecord>& cells, const std::vector<bool>& faulty,
                   Faults& faults) {
  std::set<PrintedCellKey> seen;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (!faulty[i] && !seen.insert(cells[i].key).second) {
      faults.Add("DUPLICATE_CELL", FieldOf(i, ""), "is a cell that stands in the list before");
    }
  }
}

Faults CheckPrintedCell(const PrintedCellRecord& cell, int32_t present) {
  Faults faults;
  const bool peers = cell.key.column == Column::kPeers;
  CheckNotInFuture(cell.key.month, present, "month", faults);
  if (cell.key.column == Column::kChange) {
    faults.Add("COLUMN_NOT_PRINTED", "column", "CHANGE has no one printed cell");
  }
  if (cell.text.empty()) faults.Add("FIELD_REQUIRED", "text", "must not be empty");
  if (cell.reason.empty() && !peers) {
    faults.Add("FIELD_REQUIRED", "reason", "must say why it differs from the computed value");
  }
  const struct {
    const char* field;
    bool given;
    bool needed;
  } of_peers[] = {{"comparator", cell.key.comparator.has_value(), true},
                  {"verdict", cell.verdict.has_value(), true},
                  {"data_to", cell.data_to.has_value(), false}};
  for (const auto& [field, given, needed] : of_peers) {
    if (peers && needed && !given) faults.Add("FIELD_REQUIRED", field, "must be given with PEERS");
    if (!peers && given) faults.Add("FIELD_NOT_FOR_COLUMN", field, "belongs to PEERS only");
  }
  if (cell.data_to.has_value()) CheckNotInFuture(*cell.data_to, present, "data_to", faults);
  return faults;
}

absl::StatusOr<PrintedCellsWritten> ImportPrintedCells(PrintedCellRepository& repository,
                                                       const RequestContext& context,
                                                       const std::vector<PrintedCellRecord>& cells,
                                                       PrintImage<PrintedCellRecord> print) {
  ABSL_ASSIGN_OR_RETURN(PrintedCellsWritten written, repository.Write(context, cells, print));
  Faults faults;
  for (const UnknownReference& unknown : written.unknown) {
    if (unknown.field == UnknownReference::Field::kIndicator) {
      faults.Add("INDICATOR_UNKNOWN", FieldOf(unknown.cell, "indicator"),
                 "the force has no such indicator");
    } else {
      faults.Add("AREA_UNKNOWN", FieldOf(unknown.cell, "area"), "the force has no such area");
    }
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return written;
}

}  // namespace copperplate::indicators
