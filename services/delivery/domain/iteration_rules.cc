#include "services/delivery/domain/iteration_rules.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/subject.h"

namespace copperplate::delivery {

int32_t NextNumber(absl::Span<const Iteration> held) {
  int32_t highest = 0;
  for (const Iteration& other : held) highest = std::max(highest, other.number);
  return highest + 1;
}

void CheckAmong(const Plan& plan, absl::Span<const Iteration> held, const Iteration& iteration,
                Faults& faults) {
  if (plan.effective_from.has_value() && iteration.cut_off < *plan.effective_from) {
    faults.Add("CUT_OFF_BEFORE_PLAN", "cut_off",
               absl::StrCat("must not lie before the plan, ", FormatDate(*plan.effective_from)));
  }
  for (const Iteration& other : held) {
    const std::string its =
        absl::StrCat("that of iteration ", other.number, ", ", FormatDate(other.cut_off));
    if (other.number < iteration.number && iteration.cut_off <= other.cut_off) {
      faults.Add("CUT_OFF_NOT_AFTER_PREVIOUS", "cut_off", absl::StrCat("must lie after ", its));
      return;
    }
    if (other.number > iteration.number && iteration.cut_off >= other.cut_off) {
      faults.Add("CUT_OFF_NOT_BEFORE_NEXT", "cut_off", absl::StrCat("must lie before ", its));
      return;
    }
  }
}

const Iteration* BaseOf(absl::Span<const Iteration> held, int32_t number) {
  const Iteration* base = nullptr;
  for (const Iteration& other : held) {
    if (other.state != IterationState::kPublished || other.number >= number) continue;
    if (base == nullptr || base->number < other.number) base = &other;
  }
  return base;
}

Unmet CheckPublish(absl::string_view force, const Plan& plan, absl::Span<const Iteration> held,
                   const Iteration& iteration) {
  Unmet unmet;
  const std::string of_plan = SubjectOf(force, plan);
  if (iteration.state == IterationState::kPublished) return unmet;
  if (plan.state == PlanState::kDraft && !plan.historic_import) {
    unmet.Add("PLAN_NOT_IN_FORCE", of_plan, "must be in force before anything of it is published");
  }
  const Iteration* const base = BaseOf(held, iteration.number);
  std::optional<int32_t> number;
  if (base != nullptr) number = base->number;
  if (number == iteration.base) return unmet;
  const std::string now = number.has_value() ? absl::StrCat("iteration ", *number) : "none";
  const std::string then =
      iteration.base.has_value() ? absl::StrCat("iteration ", *iteration.base) : "none";
  unmet.Add("BASE_CHANGED", absl::StrCat(of_plan, "/iterations/", iteration.id),
            absl::StrCat("its directions are against ", then, ", the last published one is ", now,
                         ": unfreeze it and freeze it anew"));
  return unmet;
}

void CheckPublication(const Plan& plan, const Iteration& iteration,
                      absl::Span<const Publication> held, const Publication& publication,
                      absl::CivilDay today, Faults& faults) {
  if (publication.on < iteration.cut_off) {
    faults.Add("PUBLISHED_BEFORE_CUT_OFF", "on_date",
               absl::StrCat("must not lie before the cut-off, ", FormatDate(iteration.cut_off)));
  } else if (publication.on > today) {
    faults.Add("PUBLISHED_IN_FUTURE", "on_date", "must not lie after today in Europe/London");
  }
  for (const Publication& other : held) {
    if (other.iteration != iteration.id || other.id == publication.id) continue;
    if (other.body != publication.body || other.on != publication.on) continue;
    faults.Add("DUPLICATE", "on_date", absl::StrCat("the body was shown it that day: ", other.id));
  }
  if (publication.marking < plan.marking) {
    faults.Add("MARKING_BELOW_PLAN", "marking", "must be OFFICIAL_SENSITIVE, as the plan is");
  } else if (publication.body == PublicationBody::kWeb &&
             publication.marking == Marking::kOfficialSensitive) {
    faults.Add("MARKING_NOT_FOR_WEB", "marking", "nothing OFFICIAL_SENSITIVE is put on the web");
  }
}

}  // namespace copperplate::delivery
