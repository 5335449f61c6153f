#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/digest/sha256.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/snapshot_diff.h"

namespace copperplate::indicators {

// A published dashboard, without the dashboard. One that `validate_only` would have published has
// no id, uid and create_time.
struct SnapshotRecord {
  std::string id;
  std::string uid;
  absl::Time create_time;
  std::string author;
  int32_t month = 0;
  std::string area;  // id
  int edition = 0;
  std::string profile;  // empty: each indicator's own
  int64_t revision = 0;
  Sha256Digest sha256{};  // of the canonical JSON
};

// What is published. Never changes.
struct SnapshotDocument {
  std::string canonical_json;
  std::string dashboard;             // the API's message, serialised
  std::vector<std::string> batches;  // ids behind the figures, in the order they were imported
};

struct PublishedSnapshot {
  SnapshotRecord record;
  SnapshotDocument document;
};

// A dashboard as it is to be published.
struct SnapshotContent {
  std::string canonical_json;
  Sha256Digest sha256{};
  std::string dashboard;
  std::vector<ComparedRow> comparison;  // for a later diff
  // The earliest month that any cell may rest on.
  int32_t first_month = 0;
};

struct SnapshotPublication {
  WriteMode mode = WriteMode::kWrite;
  int32_t month = 0;
  std::string area;
  std::string profile;
  // The dashboard out of the newest figures. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<SnapshotContent>(const DashboardFigures&)> compose;
  Printer<PublishedSnapshot> print;
};

// A snapshot as a diff needs it.
struct ComparedSnapshot {
  int32_t month = 0;
  std::string area;
  std::string profile;
  int64_t revision = 0;  // of the force, that it was computed from
  // When that was recorded; nothing where there was none yet.
  std::optional<absl::Time> recorded_at;
  std::vector<ComparedRow> comparison;
};

// What a row rests on beside its figures.
enum class CauseKind : uint8_t {
  kDefinition = 1,
  kArea = 2,
  kPopulation = 3,
  kPrintedCell = 4,
  kSeriesBreak = 5
};

// A change of it, which was a revision of its own.
struct DiffCause {
  CauseKind kind = CauseKind::kDefinition;
  std::string subject;               // id of the resource that was changed
  std::string indicator;             // id: of a definition, printed cell or series break
  Column column = Column::kCurrent;  // of a printed cell
  int64_t revision = 0;
  absl::Time record_time;
  std::string author;
};

// The changes of the revisions behind `after`, up to `to`.
struct CauseQuery {
  int64_t after = 0;
  int64_t to = 0;
  int32_t month = 0;               // of the printed cells
  std::string area;                // id: theirs
  std::vector<std::string> areas;  // ids: these, and those that ever lay right below one of them
};

// Where a page of a list ended: the latest month first, then area id, profile, edition.
struct SnapshotPosition {
  int32_t month = 0;
  std::string area;
  std::string profile;
  int edition = 0;
};

// The snapshots of one force, the context's. Implementations are thread-safe. Beside the errors
// named each gives those of libs/postgres/sqlstate.h (UNAVAILABLE, DEADLINE_EXCEEDED).
class SnapshotRepository {
 public:
  virtual ~SnapshotRepository() = default;

  // Publishes the next edition of the month, area and profile, as libs/change has it but for the
  // revision: a snapshot changes no figure. No import of the force ends between the figures read
  // and the snapshot's commit. NOT_FOUND (FORCE_UNKNOWN), ALREADY_EXISTS
  // (REQUEST_ID_REUSED), and what `compose` gives: always an error where there is no such area.
  virtual absl::StatusOr<Changed<PublishedSnapshot>> Publish(
      const RequestContext& context, const SnapshotPublication& publication) = 0;

  // NOT_FOUND (SNAPSHOT_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<PublishedSnapshot> Get(const RequestContext& context,
                                                absl::string_view id) = 0;

  // The first `limit` behind `after`, of one month or of all. NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<Page<SnapshotRecord>> List(const RequestContext& context,
                                                    std::optional<int32_t> month,
                                                    const std::optional<SnapshotPosition>& after,
                                                    int limit) = 0;

  // NOT_FOUND (SNAPSHOT_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<ComparedSnapshot> GetForDiff(const RequestContext& context,
                                                      absl::string_view id) = 0;

  // By revision, kind and subject: of every definition and series break, and of the query's areas,
  // of their populations and of the printed cells of its area and month.
  virtual absl::StatusOr<std::vector<DiffCause>> Causes(const RequestContext& context,
                                                        const CauseQuery& query) = 0;

  // The ids of the batches of these numbers; a number without a batch is left out.
  virtual absl::StatusOr<std::map<int64_t, std::string>> BatchIds(
      const RequestContext& context, const std::vector<int64_t>& numbers) = 0;
};

}  // namespace copperplate::indicators
