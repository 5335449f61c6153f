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
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/indicators/domain/commentary.h"

namespace copperplate::indicators {

// One version of a commentary.
struct CommentaryRecord {
  Commentary commentary;
  RecordHeader header;
  // The newest version of the same commentary is marked sensitive, at whatever time this one stood.
  bool sensitive_now = false;

  // For those alone who may read what is marked so.
  bool sensitive() const { return sensitive_now || commentary.sensitive(); }
};
inline const std::string& IdOf(const CommentaryRecord& record) { return record.commentary.id; }

struct CommentaryQuery {
  std::optional<int32_t> month;  // nothing, or empty: of all
  std::optional<CommentarySubject> subject;
  std::string indicator;  // id
  std::string theme;      // slug
  std::string area;       // id
  std::optional<CommentaryState> state;
  bool sensitive = false;              // what is sensitive too
  std::optional<absl::Time> known_at;  // nothing: now
  std::string after;                   // id before the first; empty: from the first
  int limit = 0;
};

// One change of one commentary.
struct CommentaryChange {
  std::string id;
  WriteMode mode = WriteMode::kWrite;
  // What is to be, given the newest version under the force's lock, null where there is none: a new
  // one, else its next version, of the same subject, area and month, or its end. An error ends the
  // change with it. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<Decided<CommentaryRecord>>(const CommentaryRecord*)> decide;
  Printer<CommentaryRecord> print;
};

// The commentaries of one force, the context's. Implementations are thread-safe. Every giving of
// one that is sensitive is an event, `commentary.read`, but for the answer to a change, whose own
// event names the caller. Beside the errors named each gives those of libs/postgres/sqlstate.h
// (UNAVAILABLE, DEADLINE_EXCEEDED).
class CommentaryRepository {
 public:
  virtual ~CommentaryRepository() = default;

  // The version known at `known_at` (now: nothing), the same for ever to whom it is
  // given: one that is sensitive where `sensitive`. NOT_FOUND (COMMENTARY_UNKNOWN) where the force
  // had none then, INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<CommentaryRecord> Get(const RequestContext& context, absl::string_view id,
                                               bool sensitive,
                                               std::optional<absl::Time> known_at) = 0;

  // By id. NOT_FOUND (FORCE_UNKNOWN), INVALID_ARGUMENT as Get().
  virtual absl::StatusOr<Page<CommentaryRecord>> List(const RequestContext& context,
                                                      const CommentaryQuery& query) = 0;

  // See libs/change: its event is `commentary.<verb>`; a record that is deleted is given back as it
  // last was. NOT_FOUND (FORCE_UNKNOWN), ALREADY_EXISTS (REQUEST_ID_REUSED), INVALID_ARGUMENT of a
  // new one about each of `indicator` (INDICATOR_UNKNOWN), `theme` (THEME_UNKNOWN), `area`
  // (AREA_UNKNOWN, AREA_NOT_VALID) that names none, and what `decide` gives.
  virtual absl::StatusOr<Changed<CommentaryRecord>> Change(const RequestContext& context,
                                                           const CommentaryChange& change) = 0;
};

}  // namespace copperplate::indicators
