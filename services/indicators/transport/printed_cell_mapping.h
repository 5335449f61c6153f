#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/dashboard.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/printed_cell_repository.h"

namespace copperplate::indicators {

// The cell of `force` that `message` describes. Faults, by its field names, are everything that is
// wrong with it by itself; `present` is the present month.
PrintedCellRecord ReadPrintedCell(absl::string_view force, const v1::PrintedCell& message,
                                  int32_t present, Faults& faults);

v1::PrintedCell WritePrintedCell(absl::string_view force, const PrintedCellRecord& record);

}  // namespace copperplate::indicators
