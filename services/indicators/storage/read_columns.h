#pragma once

#include <type_traits>

#include "absl/status/status.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {

// Reads the columns of a row from `first` on, in order: for rows made of several groups of them.
template <typename... T>
absl::Status ReadFrom(const postgres::Row& row, int first, T&... out) {
  absl::Status status;
  const auto take = [&](auto& value) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(value, row.Get<std::remove_reference_t<decltype(value)>>(first));
    ++first;
    return absl::OkStatus();
  };
  (void)(... && (status = take(out)).ok());
  return status;
}

}  // namespace copperplate::indicators
