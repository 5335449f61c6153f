// What a change of a duty adds to the ledger of minutes, from which hours are summed.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/volunteers/domain/duty.h"

namespace copperplate::volunteers {

// Minutes added to a day in Europe/London; below 0 where they are taken away.
struct DutyEntry {
  absl::CivilDay day;
  int64_t unverified = 0;
  int64_t verified = 0;

  friend bool operator==(const DutyEntry& a, const DutyEntry& b) {
    return a.day == b.day && a.unverified == b.unverified && a.verified == b.verified;
  }
};

// Those that lead from `before`, null where there was nothing, to `after`, by day: the sum of all
// changes of a duty is what its last state counts (CountsAsWorked()), and nothing for the days that
// do not change. Of a type that counts as hours.
std::vector<DutyEntry> EntriesOf(const Duty* before, const Duty& after);

}  // namespace copperplate::volunteers
