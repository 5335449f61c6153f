#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/record.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"

namespace copperplate::change_postgres {

// What a statement's LIMIT is: one row more than the page has says whether another page follows.
constexpr int64_t RowsToAsk(int limit) { return int64_t{limit} + 1; }

// The page out of what was asked for with RowsToAsk(limit).
template <typename Record>
absl::StatusOr<Page<Record>> ReadPage(
    const postgres::Rows& rows, int limit,
    absl::FunctionRef<absl::StatusOr<Record>(const postgres::Row&)> read) {
  Page<Record> page;
  page.more = rows.size() > limit;
  page.rows.reserve(static_cast<size_t>(page.more ? limit : rows.size()));
  for (const postgres::Row row : rows) {
    if (page.rows.size() == static_cast<size_t>(limit)) break;
    ABSL_ASSIGN_OR_RETURN(page.rows.emplace_back(), read(row));
  }
  return page;
}

}  // namespace copperplate::change_postgres
