#include "services/volunteers/domain/leaving.h"

#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {
namespace {

void AddEach(const std::vector<std::string>& remaining, absl::string_view reason,
             absl::string_view description, Unmet& unmet) {
  for (const std::string& one : remaining) unmet.Add(reason, one, description);
}

}  // namespace

void CheckLeaving(const Leaving& leaving, Kind kind, absl::CivilDay leaves_on,
                  absl::string_view subject, Unmet& unmet) {
  if (!leaving.reason.has_value()) {
    unmet.Add("LEAVING_REASON_REQUIRED", subject, "needs the reason for leaving");
  }
  if (leaving.last_duty_end > BeginningOf(leaves_on)) {
    unmet.Add("DUTIES_REMAIN", subject,
              "has duties on the day of leaving or later: cancel or reject them");
  }
  if (leaving.reason == LeavingReason::kDeceased) return;
  if (kind == Kind::kSpecial &&
      (leaving.reason == LeavingReason::kResigned || leaving.reason == LeavingReason::kRetired)) {
    CheckNotice(leaving.notice, leaves_on, subject, unmet);
  }
  AddEach(leaving.supervisees, "SUPERVISEES_REMAIN", "is still supervised by who leaves", unmet);
  CheckLeadership(leaving.led_units, unmet);
  AddEach(leaving.coordinated_groups, "COORDINATION_REMAINS", "is still coordinated by who leaves",
          unmet);
  if (leaving.reason.has_value() && OwesExitInterview(*leaving.reason) &&
      (!leaving.exit_interview_offered_on.has_value() ||
       *leaving.exit_interview_offered_on > leaves_on)) {
    unmet.Add("EXIT_INTERVIEW_REQUIRED", subject, "an exit interview was not offered");
  }
  if (!leaving.kit_returned.has_value()) {
    unmet.Add("KIT_RETURN_UNSTATED", subject, "needs to say whether the kit was returned");
  }
}

void CheckLeadership(const std::vector<std::string>& led_units, Unmet& unmet) {
  AddEach(led_units, "LEADERSHIP_REMAINS", "is still led by who leaves", unmet);
}

}  // namespace copperplate::volunteers
