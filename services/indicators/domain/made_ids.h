// Ids that are made of what they name.
#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "services/indicators/domain/printed_cell.h"

namespace copperplate::indicators {

// `p0123456789abcdef01234567`: the fields themselves would be longer than an id may be.
std::string PrintedCellId(const PrintedCellKey& key);

// `m2018-03-cambridgeshire-1`; where a profile judged every row,
// `p2018-03-significance-cambridgeshire-1`: the letter tells the two apart, since an area's id may
// begin as a profile's name does, and no profile's name begins with another's and a hyphen. What is
// long stands there with its beginning and a digest.
std::string SnapshotId(int32_t month, absl::string_view area, absl::string_view profile,
                       int edition);

}  // namespace copperplate::indicators
