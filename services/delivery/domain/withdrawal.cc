#include "services/delivery/domain/withdrawal.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"

namespace copperplate::delivery {
namespace {

Unmet CheckNotWithdrawn(absl::string_view code, std::optional<absl::CivilDay> withdrawn_on) {
  Unmet unmet;
  if (withdrawn_on.has_value()) {
    unmet.Add("ALREADY_WITHDRAWN", code,
              absl::StrCat("was withdrawn on ", FormatDate(*withdrawn_on)));
  }
  return unmet;
}

}  // namespace

Faults Validate(const Withdrawal& withdrawal, const PlanContent& content, absl::CivilDay today) {
  const std::optional<LastPublished>& published = content.last_published;
  Faults faults;
  if (withdrawal.on > today) {
    fields::CheckNotInFuture(withdrawal.on, "withdrawn_on", today, faults);
  } else if (published.has_value() && withdrawal.on <= published->cut_off) {
    faults.Add("WITHDRAWN_BEFORE_PUBLISHED", "withdrawn_on",
               absl::StrCat("must lie after the last published cut-off, ",
                            FormatDate(published->cut_off)));
  } else if (content.plan.effective_from.has_value() &&
             withdrawal.on < *content.plan.effective_from) {
    faults.Add(
        "DATES_REVERSED", "withdrawn_on",
        absl::StrCat("must not lie before the plan, ", FormatDate(*content.plan.effective_from)));
  }
  fields::CheckProse(withdrawal.reason, "reason", faults);
  return faults;
}

Unmet CheckLive(const PriorityAction& action) {
  return CheckNotWithdrawn(action.code, action.withdrawn_on);
}

Unmet CheckLive(const Activity& activity) {
  return CheckNotWithdrawn(activity.code, activity.withdrawn_on);
}

}  // namespace copperplate::delivery
