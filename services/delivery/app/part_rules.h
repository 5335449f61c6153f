// The rules of the parts of a plan (libs/parts/part_rules.h): what keeps them from being changed is
// FAILED_PRECONDITION (STATE_NOT_ALLOWED), and CheckAmong() of every kind is the domain's.
#pragma once

#include "absl/status/status.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/domain/action_rules.h"
#include "services/delivery/domain/activity_rules.h"
#include "services/delivery/domain/from_day.h"
#include "services/delivery/domain/lead_rules.h"
#include "services/delivery/domain/theme_rules.h"

namespace copperplate::delivery {

// Where the parts of the plan do not change any more.
absl::Status CheckPlanEditable(const RequestContext& context, const Plan& plan);

template <class Part>
struct EditablePlanRules : NoPartRules<Part> {
  static absl::Status CheckChangeable(const RequestContext& context, const PlanContent& content) {
    return CheckPlanEditable(context, content.plan);
  }
  static void CheckAmong(const PlanContent& content, const Part& part, Faults& faults) {
    delivery::CheckAmong(content, part, faults);
  }
};

// Of the kinds that are deleted while their plan is a DRAFT only; the others are withdrawn, ended
// or stay, or nothing is told of them by their id or code.
template <class Part>
struct DraftPlanRules : EditablePlanRules<Part> {
  static absl::Status CheckDeletable(const RequestContext& context, const PlanContent& content);
};

// What has a place among others, and was given none, comes behind the others there are: of the
// plan, of the theme, of the action, and of the activity and role.

template <>
struct PlanPartRules<Theme> : DraftPlanRules<Theme> {
  static void FillIn(const Content& content, Theme& theme);
  // THEME_NOT_EMPTY: it has actions, withdrawn ones included, objectives or business intelligence
  // items.
  static Unmet CheckDeletion(const Content& content, const Theme& theme);
};

template <>
struct PlanPartRules<Objective> : DraftPlanRules<Objective> {
  static void FillIn(const Content& content, Objective& objective);
  // OBJECTIVE_IN_USE: an action serves it.
  static Unmet CheckDeletion(const Content& content, const Objective& objective);
};

template <>
struct PlanPartRules<BusinessIntelligenceItem> : DraftPlanRules<BusinessIntelligenceItem> {
  static void FillIn(const Content& content, BusinessIntelligenceItem& item);
};

template <>
struct PlanPartRules<PriorityAction> : EditablePlanRules<PriorityAction> {
  // Its id is made of its code: INVALID_ARGUMENT (CODE_TAKEN), also of a withdrawn one.
  static absl::Status Taken(const PriorityAction& action);
  static void Keep(const PriorityAction& present, PriorityAction& next);
  static void CheckUpdate(const Content& content, const PriorityAction& present,
                          const PriorityAction& next, Faults& faults) {
    CheckFromChange(content, present, next, faults);
  }
};

template <>
struct PlanPartRules<Opportunity> : EditablePlanRules<Opportunity> {
  static void FillIn(const Content& content, Opportunity& opportunity);
};

template <>
struct PlanPartRules<IndicatorLink> : EditablePlanRules<IndicatorLink> {
  // INDICATOR_LINK_PUBLISHED: it held by the cut-off of the last published iteration, so that
  // boards of reported days would lose it.
  static Unmet CheckDeletion(const Content& content, const IndicatorLink& link);
};

template <>
struct PlanPartRules<Activity> : EditablePlanRules<Activity> {
  // As an action's.
  static absl::Status Taken(const Activity& activity);
  static void Keep(const Activity& present, Activity& next);
  static void CheckUpdate(const Content& content, const Activity& present, const Activity& next,
                          Faults& faults) {
    CheckFromChange(content, present, next, faults);
  }
};

template <>
struct PlanPartRules<LeadAssignment> : EditablePlanRules<LeadAssignment> {
  static void FillIn(const Content& content, LeadAssignment& lead);
  // A person gives it.
  static void CheckAmong(const Content& content, const LeadAssignment& lead, Faults& faults) {
    delivery::CheckAmong(content, lead, LeadSource::kPerson, faults);
  }
  static void Keep(const LeadAssignment& present, LeadAssignment& next);
};

template <>
struct PlanPartRules<Milestone> : EditablePlanRules<Milestone> {
  static void Keep(const Milestone& present, Milestone& next);
  // MILESTONE_PUBLISHED: it was there by the cut-off of the last published iteration, likewise.
  static Unmet CheckDeletion(const Content& content, const Milestone& milestone);
  static void CheckUpdate(const Content& content, const Milestone& present, const Milestone& next,
                          Faults& faults) {
    CheckFromChange(content, present, next, faults);
  }
};

template <>
struct PlanPartRules<PlanLink> : EditablePlanRules<PlanLink> {};

}  // namespace copperplate::delivery
