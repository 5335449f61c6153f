#pragma once

#include <cstdint>

#include "libs/status/error.h"

namespace copperplate::api {

inline constexpr int kDefaultPageSize = 50;
inline constexpr int kMaxPageSize = 500;

// Rows to return for the request's `page_size` (AIP-158): `otherwise` for 0, at most kMaxPageSize.
// A negative one adds the fault PAGE_SIZE_INVALID and gives `otherwise`.
int ReadPageSize(int32_t page_size, Faults& faults, int otherwise = kDefaultPageSize);

}  // namespace copperplate::api
