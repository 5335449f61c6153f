// What must hold of a duty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/cadet_unit.h"
#include "services/volunteers/domain/duty.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/unit_leaders.h"

namespace copperplate::volunteers {

// Configuration of a force. Lengths are of what is worked, without the break.
struct DutyLimits {
  int64_t most_minutes = int64_t{16} * 60;
  int64_t override_above_minutes = int64_t{12} * 60;
  int64_t cadet_most_minutes = int64_t{8} * 60;
  int override_above_days = 92;  // from the day a duty ends to that of its entry
  // No duty of a cadet, nor of anybody under 18, touches the time from the one hour to the other of
  // the next day in Europe/London.
  int night_from_hour = 22;
  int night_to_hour = 6;
  LeaderLimits leaders;  // of a cadet's unit
};

// What is known of the engagement and its volunteer.
struct DutyFacts {
  absl::string_view subject;  // the duty's resource name, for the refusal
  absl::Time now;
  DutyLimits limits;
  Kind kind = Kind::kSpecial;
  absl::CivilDay date_of_birth;
  std::optional<DutyType> type;  // none: there is no such type
  InstantSet serving;            // in PROBATION or ACTIVE
  InstantSet inducted;           // in INDUCTION
  InstantSet deployable;         // of DeployableDays()
  InstantSet trainable;          // of TrainableDays()
  InstantSet led;                // of a cadet's unit, of LedDays()
  // Who may let something pass: the supervisor on the day of the duty and whom that one named.
  // None: whoever it is is judged where the supervisions are.
  std::optional<std::vector<std::string>> supervisors;
  std::vector<EventPermission> permissions;  // of a cadet
  std::vector<std::string> other_records;    // as Dossier has them
  std::vector<Override> standing;            // StandingOverrides(): judged when they were given
};

// The faults of its fields: DUTY_TYPE_UNKNOWN and DUTY_TYPE_HIDDEN of `type`; FIELD_REQUIRED of
// `actual_from` once COMPLETED, of `planned_from` before; of both times TIMES_REVERSED,
// TIME_NOT_WHOLE_MINUTE; of `break_minutes` BREAK_OUT_OF_RANGE, below 0 or not less than the time;
// of `actual_to` DUTY_IN_FUTURE after now; of the end DUTY_TOO_LONG above 16 hours.
Faults CheckDutyFields(const Duty& duty, const DutyFacts& facts);

// What it would need beside that; of a duty without such faults. LONG_DUTY_OVERRIDE_REQUIRED above
// 12 hours, LATE_ENTRY_OVERRIDE_REQUIRED more than 92 days after, OVERRIDE_BY_SELF where an
// override was given by who did it, under whichever record, OVERRIDE_NOT_BY_SUPERVISOR by somebody
// else who may not (neither of one that stood before); DUTY_OUTSIDE_ENGAGEMENT where it is not
// within PROBATION and ACTIVE (training: or INDUCTION), NOT_DEPLOYABLE where it is, but vetting or
// a rule of age stands against it before its end; MINOR_NIGHT_DUTY; of a cadet CADET_DUTY_TOO_LONG,
// CADET_LEADERS_REQUIRED, and that of CheckEventPermission() where it is for an event.
Unmet CheckDuty(const Duty& duty, const DutyFacts& facts);

// The overrides that a duty had `before` and that let it pass as it is `after` too: all, but that
// of a long duty where more minutes are worked than before.
std::vector<Override> StandingOverrides(const Duty& before, const Duty& after);

// Whether the time touches the night, which ends before its last instant: until 22:00 does not.
bool TouchesNight(const InstantRange& time, const DutyLimits& limits);

}  // namespace copperplate::volunteers
