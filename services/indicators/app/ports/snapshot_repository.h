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
#include "services/indicators/app/ports/commentary_repository.h"
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
  // The commentaries kept, as the parts of the API's message that say them: what everybody may
  // read, and what is marked sensitive. Empty where there are none.
  std::string commentaries;
  std::string sensitive_commentaries;
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
  std::string commentaries;  // see SnapshotDocument
  std::string sensitive_commentaries;
  std::vector<ComparedRow> comparison;  // for a later diff
  // The earliest month that any cell may rest on.
  int32_t first_month = 0;
};

struct SnapshotPublication {
  WriteMode mode = WriteMode::kWrite;
  int32_t month = 0;
  std::string area;
  std::string profile;
  // The dashboard out of the newest figures, and the agreed commentaries of the month and area by
  // id. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<SnapshotContent>(const DashboardFigures&,
                                                    const std::vector<CommentaryRecord>&)>
      compose;
  Printer<PublishedSnapshot> print;
};

// A snapshot as a diff needs it.
struct ComparedSnapshot {
  int32_t month = 0;
  std::string area;
  std::string profile;
  int64_t revision = 0;  // of the force, that it was computed from
  int64_t national_revision = 0;
  // When the later of the two was recorded; nothing where there was none yet.
  std::optional<absl::Time> recorded_at;
  std::vector<ComparedRow> comparison;
};

// What a row rests on beside its figures.
enum class CauseKind : uint8_t {
  kProfile = 0,  // came with a release: no revision, and nobody's change
  kDefinition = 1,
  kArea = 2,
  kPopulation = 3,
  kPrintedCell = 4,
  kSeriesBreak = 5,
  kHarmWeight = 6,
  kCommentary = 7,  // of no row: it stands beside them
  kTarget = 8,      // of verdicts by a control chart, as the next
  kRebase = 9,
  // Behind the peers' column; they are of `forces/national`.
  kPeerGroup = 10,
  kPeerFigures = 11,     // a batch of them
  kPeerDefinition = 12,  // of the figures published
  kPeerArea = 13,        // a region or nation
};

inline bool IsNational(CauseKind kind) { return kind >= CauseKind::kPeerGroup; }

// A change of it, which was a revision of its own.
struct DiffCause {
  CauseKind kind = CauseKind::kDefinition;
  std::string subject;  // id of the resource that was changed
  // Id: of a definition, printed cell, series break, target, rebase or figures.
  std::string indicator;
  Column column = Column::kCurrent;  // of a printed cell
  int64_t revision = 0;              // of the force, or IsNational() of `forces/national`
  absl::Time record_time;
  std::string author;
  int version_before = 0;  // of a profile, as the next
  int version_after = 0;
};

// The changes of the revisions behind `after`, up to `to`.
struct CauseQuery {
  int64_t after = 0;
  int64_t to = 0;
  int32_t month = 0;               // of the printed cells and commentaries
  std::string area;                // id: theirs, and of the targets and rebases
  std::vector<std::string> areas;  // ids: these, and those that ever lay right below one of them
  // The same of `forces/national`, for the peers of these indicators (ids); of none, it is not
  // asked.
  int64_t national_after = 0;
  int64_t national_to = 0;
  std::vector<std::string> peers_of;
};

// The commentaries of one month and area, each by id.
struct CommentaryChanges {
  std::vector<CommentaryRecord> kept;      // agreed at the query's `after`
  std::vector<CommentaryRecord> standing;  // at its `to`, in whatever state
  std::vector<DiffCause> causes;           // their changes between the two, by revision
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

  // What it keeps that is marked sensitive is empty unless `sensitive`; giving any of it is an
  // event, `snapshot.read`. NOT_FOUND (SNAPSHOT_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<PublishedSnapshot> Get(const RequestContext& context, absl::string_view id,
                                                bool sensitive) = 0;

  // The first `limit` behind `after`, of one month or of all. NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<Page<SnapshotRecord>> List(const RequestContext& context,
                                                    std::optional<int32_t> month,
                                                    const std::optional<SnapshotPosition>& after,
                                                    int limit) = 0;

  // NOT_FOUND (SNAPSHOT_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<ComparedSnapshot> GetForDiff(const RequestContext& context,
                                                      absl::string_view id) = 0;

  // By revision, kind and subject: of every definition, series break and harm weight, and of the
  // query's areas, of their populations, of the targets and rebases of its area and of the printed
  // cells of its area and month. Behind them, likewise, those of `forces/national`: of the force's
  // peer groups, of the figures published for periods that end by the month, of their definitions,
  // and of regions and nations.
  virtual absl::StatusOr<std::vector<DiffCause>> Causes(const RequestContext& context,
                                                        const CauseQuery& query) = 0;

  // Of the query's area and month, whatever their marking; to give one that is sensitive to the
  // caller is for RecordReadings() first.
  virtual absl::StatusOr<CommentaryChanges> Commentaries(const RequestContext& context,
                                                         const CauseQuery& query) = 0;

  // That these commentaries (ids) are given to the caller: of each an event, `commentary.read`.
  virtual absl::Status RecordReadings(const RequestContext& context,
                                      const std::vector<std::string>& commentaries) = 0;

  // The ids of the batches of these numbers; a number without a batch is left out.
  virtual absl::StatusOr<std::map<int64_t, std::string>> BatchIds(
      const RequestContext& context, const std::vector<int64_t>& numbers) = 0;
};

}  // namespace copperplate::indicators
