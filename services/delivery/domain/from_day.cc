#include "services/delivery/domain/from_day.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/time/civil.h"

namespace copperplate::delivery {
namespace {

using Day = std::optional<absl::CivilDay>;

constexpr char kField[] = "from_date";

bool IsBefore(Day day, Day other) { return day.has_value() && other.has_value() && *day < *other; }

void AddReversed(absl::string_view description, absl::CivilDay day, Faults& faults) {
  faults.Add("DATES_REVERSED", kField, absl::StrCat(description, ", ", FormatDate(day)));
}

// Of the day that a part gets, `present` being the one it has, if any. False: with a fault.
bool CheckDay(const PlanContent& content, Day present, Day next, Faults& faults) {
  if (!next.has_value()) {
    faults.Add("FIELD_REQUIRED", kField, "must be given");
    return false;
  }
  const absl::CivilDay first = std::min(present.value_or(*next), *next);
  const Day& from_plan = content.plan.effective_from;
  if (content.last_published.has_value() && first <= content.last_published->cut_off) {
    const std::string cut_off = FormatDate(content.last_published->cut_off);
    faults.Add("FROM_BEFORE_PUBLISHED", kField,
               present.has_value() && *present <= content.last_published->cut_off
                   ? absl::StrCat("cannot be moved: what is published as of ", cut_off,
                                  " has it from ", FormatDate(*present))
                   : absl::StrCat("must lie after the last published cut-off, ", cut_off));
    return false;
  }
  if (from_plan.has_value() && *next < *from_plan) {
    AddReversed("must not lie before the plan", *from_plan, faults);
    return false;
  }
  return true;
}

// Where a part's day is moved past one on which something was recorded of it: boards from that day
// on would tell of what was not there. `what`: that, for people.
void CheckRecorded(Day present, Day next, absl::string_view what, Day recorded, Faults& faults) {
  if (!faults.empty() || !IsBefore(recorded, next) || IsBefore(next, present)) return;
  faults.Add("FROM_AFTER_RECORDED", kField,
             absl::StrCat("must not lie after ", what, ", ", FormatDate(*recorded)));
}

Day FromOf(const PriorityAction* action) { return action == nullptr ? Day() : action->from; }
Day FromOf(const Activity* activity) { return activity == nullptr ? Day() : activity->from; }

const Activity* ActivityOf(const PlanContent& content, const Milestone& milestone) {
  return FindActivity(content, milestone.activity);
}

// `above`: of what the part lies below.
void Settle(const PlanContent& content, absl::CivilDay today, Day above, Day& from,
            Faults& faults) {
  if (!from.has_value()) {
    from = content.plan.historic_import ? FirstDayOfPlan(content, today)
                                        : FirstOpenDay(content, today);
    from = std::max(*from, above.value_or(*from));
  } else if (CheckDay(content, Day(), from, faults) && IsBefore(from, above)) {
    AddReversed("must not lie before that of what it is part of", *above, faults);
  }
}

}  // namespace

absl::CivilDay FirstOpenDay(const PlanContent& content, absl::CivilDay day) {
  if (!content.last_published.has_value()) return day;
  return std::max(day, content.last_published->cut_off + 1);
}

absl::CivilDay FirstDayOfPlan(const PlanContent& content, absl::CivilDay today) {
  return FirstOpenDay(content, std::min(today, content.plan.effective_from.value_or(today)));
}

void SettleFrom(const PlanContent& content, absl::CivilDay today, PriorityAction& action,
                Faults& faults) {
  Settle(content, today, Day(), action.from, faults);
}

void SettleFrom(const PlanContent& content, absl::CivilDay today, Activity& activity,
                Faults& faults) {
  Settle(content, today, FromOf(FindAction(content, activity.action)), activity.from, faults);
}

void SettleFrom(const PlanContent& content, absl::CivilDay today, Milestone& milestone,
                Faults& faults) {
  Settle(content, today, FromOf(ActivityOf(content, milestone)), milestone.from, faults);
}

void CheckFromChange(const PlanContent& content, const PriorityAction& present,
                     const PriorityAction& next, Faults& faults) {
  if (next.from == present.from || !CheckDay(content, present.from, next.from, faults)) return;
  if (IsBefore(next.withdrawn_on, next.from)) {
    AddReversed("must not lie after its withdrawal", *next.withdrawn_on, faults);
    return;
  }
  for (const Activity& activity : content.activities) {
    if (activity.action != next.id || !IsBefore(activity.from, next.from)) continue;
    AddReversed(absl::StrCat("must not lie after that of ", activity.code), *activity.from, faults);
    return;
  }
}

void CheckFromChange(const PlanContent& content, const Activity& present, const Activity& next,
                     Faults& faults) {
  if (next.from == present.from || !CheckDay(content, present.from, next.from, faults)) return;
  const Day of_action = FromOf(FindAction(content, next.action));
  if (IsBefore(next.from, of_action)) {
    AddReversed("must not lie before that of the action", *of_action, faults);
    return;
  }
  if (IsBefore(next.withdrawn_on, next.from)) {
    AddReversed("must not lie after its withdrawal", *next.withdrawn_on, faults);
    return;
  }
  const auto reported = content.first_reports.find(next.id);
  if (reported != content.first_reports.end()) {
    CheckRecorded(present.from, next.from, "its first report", reported->second, faults);
  }
  for (const Milestone& milestone : content.milestones) {
    if (milestone.activity != next.id || !IsBefore(milestone.from, next.from)) continue;
    AddReversed(absl::StrCat("must not lie after that of the milestone ", milestone.id),
                *milestone.from, faults);
    return;
  }
}

void CheckFromChange(const PlanContent& content, const Milestone& present, const Milestone& next,
                     Faults& faults) {
  if (next.from == present.from || !CheckDay(content, present.from, next.from, faults)) return;
  const Day of_activity = FromOf(ActivityOf(content, next));
  if (IsBefore(next.from, of_activity)) {
    AddReversed("must not lie before that of the activity", *of_activity, faults);
    return;
  }
  const auto check = [&](absl::string_view what, Day recorded) {
    CheckRecorded(present.from, next.from, what, recorded, faults);
  };
  if (!next.revisions.empty()) check("the first move of its due day", next.revisions.front().on);
  for (const MilestoneReopening& reopening : next.reopenings) {
    check("the day from which it was known to be met", reopening.met_known_on);
  }
  check("the day from which it is known to be met",
        next.met_known_on.has_value() ? next.met_known_on : next.met_on);
}

void CheckWithdrawnFrom(std::optional<absl::CivilDay> from, absl::CivilDay on, Faults& faults) {
  if (!from.has_value() || *from <= on) return;
  faults.Add("DATES_REVERSED", "withdrawn_on",
             absl::StrCat("must not lie before its first day, ", FormatDate(*from)));
}

}  // namespace copperplate::delivery
