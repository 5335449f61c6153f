#include "services/delivery/domain/withdrawal.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/subject.h"

namespace copperplate::delivery {
namespace {

template <class Part>
Unmet CheckNotWithdrawn(const PlanContent& content, const Part& part) {
  Unmet unmet;
  if (part.withdrawn_on.has_value()) {
    unmet.Add("ALREADY_WITHDRAWN", SubjectOf(content, part),
              absl::StrCat(part.code, " was withdrawn on ", FormatDate(*part.withdrawn_on)));
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

Unmet CheckLive(const PlanContent& content, const PriorityAction& action) {
  return CheckNotWithdrawn(content, action);
}

Unmet CheckLive(const PlanContent& content, const Activity& activity) {
  return CheckNotWithdrawn(content, activity);
}

}  // namespace copperplate::delivery
