#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/printed_cell.h"

namespace copperplate::indicators {

struct PrintedCellRecord {
  PrintedCellKey key;
  std::string text;
  std::string reason;
  // Of PEERS, and only there.
  std::optional<VerdictWord> verdict;
  std::optional<int32_t> data_to;
  std::string source;

  friend bool operator==(const PrintedCellRecord&, const PrintedCellRecord&) = default;
};

// The cell of a list that names something the force has not.
struct UnknownReference {
  enum class Field { kIndicator, kArea };
  size_t cell = 0;
  Field field = Field::kIndicator;

  friend bool operator==(const UnknownReference&, const UnknownReference&) = default;
};

struct PrintedCellsWritten {
  int changed = 0;  // new ones included
  int unchanged = 0;
  // In the order of the cells; where there is any, nothing was written.
  std::vector<UnknownReference> unknown;
};

// The printed cells of one force, the context's. Implementations are thread-safe. Beside the errors
// named each gives those of libs/postgres/sqlstate.h (UNAVAILABLE, DEADLINE_EXCEEDED).
class PrintedCellRepository {
 public:
  virtual ~PrintedCellRepository() = default;

  // Writes the cells that are new or differ from what is held, all in one revision with an event
  // for each (libs/change, without a request_id), or none. The keys are distinct. NOT_FOUND
  // (FORCE_UNKNOWN).
  virtual absl::StatusOr<PrintedCellsWritten> Write(const RequestContext& context,
                                                    const std::vector<PrintedCellRecord>& cells,
                                                    PrintImage<PrintedCellRecord> print) = 0;

  // The cell of this id (domain/made_ids.h) as known at `known_at` (now: nothing), the same for
  // ever. NOT_FOUND (PRINTED_CELL_UNKNOWN), INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE,
  // KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<PrintedCellRecord> Get(const RequestContext& context, absl::string_view id,
                                                std::optional<absl::Time> known_at) = 0;

  // The first `limit` cells behind `after` in the order of their keys, as known at `known_at`: of
  // one month, or of all. NOT_FOUND (FORCE_UNKNOWN), INVALID_ARGUMENT as Get().
  virtual absl::StatusOr<Page<PrintedCellRecord>> List(const RequestContext& context,
                                                       std::optional<int32_t> month,
                                                       const std::optional<PrintedCellKey>& after,
                                                       std::optional<absl::Time> known_at,
                                                       int limit) = 0;
};

}  // namespace copperplate::indicators
