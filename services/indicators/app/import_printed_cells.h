#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/printed_cell_repository.h"

namespace copperplate::indicators {

// Everything that is wrong with a cell by itself, by its field names: MONTH_IN_FUTURE,
// COLUMN_NOT_PRINTED, FIELD_REQUIRED, FIELD_NOT_FOR_COLUMN. `present` is the present month.
Faults CheckPrintedCell(const PrintedCellRecord& cell, int32_t present);

// Adds DUPLICATE_CELL of each `printed_cells[3]` that stands in the list before. Those that are
// `faulty` are not looked at.
void CheckDistinct(const std::vector<PrintedCellRecord>& cells, const std::vector<bool>& faulty,
                   Faults& faults);

// Records distinct cells that CheckPrintedCell() finds no fault with, all or none. INVALID_ARGUMENT
// naming every cell at fault as `printed_cells[3].area` (INDICATOR_UNKNOWN, AREA_UNKNOWN), and what
// the port gives.
absl::StatusOr<PrintedCellsWritten> ImportPrintedCells(PrintedCellRepository& repository,
                                                       const RequestContext& context,
                                                       const std::vector<PrintedCellRecord>& cells,
                                                       PrintImage<PrintedCellRecord> print);

}  // namespace copperplate::indicators
