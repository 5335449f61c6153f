#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/delivery/domain/board_figures.h"
#include "services/delivery/domain/iteration.h"

namespace copperplate::delivery {

// Of a publication `update_time` and `updated_by` are those of its creation: it never changes.
struct PublicationRecord {
  Publication publication;
  RecordHeader header;
};
inline const std::string& IdOf(const PublicationRecord& record) { return record.publication.id; }

struct IterationRecord {
  Iteration iteration;
  RecordHeader header;
  bool sensitive = false;  // its plan is marked OFFICIAL_SENSITIVE
};
inline const std::string& IdOf(const IterationRecord& record) { return record.iteration.id; }

// A list of the iterations of a plan, the highest number first.
struct IterationQuery {
  std::string plan;                     // id
  std::optional<IterationState> state;  // nothing: of all
  std::optional<int32_t> below;         // number of the one before the first
  int limit = 0;
  bool sensitive = false;  // whether the caller may read what is marked OFFICIAL_SENSITIVE
};

// A list of the publications of an iteration, in order of their ids.
struct PublicationQuery {
  std::string plan;       // id
  std::string iteration;  // id
  std::string after;      // id of the one before the first; empty: from the first
  int limit = 0;
  // Whether the caller may read what is marked OFFICIAL_SENSITIVE, by its plan or itself.
  bool sensitive = false;
};

// The bytes that a frozen iteration stands for.
struct FrozenContent {
  IterationState state = IterationState::kDraft;
  std::string canonical_json;  // empty of a DRAFT
  std::string sha256;          // of those, lower-case hexadecimal
  bool sensitive = false;      // its plan is marked OFFICIAL_SENSITIVE
};

// What a change of an iteration is decided by, as it is under the lock of the plan.
struct HeldIterations {
  Plan plan;
  std::vector<IterationRecord> iterations;      // all of the plan, by number; with rows the one
                                                // that changes alone
  std::vector<PublicationRecord> publications;  // of the one that changes, by id
};

// The figures of the plan's board as of a day, of the same instant.
using BoardUnderLock = absl::FunctionRef<absl::StatusOr<BoardFigures>(absl::CivilDay as_of)>;

// What a change makes of an iteration.
struct DecidedIteration {
  Decided<IterationRecord> iteration;
  // The canonical JSON of what it freezes; nothing where it does not.
  std::optional<std::string> content;
};

// One change of an iteration.
struct IterationChange {
  std::string plan;  // id
  // Id of the one that changes; empty of a new one.
  std::string iteration;
  // What is to be. An error ends the change. May run again.
  absl::FunctionRef<absl::StatusOr<DecidedIteration>(const HeldIterations& held,
                                                     BoardUnderLock board)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<IterationRecord> print;
};

// What becomes of an iteration that is published, and its first publication.
struct DecidedPublishing {
  Decided<IterationRecord> iteration;
  Decided<PublicationRecord> publication;
};

// The publishing of an iteration.
struct IterationPublishing {
  std::string plan;
  std::string iteration;
  absl::FunctionRef<absl::StatusOr<DecidedPublishing>(const HeldIterations& held)> decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<IterationRecord> print;
  PrintImage<PublicationRecord> publication_image;
};

// A further publication of an iteration.
struct PublicationChange {
  std::string plan;
  std::string iteration;
  absl::FunctionRef<absl::StatusOr<Decided<PublicationRecord>>(const HeldIterations& held)> decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<PublicationRecord> print;
};

// The iterations of the plans of one force, the context's. What was frozen is never written over.
// That something marked OFFICIAL_SENSITIVE was read is recorded as an event.
// Implementations are thread-safe. Beside the errors named each gives those of
// libs/postgres/sqlstate.h, and NOT_FOUND (PLAN_UNKNOWN, FORCE_UNKNOWN).
class IterationRepository {
 public:
  virtual ~IterationRepository() = default;

  // With its rows. NOT_FOUND (ITERATION_UNKNOWN).
  virtual absl::StatusOr<IterationRecord> Get(const RequestContext& context, absl::string_view plan,
                                              absl::string_view id, bool sensitive) = 0;

  // Without rows.
  virtual absl::StatusOr<Page<IterationRecord>> List(const RequestContext& context,
                                                     const IterationQuery& query) = 0;

  // NOT_FOUND (ITERATION_UNKNOWN).
  virtual absl::StatusOr<FrozenContent> Content(const RequestContext& context,
                                                absl::string_view plan, absl::string_view id,
                                                bool sensitive) = 0;

  // NOT_FOUND (ITERATION_UNKNOWN, PUBLICATION_UNKNOWN).
  virtual absl::StatusOr<PublicationRecord> GetPublication(const RequestContext& context,
                                                           absl::string_view plan,
                                                           absl::string_view iteration,
                                                           absl::string_view id,
                                                           bool sensitive) = 0;

  // NOT_FOUND (ITERATION_UNKNOWN).
  virtual absl::StatusOr<Page<PublicationRecord>> ListPublications(
      const RequestContext& context, const PublicationQuery& query) = 0;

  // See libs/change. ALREADY_EXISTS (REQUEST_ID_REUSED), and what `decide` gives.
  virtual absl::StatusOr<Changed<IterationRecord>> Change(const RequestContext& context,
                                                          const IterationChange& change) = 0;
  // Its events are `iteration.published` and `publication.created`.
  virtual absl::StatusOr<Changed<IterationRecord>> Publish(
      const RequestContext& context, const IterationPublishing& publishing) = 0;
  // Its event is `publication.created`.
  virtual absl::StatusOr<Changed<PublicationRecord>> ChangePublication(
      const RequestContext& context, const PublicationChange& change) = 0;
};

}  // namespace copperplate::delivery
