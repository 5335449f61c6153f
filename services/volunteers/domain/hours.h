// The hours that were given, in exact minutes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/calendar.h"
#include "services/volunteers/domain/headcount.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

// Where the minutes of a day go, by the state in which the engagement was on it.
enum class EngagedAs : uint8_t {
  kCounted,   // in strength
  kInducted,  // in INDUCTION: reported apart
  kOutside,   // in no such state: a correction of the history left them behind
};

// Days of an engagement of which one holds.
struct EngagedSpan {
  std::string volunteer;
  std::string person;      // CountedAs()
  std::string engagement;  // id
  Kind kind = Kind::kSpecial;
  std::string department;
  DayRange days;
  EngagedAs as = EngagedAs::kOutside;
};

// Those of every engagement, which together are all days there are.
std::vector<EngagedSpan> EngagedSpansOf(Engagements engagements);

// Of duties that were done (COMPLETED or VERIFIED) and of a type that counts as hours, those
// minutes of the days of one month that have all else in common. What has no department or no area
// has the empty word.
struct MinutesWorked {
  Kind kind = Kind::kSpecial;
  absl::CivilMonth month;
  EngagedAs as = EngagedAs::kCounted;
  std::string type;  // id of the duty type
  std::string department;
  std::string area;
  int64_t unverified = 0;
  int64_t verified = 0;
  int64_t late = 0;  // of both: entered after the period was closed
};

// How sure the hours are. The Board's paper of January 2020 calls them "estimated".
enum class HoursQualifier : uint8_t { kExact, kEstimated };

absl::string_view Name(HoursQualifier qualifier);

struct Hours {
  int64_t minutes = 0;             // on days on which the engagement was counted in strength
  int64_t unverified_minutes = 0;  // of these
  int64_t late_minutes = 0;        // of these
  int64_t induction_minutes = 0;   // on days of INDUCTION
  int64_t outside_minutes = 0;     // on other days

  // ESTIMATED when any of the minutes is unverified.
  HoursQualifier qualifier() const {
    return unverified_minutes > 0 ? HoursQualifier::kEstimated : HoursQualifier::kExact;
  }
};

// Months, both inclusive.
struct MonthRange {
  absl::CivilMonth from;
  absl::CivilMonth to;
};

Hours HoursOf(absl::Span<const MinutesWorked> worked, Kind kind, const MonthRange& months);

// By what they are told apart.
enum class HoursBy : uint8_t { kType, kDepartment, kArea };

inline constexpr HoursBy kHoursBy[] = {HoursBy::kType, HoursBy::kDepartment, HoursBy::kArea};

std::map<std::string, Hours> HoursSplitBy(HoursBy by, absl::Span<const MinutesWorked> worked,
                                          Kind kind, const MonthRange& months);

}  // namespace copperplate::volunteers
