// How many minutes a duty is, and on which days and in which months they fall.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

// The minutes between two instants, which are whole minutes, without the break. What the clocks
// show does not matter: from 00:30 to 02:30 on 25 March 2018 in London are 60 minutes, on 28
// October 180.
int64_t WorkedMinutes(const InstantRange& time, int64_t break_minutes);

bool IsWholeMinute(absl::Time instant);

struct DayMinutes {
  absl::CivilDay day;  // in Europe/London
  int64_t minutes = 0;

  friend bool operator==(const DayMinutes& a, const DayMinutes& b) {
    return a.day == b.day && a.minutes == b.minutes;
  }
};

// The worked minutes of each day, split at midnight in Europe/London. The break, less than the
// time, is shared out in proportion to the pieces, in whole minutes, and what is left over by that
// is taken from the largest piece (the first of equals): together they are WorkedMinutes().
std::vector<DayMinutes> MinutesByDay(const InstantRange& time, int64_t break_minutes);

// The same by month.
std::map<absl::CivilMonth, int64_t> MinutesByMonth(const InstantRange& time, int64_t break_minutes);

}  // namespace copperplate::volunteers
