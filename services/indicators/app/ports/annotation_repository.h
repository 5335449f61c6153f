#pragma once

#include <cstdint>
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
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

// One version of an annotation.
struct AnnotationRecord {
  Annotation annotation;
  RecordHeader header;
};
inline const std::string& IdOf(const AnnotationRecord& record) { return record.annotation.id; }

struct AnnotationQuery {
  AnnotationKind kind = AnnotationKind::kRebase;
  std::string indicator;               // id; empty: of all
  std::optional<absl::Time> known_at;  // nothing: now
  std::string after;                   // id before the first; empty: from the first
  int limit = 0;
};

// What a change makes of an annotation.
struct DecidedAnnotation {
  Annotation annotation;
  bool deleted = false;  // there is one no more
  Faults among{};        // how it does not go with the others: told with what else is wrong
};

// One change of one annotation.
struct AnnotationChange {
  AnnotationKind kind = AnnotationKind::kRebase;
  WriteMode mode = WriteMode::kWrite;
  // What is to be, given all of the kind that the force holds (by id) under its lock: a new one
  // where none has its id, else its next version, of the same indicator and area, or its end. The
  // author is set by the port. An error ends the change with it. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<DecidedAnnotation>(const std::vector<AnnotationRecord>&)> decide;
  Printer<AnnotationRecord> print;
};

// The annotations of one force, the context's: each kind has ids of its own. Implementations are
// thread-safe. Beside the errors named each gives those of libs/postgres/sqlstate.h (UNAVAILABLE,
// DEADLINE_EXCEEDED).
class AnnotationRepository {
 public:
  virtual ~AnnotationRepository() = default;

  // The version known at `known_at` (now: nothing), the same for ever. NOT_FOUND (REBASE_UNKNOWN
  // and its kin) where the force had none then, INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE,
  // KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<AnnotationRecord> Get(const RequestContext& context, AnnotationKind kind,
                                               absl::string_view id,
                                               std::optional<absl::Time> known_at) = 0;

  // By id. NOT_FOUND (FORCE_UNKNOWN), INVALID_ARGUMENT as Get(), and (INDICATOR_UNKNOWN) about
  // `indicator` where there never was one of the query's.
  virtual absl::StatusOr<Page<AnnotationRecord>> List(const RequestContext& context,
                                                      const AnnotationQuery& query) = 0;

  // See libs/change; a record that is deleted is given back as it last was. NOT_FOUND
  // (FORCE_UNKNOWN), ALREADY_EXISTS (REQUEST_ID_REUSED), and what `decide` gives.
  // INVALID_ARGUMENT with all that is wrong: `among`, then (INDICATOR_UNKNOWN, AREA_UNKNOWN) about
  // each of `indicator`, `area`, `adjusted_series` that names none, and but of an end what
  // CheckSubject() finds.
  virtual absl::StatusOr<Changed<AnnotationRecord>> Change(const RequestContext& context,
                                                           const AnnotationChange& change) = 0;
};

}  // namespace copperplate::indicators
