#pragma once

#include <cstddef>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// A commentary for people: what it is about and how far it is, its heading, its text line by line,
// its sources. `commentary` is as the gateway sent it, what is printed is printable. Lines are of
// at most `width` columns (0: as they are).
std::string DrawCommentary(const Value& commentary, size_t width);

// Those of a snapshot below its dashboard; empty where it has none.
std::string DrawCommentaries(const Value& snapshot, size_t width);

}  // namespace copperplate::cli
