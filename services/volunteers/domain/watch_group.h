// Watch groups: people of a parish who watch with the police, some of them named volunteers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/engagement.h"

namespace copperplate::volunteers {

enum class WatchKind : uint8_t { kSpeedwatch, kNeighbourhood, kCountryside, kHgv };

// `SPEEDWATCH`, `NEIGHBOURHOOD`, `COUNTRYSIDE`, `HGV`.
absl::string_view Name(WatchKind kind);
std::optional<WatchKind> ParseWatchKind(absl::string_view word);

struct WatchGroup {
  std::string id;
  WatchKind kind = WatchKind::kSpeedwatch;
  std::string title;
  std::string parish;
  std::optional<std::string> coordinator;   // id of a volunteer; none: no session is recorded
  std::optional<int64_t> declared_members;  // beside those that are named
  // From which day on it has these; none: since it was formed.
  std::optional<absl::CivilDay> declared_from = {};
  absl::CivilDay formed_on;
  std::optional<absl::CivilDay> closed_on;  // the first day on which it is
};

// Whether it was formed by the day and not closed yet.
bool IsThereOn(const WatchGroup& group, absl::CivilDay day);

// Every fault of a group by itself: those of libs/fields of `title` and `parish`,
// NUMBER_OUT_OF_RANGE of `declared_members`, DATE_IN_FUTURE of `formed_on` and `declared_from`,
// DATES_REVERSED of `declared_from` that lies before the day on which it was formed, and of
// `closed_on` that does not lie after it.
Faults CheckGroupFields(const WatchGroup& group, absl::CivilDay today);

// What the force holds that a group has to fit.
struct WatchGroupFacts {
  bool coordinator_known = false;     // is a volunteer of the force
  bool coordinator_in_force = false;  // has an engagement whose last state is counted in strength
  std::vector<Engagement> operators;  // who are, or were, of the group
  std::optional<absl::CivilDay> first_session;
  std::optional<absl::CivilDay> last_session;
};

// Every fault of a group among what the force holds. Of `coordinator` COORDINATOR_UNKNOWN, and of
// one that is not closed COORDINATOR_NOT_IN_FORCE; of `closed_on` OPERATORS_REMAIN where somebody
// is engaged in it on that day or later; of `closed_on` and `formed_on` SESSIONS_REMAIN where a
// session would lie outside.
Faults CheckGroupAmong(const WatchGroup& group, const WatchGroupFacts& facts);

// Whether who operates Speedwatch is of a group that is there. Nothing of other kinds, nor where
// none is said. Of `unit_or_group` WATCH_GROUP_UNKNOWN, unless the engagement has ended;
// GROUP_OF_OTHER_KIND; GROUP_CLOSED where the engagement goes on on the day of its closing or
// later.
Faults CheckMembership(const Engagement& engagement, absl::Span<const WatchGroup> groups);

// Ids of the groups that the volunteer coordinates on the day or later.
std::vector<std::string> GroupsCoordinatedFrom(absl::Span<const WatchGroup> groups,
                                               absl::string_view volunteer, absl::CivilDay day);

}  // namespace copperplate::volunteers
