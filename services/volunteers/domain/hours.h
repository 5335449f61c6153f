// The hours that were given, in exact minutes.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/duty.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

// A duty that was done: COMPLETED or VERIFIED, with a type that counts as hours. What neither is
// takes no part in any figure.
struct WorkedDuty {
  std::string volunteer;
  std::string engagement;
  Kind kind = Kind::kSpecial;
  std::string type;
  std::string department;
  std::string area;
  InstantRange time;
  int64_t break_minutes = 0;
  bool verified = false;
  absl::Time entered_at;
};

// The days of an engagement that decide where its minutes go.
struct EngagedDays {
  DaySet counted;   // in strength
  DaySet inducted;  // in INDUCTION
};

// By the id of the engagement; one that is not there has no such days.
using EngagedDaysById = std::map<std::string, EngagedDays>;

// How sure the hours are. The Board's paper of January 2020 calls them "estimated".
enum class HoursQualifier : uint8_t { kExact, kEstimated };

absl::string_view Name(HoursQualifier qualifier);

struct Hours {
  int64_t minutes = 0;             // on days on which the engagement was counted in strength
  int64_t unverified_minutes = 0;  // of these
  int64_t late_minutes = 0;        // of these, entered after the period was closed
  int64_t induction_minutes = 0;   // on days of INDUCTION, reported apart
  int64_t outside_minutes = 0;     // on other days: corrections of the history left them behind

  // ESTIMATED when any of the minutes is unverified.
  HoursQualifier qualifier() const {
    return unverified_minutes > 0 ? HoursQualifier::kEstimated : HoursQualifier::kExact;
  }
};

// The days summed over, and the instant from which an entry for them is late.
struct HoursPeriod {
  absl::CivilDay from;
  absl::CivilDay to;  // inclusive
  absl::Time closed_at;
};

// The month; closed at its end unless the force closes its months later, `closed_after` its end.
HoursPeriod MonthPeriod(absl::CivilMonth month, absl::Duration closed_after = absl::ZeroDuration());

// The hours of a kind in the period. A duty over midnight is split (duty_minutes.h).
Hours HoursOf(absl::Span<const WorkedDuty> duties, Kind kind, const EngagedDaysById& engaged,
              const HoursPeriod& period);

// By what they are told apart; what has no department or no area stands under the empty word.
enum class HoursBy : uint8_t { kType, kDepartment, kArea };

std::map<std::string, Hours> HoursSplitBy(HoursBy by, absl::Span<const WorkedDuty> duties,
                                          Kind kind, const EngagedDaysById& engaged,
                                          const HoursPeriod& period);

// How many persons of the kind have at least a minute of those in Hours::minutes in the period:
// by strength, the turnout.
int64_t PersonsOnDuty(absl::Span<const WorkedDuty> duties, Kind kind,
                      const EngagedDaysById& engaged, const HoursPeriod& period);

}  // namespace copperplate::volunteers
