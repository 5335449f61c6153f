#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/delivery/domain/activity.h"
#include "services/delivery/domain/business_intelligence_item.h"
#include "services/delivery/domain/indicator_link.h"
#include "services/delivery/domain/lead.h"
#include "services/delivery/domain/milestone.h"
#include "services/delivery/domain/objective.h"
#include "services/delivery/domain/opportunity.h"
#include "services/delivery/domain/plan.h"
#include "services/delivery/domain/plan_link.h"
#include "services/delivery/domain/priority_action.h"
#include "services/delivery/domain/theme.h"

namespace copperplate::delivery {

struct LastPublished {
  int32_t number = 0;
  absl::CivilDay cut_off;
};

// A plan with all its parts, withdrawn and ended ones among them, in any order: what a change
// inside a plan is decided by.
struct PlanContent {
  std::string force;  // id
  Plan plan;
  std::vector<Theme> themes;
  std::vector<Objective> objectives;
  std::vector<BusinessIntelligenceItem> business_intelligence_items;
  std::vector<PriorityAction> actions;
  std::vector<Opportunity> opportunities;
  std::vector<IndicatorLink> indicator_links;
  std::vector<Activity> activities;
  std::vector<LeadAssignment> leads;
  std::vector<Milestone> milestones;
  std::vector<PlanLink> links;
  // Of each activity (id) that was reported, the first day that its reports are of, those that
  // another corrects left out.
  std::map<std::string, absl::CivilDay> first_reports;
  // Of each activity (id), the last day from which a narrative stands that no report brought.
  std::map<std::string, absl::CivilDay> last_narratives;
  // The highest-numbered PUBLISHED iteration: withdrawn ones do not count.
  std::optional<LastPublished> last_published;
};

// By id, within the plan; null where there is none.
const Theme* FindTheme(const PlanContent& content, absl::string_view id);
const PriorityAction* FindAction(const PlanContent& content, absl::string_view id);
const Activity* FindActivity(const PlanContent& content, absl::string_view id);
// By code.
const PriorityAction* FindActionByCode(const PlanContent& content, absl::string_view code);
const Activity* FindActivityByCode(const PlanContent& content, absl::string_view code);

}  // namespace copperplate::delivery
