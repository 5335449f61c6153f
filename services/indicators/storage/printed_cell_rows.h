// The statements of printed cells, and what their rows mean.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/indicators/app/ports/printed_cell_repository.h"

namespace copperplate::indicators {

// $1 force, $2 newest revision to look at, $3 first and $4 last month, $5 to $9 area id, indicator
// id, month, column and comparator to begin behind (empty, empty and any: from the first), $10
// number of rows.
extern const postgres::Statement kListCells;

// $1 force, $2 id, $3 newest revision to look at. Rows as QueryCells() gives them.
extern const postgres::Statement kFindCell;

// What is held beside a cell that is to be written.
struct HeldCell {
  // Storage's keys; nothing where the force has no such indicator or area.
  std::optional<int32_t> indicator;
  std::optional<int32_t> area;
  std::optional<PrintedCellRecord> record;  // the newest of the same key
};

// One for each of `cells`, in their order.
absl::StatusOr<std::vector<HeldCell>> ReadHeldCells(postgres::Session& session,
                                                    absl::string_view force,
                                                    const std::vector<PrintedCellRecord>& cells);

// A cell to be written and the keys of what it names.
struct KeyedCell {
  int32_t indicator = 0;
  int32_t area = 0;
  const PrintedCellRecord* record = nullptr;
};

absl::Status InsertCells(postgres::Session& session, absl::string_view force, int64_t revision,
                         const std::vector<KeyedCell>& cells);

absl::StatusOr<postgres::Rows> QueryCells(postgres::Session& session, absl::string_view force,
                                          std::optional<int32_t> month,
                                          const std::optional<PrintedCellKey>& after,
                                          int64_t revision, int64_t rows);
// A row of QueryCells().
absl::StatusOr<PrintedCellRecord> ReadCell(const postgres::Row& row);

}  // namespace copperplate::indicators
