#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/digest/sha256.h"
#include "libs/imports/row_fault.h"
#include "services/indicators/domain/import_warning.h"

namespace copperplate::indicators {

enum class BatchState : uint8_t {
  kApplied = 1,  // all of its rows were written
  kRefused = 2,  // some row was faulty and none was written
};

// One import: what was sent, by whom, and what became of it.
struct Batch {
  // Storage's number, ascending in time; 0: nothing was stored (`validate_only`), and then neither
  // `uid`, `create_time` nor a generated `id` is set.
  int32_t number = 0;
  std::string id;
  std::string uid;
  absl::Time create_time;
  BatchState state = BatchState::kApplied;
  std::string source;
  std::string revision_reason;
  std::string author;
  int64_t row_count = 0;
  int64_t inserted_count = 0;   // of keys that had no figure before
  int64_t revised_count = 0;    // that changed a figure
  int64_t unchanged_count = 0;  // that say what was held already
  int64_t fault_count = 0;      // also beyond those that are kept
  int64_t warning_count = 0;    // also beyond those that are kept
  Sha256Digest content{};       // of the bytes as they were sent
  int64_t revision = 0;         // it made; 0: it changed nothing
  // Of an import's result: another import, before this one, made the batch.
  bool replayed = false;
  // Of an import's result: the first of them, by line.
  std::vector<ImportWarning> warnings;
};

// The batch as the result of an import that came after the one that made it.
inline Batch Replayed(Batch batch) {
  batch.replayed = true;
  return batch;
}

// As many of a batch's warnings are kept, the first ones by line; of its faults as many as
// libs/imports keeps.
inline constexpr int kMostWarningsKept = 1000;

// The batches of one force, the context's. Written by ImportRepository. Implementations are
// thread-safe. Beside the errors named each gives those of libs/postgres/sqlstate.h.
class BatchRepository {
 public:
  virtual ~BatchRepository() = default;

  // Nothing where the force has no such batch. NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<std::optional<Batch>> Find(const RequestContext& context,
                                                    absl::string_view id) = 0;

  // The first `limit` batches whose number is below `before` (all: nothing), the latest first.
  // NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<Page<Batch>> List(const RequestContext& context,
                                           std::optional<int64_t> before, int limit) = 0;

  // The first `limit` faults of the batch `number` behind its first `skip` ones, in their order: by
  // line, and as they were found where a line has several. Empty where there is no such batch.
  virtual absl::StatusOr<Page<imports::RowFault>> ListFaults(const RequestContext& context,
                                                             int32_t number, int64_t skip,
                                                             int limit) = 0;

  // The same of the batch's warnings, by line.
  virtual absl::StatusOr<Page<ImportWarning>> ListWarnings(const RequestContext& context,
                                                           int32_t number, int64_t skip,
                                                           int limit) = 0;
};

}  // namespace copperplate::indicators
