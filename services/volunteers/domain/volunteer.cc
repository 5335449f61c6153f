#include "services/volunteers/domain/volunteer.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/volunteers/domain/calendar.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {

Faults Validate(const Volunteer& volunteer, const AgeLimits& limits, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(volunteer.id, "id", faults);
  fields::CheckOptionalLine(volunteer.home_area, "home_area", faults);
  fields::CheckLines(volunteer.preferred_areas, "preferred_areas", faults);
  if (volunteer.anonymised_on.has_value()) return faults;
  fields::CheckLine(volunteer.name, "name", faults);
  fields::CheckOptionalLine(volunteer.contact, "contact", faults);
  fields::CheckOptionalLine(volunteer.emergency_contact, "emergency_contact", faults);
  if (volunteer.date_of_birth.has_value()) {
    CheckDateOfBirth(limits, *volunteer.date_of_birth, today, faults);
  } else {
    faults.Add("FIELD_REQUIRED", "date_of_birth", "must be given");
  }
  return faults;
}

Unmet CheckErasure(const Volunteer& volunteer, absl::Span<const Engagement> engagements,
                   absl::Span<const LegalHold> holds, const RetentionRule& retention,
                   absl::string_view subject, absl::CivilDay today) {
  Unmet unmet;
  if (volunteer.anonymised_on.has_value()) {
    unmet.Add("ALREADY_ANONYMISED", subject, "was anonymised already");
  }
  std::optional<absl::CivilDay> ended;
  for (const Engagement& engagement : engagements) {
    const std::optional<Standing> standing = StandingOn(engagement.history, today);
    if (!standing.has_value()) continue;
    if (!IsTerminal(standing->state)) {
      unmet.Add("ENGAGEMENT_LIVE", engagement.id, absl::StrCat("is ", Name(standing->state)));
    } else {
      ended = std::max(ended.value_or(standing->since), standing->since);
    }
  }
  // The reason of a hold may be somebody else's secret: it is not told.
  if (std::any_of(holds.begin(), holds.end(),
                  [&](const LegalHold& hold) { return hold.lifted_on.value_or(kNoEnd) > today; })) {
    unmet.Add("LEGAL_HOLD", subject, "is under a legal hold");
  }
  if (ended.has_value() && today < AddMonths(*ended, retention.months)) {
    unmet.Add("RETENTION_NOT_ELAPSED", subject,
              absl::StrCat("is kept until ", FormatDate(AddMonths(*ended, retention.months))));
  }
  return unmet;
}

Volunteer Anonymised(const Volunteer& volunteer, absl::CivilDay today) {
  Volunteer anonymous;
  anonymous.id = volunteer.id;
  anonymous.marking = volunteer.marking;
  anonymous.anonymised_on = today;
  anonymous.year_of_birth = volunteer.year_of_birth;
  if (volunteer.date_of_birth.has_value()) {
    anonymous.year_of_birth = static_cast<int>(volunteer.date_of_birth->year());
  }
  return anonymous;
}

}  // namespace copperplate::volunteers
