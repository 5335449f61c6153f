#include "services/delivery/app/part_rules.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/lead_meaning.h"
#include "services/delivery/domain/moves.h"
#include "services/delivery/domain/subject.h"

namespace copperplate::delivery {
namespace {

absl::Status CodeTaken(absl::string_view code) {
  Faults faults;
  faults.Add("CODE_TAKEN", "code", absl::StrCat(code, " is or was another's of the plan"));
  return faults.ToStatus();
}

// A part without a place gets the one behind the last of `others`, those that `stands_by` says it
// is ordered among.
template <class Part, class StandsBy>
void FillInPlace(const std::vector<Part>& others, Part& part, int32_t Part::*place,
                 const StandsBy& stands_by) {
  if (part.*place != 0) return;
  int32_t last = 0;
  for (const Part& other : others) {
    if (other.id != part.id && stands_by(other)) last = std::max(last, other.*place);
  }
  part.*place = last + 1;
}

}  // namespace

absl::Status CheckPlanEditable(const RequestContext& context, const Plan& plan) {
  return CheckEditable(kPlanName.Format(context.force, plan.id), plan.state);
}

template <class Part>
absl::Status DraftPlanRules<Part>::CheckDeletable(const RequestContext& context,
                                                  const PlanContent& content) {
  return CheckPartsDeletable(kPlanName.Format(context.force, content.plan.id), content.plan.state);
}

template struct DraftPlanRules<Theme>;
template struct DraftPlanRules<Objective>;
template struct DraftPlanRules<BusinessIntelligenceItem>;

absl::Status PlanPartRules<PriorityAction>::Taken(const PriorityAction& action) {
  return CodeTaken(action.code);
}
absl::Status PlanPartRules<Activity>::Taken(const Activity& activity) {
  return CodeTaken(activity.code);
}

void PlanPartRules<PriorityAction>::Keep(const PriorityAction& present, PriorityAction& next) {
  next.withdrawn_on = present.withdrawn_on;
  next.withdrawn_reason = present.withdrawn_reason;
}

void PlanPartRules<Activity>::Keep(const Activity& present, Activity& next) {
  next.withdrawn_on = present.withdrawn_on;
  next.withdrawn_reason = present.withdrawn_reason;
}

void PlanPartRules<LeadAssignment>::Keep(const LeadAssignment& present, LeadAssignment& next) {
  next.to = present.to;
  KeepUntold(present, next);
}

void PlanPartRules<Milestone>::Keep(const Milestone& present, Milestone& next) {
  next.original_due = present.original_due;
  next.current_due = present.current_due;
  next.revisions = present.revisions;
  next.met_on = present.met_on;
  next.met_known_on = present.met_known_on;
  next.reopenings = present.reopenings;
}

void PlanPartRules<Theme>::FillIn(const Content& content, Theme& theme) {
  FillInPlace(content.themes, theme, &Theme::order, [](const Theme&) { return true; });
}

void PlanPartRules<Objective>::FillIn(const Content& content, Objective& objective) {
  FillInPlace(content.objectives, objective, &Objective::ordinal,
              [&](const Objective& other) { return other.theme == objective.theme; });
}

void PlanPartRules<BusinessIntelligenceItem>::FillIn(const Content& content,
                                                     BusinessIntelligenceItem& item) {
  FillInPlace(content.business_intelligence_items, item, &BusinessIntelligenceItem::order,
              [&](const BusinessIntelligenceItem& other) { return other.theme == item.theme; });
}

void PlanPartRules<Opportunity>::FillIn(const Content& content, Opportunity& opportunity) {
  FillInPlace(content.opportunities, opportunity, &Opportunity::order,
              [&](const Opportunity& other) { return other.action == opportunity.action; });
}

void PlanPartRules<LeadAssignment>::FillIn(const Content& content, LeadAssignment& lead) {
  FillInPlace(content.leads, lead, &LeadAssignment::order, [&](const LeadAssignment& other) {
    return other.activity == lead.activity && other.role == lead.role;
  });
  SettleMeaning(content, lead);
}

Unmet PlanPartRules<Theme>::CheckDeletion(const Content& content, const Theme& theme) {
  Unmet unmet;
  for (const PriorityAction& action : content.actions) {
    if (action.theme != theme.id) continue;
    unmet.Add("THEME_NOT_EMPTY", SubjectOf(content, action),
              absl::StrCat(action.code, " is an action of the theme"));
  }
  for (const Objective& objective : content.objectives) {
    if (objective.theme != theme.id) continue;
    unmet.Add("THEME_NOT_EMPTY", SubjectOf(content, objective), "is an objective of the theme");
  }
  for (const BusinessIntelligenceItem& item : content.business_intelligence_items) {
    if (item.theme != theme.id) continue;
    unmet.Add("THEME_NOT_EMPTY", SubjectOf(content, item), "is what the theme is watched by");
  }
  return unmet;
}

Unmet PlanPartRules<Objective>::CheckDeletion(const Content& content, const Objective& objective) {
  Unmet unmet;
  for (const PriorityAction& action : content.actions) {
    const std::vector<int32_t>& served = action.objective_ordinals;
    if (action.theme == objective.theme &&
        std::find(served.begin(), served.end(), objective.ordinal) != served.end()) {
      unmet.Add("OBJECTIVE_IN_USE", SubjectOf(content, action),
                absl::StrCat(action.code, " serves the objective"));
    }
  }
  return unmet;
}

Unmet PlanPartRules<IndicatorLink>::CheckDeletion(const Content& content,
                                                  const IndicatorLink& link) {
  Unmet unmet;
  const std::optional<LastPublished>& published = content.last_published;
  if (published.has_value() && link.from <= published->cut_off) {
    unmet.Add("INDICATOR_LINK_PUBLISHED", SubjectOf(content, link),
              absl::StrCat("held by the last published cut-off, ", FormatDate(published->cut_off),
                           ": end it instead"));
  }
  return unmet;
}

Unmet PlanPartRules<Milestone>::CheckDeletion(const Content& content, const Milestone& milestone) {
  Unmet unmet;
  const std::optional<LastPublished>& published = content.last_published;
  if (published.has_value() && milestone.from.value_or(published->cut_off) <= published->cut_off) {
    unmet.Add(
        "MILESTONE_PUBLISHED", SubjectOf(content, milestone),
        absl::StrCat("was there by the last published cut-off, ", FormatDate(published->cut_off)));
  }
  return unmet;
}

}  // namespace copperplate::delivery
