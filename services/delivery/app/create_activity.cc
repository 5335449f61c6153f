#include "services/delivery/app/create_activity.h"

#include <algorithm>
#include <utility>

#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/part_rules.h"
#include "services/delivery/domain/activity_rules.h"
#include "services/delivery/domain/from_day.h"
#include "services/delivery/domain/lead_rules.h"

namespace copperplate::delivery {

absl::StatusOr<Changed<LedActivity>> CreateActivity(
    ActivityRepository& activities, const RequestContext& context, absl::string_view plan,
    const Activity& activity, const std::vector<LeadAssignment>& leads, absl::CivilDay today,
    WriteMode mode, const LedActivityPrinter& print) {
  const PartPath path = PathOf(plan, activity);
  const auto decide = [&](const PlanContent& content) -> absl::StatusOr<LedActivity> {
    ABSL_RETURN_IF_ERROR(CheckAbove<Activity>(content, path));
    ABSL_RETURN_IF_ERROR(CheckPlanEditable(context, content.plan));
    if (FindActivity(content, activity.id) != nullptr) return PartRules<Activity>::Taken(activity);
    Faults faults;
    CheckAmong(content, activity, faults);
    CheckFirstLeads(content, leads, faults);
    LedActivity led{{activity, {}}, {}};
    SettleFrom(content, today, led.activity.part, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    led.activity.part.narrative_from = std::min(today, content.plan.effective_from.value_or(today));
    // Those before it are what the next one is ordered among.
    PlanContent with_leads = content;
    for (LeadAssignment lead : leads) {
      lead.from = led.activity.part.from.value_or(today);
      PartRules<LeadAssignment>::FillIn(with_leads, lead);
      with_leads.leads.push_back(lead);
      led.leads.push_back({std::move(lead), {}});
    }
    return led;
  };
  return activities.Create(context, {.path = path,
                                     .decide = decide,
                                     .mode = mode,
                                     .print = print.activity,
                                     .lead_image = print.lead});
}

PartChanged<Activity> UpdateActivity(PartRepository<Activity>& activities,
                                     const RequestContext& context, const PartPath& path,
                                     const Asked& asked, MergePart<Activity> merge,
                                     absl::CivilDay today,
                                     const Printer<PartRecord<Activity>>& print) {
  const auto next = [&](const PlanContent& content,
                        const Activity& present) -> absl::StatusOr<Activity> {
    ABSL_ASSIGN_OR_RETURN(Activity activity, merge(PartRecord<Activity>{present, {}}));
    PartRules<Activity>::Keep(present, activity);
    Faults faults;
    PartRules<Activity>::CheckUpdate(content, present, activity, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    if (activity.narrative != present.narrative) activity.narrative_from = today;
    return activity;
  };
  return ChangePart<Activity>(activities, context, path, asked, next, print);
}

}  // namespace copperplate::delivery
