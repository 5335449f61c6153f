// What is settled before somebody leaves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/leaving_reason.h"
#include "services/volunteers/domain/notice.h"

namespace copperplate::volunteers {

struct Leaving {
  std::optional<LeavingReason> reason;
  Notice notice;
  // Names of what still depends on who leaves.
  std::vector<std::string> supervisees;         // whom they supervise on the day or since
  std::vector<std::string> led_units;           // cadet units
  std::vector<std::string> coordinated_groups;  // watch groups
  // When the last duty of the engagement ends; none: it has none that take time.
  std::optional<absl::Time> last_duty_end = {};
  std::optional<absl::CivilDay> exit_interview_offered_on;
  std::optional<bool> kit_returned;
  // Never keeps anybody from leaving, but is kept with the event (Police (Conduct) Regulations 2020
  // go on against who has left).
  bool under_investigation = false;
};

// Everything that keeps somebody from leaving on the day: LEAVING_REASON_REQUIRED; DUTIES_REMAIN
// where a duty ends after the day has begun, whatever the reason: there is none after a leaving; of
// a special constable who resigns or retires those of CheckNotice(); SUPERVISEES_REMAIN,
// LEADERSHIP_REMAINS, COORDINATION_REMAINS for each that does; EXIT_INTERVIEW_REQUIRED where one is
// owed and was not offered by then; KIT_RETURN_UNSTATED where it is not said whether the kit was
// returned. A dead person hands nothing over, so nothing but the reason is asked: what is left
// behind falls vacant (storage/left_behind.h).
void CheckLeaving(const Leaving& leaving, Kind kind, absl::CivilDay leaves_on,
                  absl::string_view subject, Unmet& unmet);

// LEADERSHIP_REMAINS for each of the units, by name.
void CheckLeadership(const std::vector<std::string>& led_units, Unmet& unmet);

}  // namespace copperplate::volunteers
