// Who supervises whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/calendar.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

struct Supervision {
  std::string engagement;  // id
  std::string supervised;  // the engagement's volunteer: the name of a person
  std::string supervisor;  // likewise a volunteer's, or that of one of the force's staff
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // the first day on which it no longer holds
  std::string id = {};
  std::vector<std::string> delegates = {};  // persons whom the supervisor named to verify duties

  DayRange days() const { return {from, to.value_or(kNoEnd)}; }
};

// The supervisor of the engagement on the day; nothing where it has none. (There are never two:
// CheckSupervision().)
std::optional<std::string> SupervisorOn(absl::Span<const Supervision> supervisions,
                                        absl::string_view engagement, absl::CivilDay day);

// The faults of `added` beside the others that there are, of the force's engagements:
// FIELD_REQUIRED of `supervisor`, DATES_REVERSED of `to` that is not after `from`, SUPERVISED_TWICE
// where the engagement has a supervisor on some of its days, SUPERVISED_BY_SELF, SUPERVISION_CYCLE
// where the volunteer supervises the supervisor, or supervises whoever does, on some of them.
Faults CheckSupervision(const Supervision& added, absl::Span<const Supervision> present);

}  // namespace copperplate::volunteers
