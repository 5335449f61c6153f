// The notice that a special constable gives.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "libs/status/unmet.h"

namespace copperplate::volunteers {

// Written notice of resigning or retiring.
struct Notice {
  std::optional<absl::CivilDay> given_on;
  // That the chief officer accepted a shorter one.
  bool shorter_accepted = false;
};

// The first day on which who gave notice on a day may leave: a month after it.
absl::CivilDay FirstDayAfterNotice(absl::CivilDay given_on);

// NOTICE_REQUIRED where none was given, NOTICE_TOO_SHORT before FirstDayAfterNotice() unless a
// shorter one was accepted. Special Constables Regulations 1965, reg. 3(1): one month's notice in
// writing, or such shorter notice as may have been accepted. `subject` is the engagement's name.
void CheckNotice(const Notice& notice, absl::CivilDay leaves_on, absl::string_view subject,
                 Unmet& unmet);

}  // namespace copperplate::volunteers
