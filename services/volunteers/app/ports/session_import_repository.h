#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/digest/sha256.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/watch_parts.h"

namespace copperplate::volunteers {

// An import that was applied, or the preview of one.
struct SessionImportRecord {
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

// One row that is sound by itself. Its session has no id: it gets one.
struct SessionRow {
  int64_t line = 0;
  SpeedwatchSession session;
  std::string source_id;
  std::string digest;  // of what the row says, 16 bytes: by it a row that comes again is known
};

// Somebody whom a row names as an operator and the force has.
struct NamedOperator {
  std::optional<std::string> merged_into;  // id of the record
  bool trained = false;                    // for the row's whole time
};

// What the force has that the rows are judged by.
struct SessionImportContent {
  std::vector<WatchGroup> groups;
  std::vector<SpeedwatchSite> sites;
  std::vector<SpeedwatchStandard> standards;
  // By line and id.
  std::map<int64_t, std::map<std::string, NamedOperator>> operators;
  // Of the source ids of the rows those that are there, each with the digest of its row.
  std::map<std::string, std::string> recorded;
};

struct SessionImport {
  std::string import_id;  // empty: one is made, and nothing is a repeat
  std::string source;
  Sha256Digest content{};
  int64_t row_count = 0;
  WriteMode mode = WriteMode::kWrite;
  absl::Span<const SessionRow> rows;
  // Those of the rows that are new. An error ends the import. May run again.
  absl::FunctionRef<absl::StatusOr<std::vector<const SessionRow*>>(const SessionImportContent&)>
      decide;
  PrintImage<PartRecord<SpeedwatchSession>> print_session;
  PrintImage<SessionImportRecord> print;
  // Whether the caller has gone: the import then ends with CANCELLED.
  absl::FunctionRef<bool()> cancelled;
};

// The imports of Speedwatch sessions of one force, the context's. Implementations are thread-safe.
// Beside the errors named each gives those of libs/postgres/sqlstate.h.
class SessionImportRepository {
 public:
  virtual ~SessionImportRepository() = default;

  // Writes all that is new or nothing, in one transaction under the force's lock and as one
  // revision, each session with its event and one event more, `session_import.applied`. The id and
  // content of one that was applied give its result, nothing decided. NOT_FOUND (FORCE_UNKNOWN),
  // ALREADY_EXISTS (IMPORT_CONTENT_DIFFERS), CANCELLED, what `decide` gives.
  virtual absl::StatusOr<SessionImportRecord> Apply(const RequestContext& context,
                                                    const SessionImport& import) = 0;

  // The import of this id, `replayed`; nothing where there is none. ALREADY_EXISTS
  // (IMPORT_CONTENT_DIFFERS).
  virtual absl::StatusOr<std::optional<SessionImportRecord>> Find(const RequestContext& context,
                                                                  const SessionImport& import) = 0;
};

}  // namespace copperplate::volunteers
