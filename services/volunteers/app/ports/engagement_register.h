#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/establishment.h"
#include "services/volunteers/domain/hours.h"

namespace copperplate::volunteers {

// As of when something of a force is told.
struct RegisterInstant {
  int64_t revision = 0;  // of the force; 0: nothing is held yet
  // Asked for as known then, the answer is the same for ever. Nothing where it was asked for now
  // and changes were under way that may yet belong before it.
  std::optional<absl::Time> known_at;
};

// Everybody who was ever engaged.
struct RegisterAt {
  RegisterInstant at;
  // Of all kinds, by volunteer and id, each with the events that were known; of the rest of them
  // only kind and predecessor, which never change, and the department and how an exit interview
  // ended, as they were known; and into which record that of the volunteer was merged, where that
  // was known.
  std::vector<Engagement> engagements;
  std::vector<EstablishmentTarget> targets;  // by id, as they were known
};

// Which hours.
struct WorkedQuery {
  std::vector<EngagedSpan> spans;
  absl::CivilDay from;  // both inclusive
  absl::CivilDay to;
  absl::Time closed_at;                            // what was entered from then on is late
  RegisterInstant at;                              // as it was told
  std::optional<std::string> area = std::nullopt;  // of duties of this one alone; nothing: of all
};

struct Worked {
  std::vector<MinutesWorked> minutes;
  // How many persons of each kind have minutes that are counted in the month of `to`.
  std::map<Kind, int64_t> persons_on_duty;
};

// Who is engaged in the context's force, and the time they give. Implementations are thread-safe.
// Beside the errors named each gives those of libs/postgres/sqlstate.h.
class EngagementRegister {
 public:
  virtual ~EngagementRegister() = default;

  // As known at `known_at` (now: nothing), the same for ever. NOT_FOUND (FORCE_UNKNOWN);
  // INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST: nothing of the force was held
  // then); UNAVAILABLE (KNOWN_AT_UNSETTLED, RetryInfo) where what was recorded by then is still
  // being written, as by an import. A force that has nothing yet: revision 0, nobody.
  virtual absl::StatusOr<RegisterAt> Read(const RequestContext& context,
                                          std::optional<absl::Time> known_at) = 0;

  // As of when that is, alone.
  virtual absl::StatusOr<RegisterInstant> ReadInstant(const RequestContext& context,
                                                      std::optional<absl::Time> known_at) = 0;

  virtual absl::StatusOr<Worked> ReadWorked(const RequestContext& context,
                                            const WorkedQuery& query) = 0;
};

}  // namespace copperplate::volunteers
