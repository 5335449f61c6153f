// The writes of the parts of a plan (libs/parts/change_part.h), and what they have of their own.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/status/faults.h"
#include "services/delivery/app/part_rules.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/domain/from_day.h"

namespace copperplate::delivery {

// CreatePart() of an action or a milestone, which is in the plan from a day on (domain
// SettleFrom()); `today`: in Europe/London.
template <class Part>
PartChanged<Part> CreateDatedPart(PartRepository<Part>& parts, const RequestContext& context,
                                  absl::string_view plan, const Part& part, absl::CivilDay today,
                                  WriteMode mode, const Printer<PartRecord<Part>>& print) {
  const auto complete = [today](const PlanContent& content, Part& next, Faults& faults) {
    SettleFrom(content, today, next, faults);
  };
  return CreateCompletedPart<Part>(parts, context, plan, part, complete, mode, print);
}

}  // namespace copperplate::delivery
