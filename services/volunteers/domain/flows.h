// Who came and who went.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "absl/time/civil_time.h"
#include "libs/rational/rational.h"
#include "services/volunteers/domain/headcount.h"

namespace copperplate::volunteers {

// Of one kind: entries into the states counted in strength, one an engagement, and departures from
// them. A transfer out of the kind or into it is among them; where persons are meant it is not, and
// is taken off. Who goes on in another unit of the kind on the same day neither leaves the kind nor
// joins it. Who has several records (CountedAs()) neither joins nor leaves while counted under
// another one of them; of a day on which several of them change it counts whether the person was
// counted at its end and at that of the day before.
struct Flows {
  int64_t joiners = 0;
  int64_t leavers = 0;
  int64_t transferred_in = 0;   // of the joiners, whose predecessor left for TRANSFER
  int64_t transferred_out = 0;  // of the leavers, for TRANSFER

  // Who came to the kind and who went from it but by a transfer, as turnover counts them: somebody
  // who is of two kinds may leave one of them and stays with the force.
  int64_t PersonsJoined() const { return joiners - transferred_in; }
  int64_t PersonsLeft() const { return leavers - transferred_out; }
};

// Over the days `from` to `to`, both inclusive. `engagements` has the predecessors too, of whatever
// kind. With one open engagement of a kind a person, as the rules have it: the strength at the end
// of `to` is that at the end of the day before `from`, plus joiners, minus leavers.
Flows FlowsBetween(Engagements engagements, Kind kind, absl::CivilDay from, absl::CivilDay to);

// The engagements of the kind that ended when somebody went on in another unit of it, counted
// throughout; they point into `engagements`.
std::set<const Engagement*> LeftForAnotherUnit(Engagements engagements, Kind kind);

// Persons who left by the average headcount of the time; nothing where that is 0.
std::optional<Rational> Turnover(int64_t persons_left, const Rational& average_headcount);

}  // namespace copperplate::volunteers
