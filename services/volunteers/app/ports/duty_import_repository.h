#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/digest/sha256.h"
#include "services/volunteers/domain/duty.h"

namespace copperplate::volunteers {

// An import that was applied, or the preview of one.
struct DutyImportRecord {
  std::string import_id;  // empty of a preview
  std::string source;
  Sha256Digest content{};
  int64_t row_count = 0;
  int64_t created_count = 0;
  int64_t unchanged_count = 0;  // their source_id was there, and said the same
  bool validate_only = false;
  bool replayed = false;  // one before it, of this id and content, was applied: this is its result
  absl::Time create_time;
  std::string author;
};

// One row that is sound by itself. Its duty has no id: it gets one.
struct DutyImportRow {
  int64_t line = 0;
  Duty duty;
  std::string digest;  // of what the row says, 16 bytes: by it a row that comes again is known
};

// The rows of an import, in the order of its lines.
class DutyRowSource {
 public:
  virtual ~DutyRowSource() = default;
  // Hands each over, from the first, every time it is called; ends with the first error, its own or
  // the visitor's. Rows are valid while they are handed over.
  virtual absl::Status ForEach(absl::FunctionRef<absl::Status(const DutyImportRow&)> visit) = 0;
};

// Why a row is refused.
enum class RowRefusal : uint8_t {
  kEngagementUnknown,
  kTypeUnknown,
  kTypeHidden,
  kRules,                  // see DutyRefusal
  kSourceIdDiffers,        // the source_id is there, and said something else
  kVerifiedBySelf,         // as domain Verified()
  kVerifierNotSupervisor,  // likewise
  kOverlap,                // a duty that is there, or another row
  kSourceIdTwice,          // another row has it
  kOverriderNotSupervisor,
  kOverriddenBySelf,  // by who did it, under whichever record
};

// What is wrong with an import, the first rows of it by line: each at most once for each reason.
struct RefusedRows {
  int64_t count = 0;
  std::vector<std::pair<int64_t, RowRefusal>> rows;  // at most imports::kMostFaultsKept
};

struct DutyImport {
  std::string import_id;  // empty: one is made, and nothing is a repeat
  std::string source;
  Sha256Digest content{};
  int64_t row_count = 0;
  WriteMode mode = WriteMode::kWrite;
  PrintImage<DutyImportRecord> print;
  // Whether the caller has gone: asked between rows, which then end with CANCELLED.
  absl::FunctionRef<bool()> cancelled;
};

// The imports of duties of one force, the context's. Implementations are thread-safe. Beside the
// errors named each gives those of libs/postgres/sqlstate.h.
class DutyImportRepository {
 public:
  virtual ~DutyImportRepository() = default;

  // The import of this id, `replayed`; nothing where there is none. ALREADY_EXISTS
  // (IMPORT_CONTENT_DIFFERS).
  virtual absl::StatusOr<std::optional<DutyImportRecord>> Find(const RequestContext& context,
                                                               const DutyImport& import) = 0;

  // Writes all rows whose source_id is new, or nothing, in one transaction and set by set, under
  // the rules of DutyRepository::Record(); with one event, `duty_import.applied`. Engagements are
  // locked from the first check to the end, duties of others are not kept waiting. The id and
  // content of one that was applied give its result. NOT_FOUND (FORCE_UNKNOWN), ALREADY_EXISTS
  // (IMPORT_CONTENT_DIFFERS), CANCELLED.
  virtual absl::StatusOr<std::variant<DutyImportRecord, RefusedRows>> Apply(
      const RequestContext& context, const DutyImport& import, DutyRowSource& rows) = 0;
};

}  // namespace copperplate::volunteers
