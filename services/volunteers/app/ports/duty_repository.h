#pragma once

#include <cstddef>
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
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/duty.h"

namespace copperplate::volunteers {

// The ids of a duty inside its force.
struct DutyPath {
  std::string volunteer;
  std::string engagement;
  std::string id;
};

// `header.version` counts the changes of a duty through all its editions.
struct DutyRecord {
  Duty duty;
  RecordHeader header;
};

// Where a page of duties ends.
struct DutyPlace {
  absl::Time starts_at;
  std::string uid;
  int32_t edition = 0;
};

// Which duties, in the order in which they begin.
struct DutyQuery {
  std::string volunteer;   // empty: those of all
  std::string engagement;  // empty: those of all of the volunteer
  // Those that begin from `from` on and before `to`.
  absl::Time from = absl::InfinitePast();
  absl::Time to = absl::InfiniteFuture();
  std::optional<DutyState> state;  // none: all but AMENDED
  std::optional<DutyPlace> after;
  int limit = 0;
};

// What the rules of a duty look at.
struct DutyContent {
  Dossier dossier;                    // the volunteer's
  std::vector<DutyType> types;        // of the force
  std::optional<DutyRecord> present;  // the newest edition; none: there is no such duty
};

// Why a duty was not recorded.
enum class DutyRefusal : uint8_t {
  kRules,     // a rule that was looked at with the engagement locked; which one is not said
  kOverlap,   // the person has another one at that time
  kExists,    // one of that id
  kSourceId,  // one of that source and id
};

struct RecordedDuty {
  std::optional<Changed<DutyRecord>> changed;  // none: it was refused
  DutyRefusal refusal = DutyRefusal::kRules;
};

// What prints duties that are recorded together: the image of each, and the reply.
struct DutiesPrinter {
  PrintImage<DutyRecord> image;
  PrintReply<std::vector<DutyRecord>> reply;
};

// What a change makes of a duty.
struct DecidedDuty {
  Duty changed;               // the edition that there is
  std::optional<Duty> added;  // the one that takes its place
  std::string verb;           // its event is `duty.<verb>`
};

struct DutyChange {
  DutyPath path;
  // What is to be, decided with the engagement locked. An error ends the change. May run again.
  absl::FunctionRef<absl::StatusOr<DecidedDuty>(const DutyContent& content)> decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<DutyRecord> print;
};

// The duties of one force, the context's. Implementations are thread-safe. Beside the errors named
// each gives those of libs/postgres/sqlstate.h. That somebody's duties were read is an event of the
// volunteer, one for each call.
class DutyRepository {
 public:
  virtual ~DutyRepository() = default;

  // `edition` 0: the newest. NOT_FOUND (DUTY_UNKNOWN, also of what it lies below).
  virtual absl::StatusOr<DutyRecord> Get(const RequestContext& context, const DutyPath& path,
                                         int32_t edition) = 0;

  // NOT_FOUND (FORCE_UNKNOWN, VOLUNTEER_UNKNOWN, ENGAGEMENT_UNKNOWN).
  virtual absl::StatusOr<Page<DutyRecord>> List(const RequestContext& context,
                                                const DutyQuery& query) = 0;

  // What the rules of a duty at `path` look at, outside any change: for a preview, and to say what
  // was refused. NOT_FOUND (FORCE_UNKNOWN, VOLUNTEER_UNKNOWN, ENGAGEMENT_UNKNOWN).
  virtual absl::StatusOr<DutyContent> ReadContent(const RequestContext& context,
                                                  const DutyPath& path) = 0;

  // Writes a new duty, sound by itself, where the engagement, which it locks, lets it: its whole
  // time is deployable (training: trainable), its type is there and not hidden, what it overrides
  // was let pass by a supervisor, of a cadet the form for its event is there, who is under 18 and
  // a cadet has no duty at night, a cadet none above the length, nor when the unit has too few
  // vetted leaders. One statement. Without an id the duty gets one. ALREADY_EXISTS
  // (REQUEST_ID_REUSED).
  virtual absl::StatusOr<RecordedDuty> Record(const RequestContext& context, const Duty& duty,
                                              const Printer<DutyRecord>& print) = 0;

  // Writes all of them as Record() does, in one transaction, or none: nothing where any is refused.
  // ALREADY_EXISTS (REQUEST_ID_REUSED).
  virtual absl::StatusOr<std::optional<Changed<std::vector<DutyRecord>>>> RecordAll(
      const RequestContext& context, const std::vector<Duty>& duties,
      const DutiesPrinter& print) = 0;

  // Those of the duties, by index, whose source has another duty of their source_id.
  virtual absl::StatusOr<std::vector<size_t>> FindSourceIdsTaken(
      const RequestContext& context, const std::vector<Duty>& duties) = 0;

  // The person's duties that take some of the time that this one does, but its own editions; the
  // first few, in the order in which they begin.
  virtual absl::StatusOr<std::vector<DutyPath>> FindOverlapping(const RequestContext& context,
                                                                const Duty& duty) = 0;

  // See libs/change. NOT_FOUND (FORCE_UNKNOWN, VOLUNTEER_UNKNOWN, ENGAGEMENT_UNKNOWN),
  // ALREADY_EXISTS (REQUEST_ID_REUSED), and what `decide` gives; FAILED_PRECONDITION
  // (DUTY_OVERLAPS), naming none, where the person has another one at the time that it is to take.
  virtual absl::StatusOr<Changed<DutyRecord>> Change(const RequestContext& context,
                                                     const DutyChange& change) = 0;
};

}  // namespace copperplate::volunteers
