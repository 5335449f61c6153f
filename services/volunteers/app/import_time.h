#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/imports/row_faults.h"

namespace copperplate::volunteers {

// The instant that a cell of an import says: `2018-03-25 18:30`, with `T` for the blank and seconds
// or without, as the clocks in Europe/London show it; or with an offset behind it, `Z` or `+01:00`.
// Faults: FIELD_REQUIRED, TIME_MALFORMED; TIME_AMBIGUOUS of a time that the clocks show twice or
// never, without an offset.
std::optional<absl::Time> ReadImportTime(absl::string_view text, int64_t line,
                                         absl::string_view column, imports::RowFaults& faults);

}  // namespace copperplate::volunteers
