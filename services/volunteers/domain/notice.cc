#include "services/volunteers/domain/notice.h"

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"
#include "libs/time/months.h"

namespace copperplate::volunteers {

absl::CivilDay FirstDayAfterNotice(absl::CivilDay given_on) { return AddMonths(given_on, 1); }

void CheckNotice(const Notice& notice, absl::CivilDay leaves_on, absl::string_view subject,
                 Unmet& unmet) {
  if (!notice.given_on.has_value()) {
    unmet.Add("NOTICE_REQUIRED", subject, "needs the day on which written notice was given");
  } else if (!notice.shorter_accepted && leaves_on < FirstDayAfterNotice(*notice.given_on)) {
    unmet.Add(
        "NOTICE_TOO_SHORT", subject,
        absl::StrCat("a month's notice ends on ", FormatDate(FirstDayAfterNotice(*notice.given_on)),
                     "; that a shorter one was accepted is not recorded"));
  }
}

}  // namespace copperplate::volunteers
