#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"

namespace copperplate::volunteers {

// Which minutes are summed.
struct MinutesQuery {
  // The days, inclusive, in Europe/London.
  absl::CivilDay from;
  absl::CivilDay to;
  // What was entered from here on is late.
  absl::Time closed_at = absl::InfiniteFuture();
  // As known at this revision of the force: one that has been left behind is the same for ever.
  int64_t known_at = std::numeric_limits<int64_t>::max();
  // Engagements (volunteer and id) whose minutes are told by day: those whose standing changes
  // within the days. Of all others the days are one.
  std::vector<std::pair<std::string, std::string>> by_day;
};

// Of the duties that count as hours and are COMPLETED or VERIFIED.
struct MinutesSum {
  std::string volunteer;
  std::string engagement;
  std::string type;
  std::string area;
  absl::CivilDay day;  // the first of the query where the engagement is not told by day
  int64_t unverified = 0;
  int64_t verified = 0;
  int64_t late = 0;  // of both
};

// The minutes of one force, the context's. Implementations are thread-safe.
class DutyMinutesReader {
 public:
  virtual ~DutyMinutesReader() = default;

  // Exact sums, in no order; nothing that is 0. It reads what the days have, and no other duty.
  // Errors: those of libs/postgres/sqlstate.h.
  virtual absl::StatusOr<std::vector<MinutesSum>> Sum(const RequestContext& context,
                                                      const MinutesQuery& query) = 0;
};

}  // namespace copperplate::volunteers
