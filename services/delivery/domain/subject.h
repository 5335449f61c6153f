// What refusals name (Unmet): a plan and what is in it, by their resource names.
#pragma once

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

inline std::string SubjectOf(absl::string_view force, const Plan& plan) {
  return absl::StrCat("forces/", force, "/plans/", plan.id);
}
inline std::string SubjectOf(const PlanContent& content) {
  return SubjectOf(content.force, content.plan);
}
inline std::string SubjectOf(const PlanContent& content, const Theme& theme) {
  return absl::StrCat(SubjectOf(content), "/themes/", theme.id);
}
inline std::string SubjectOf(const PlanContent& content, const Objective& objective) {
  return absl::StrCat(SubjectOf(content), "/themes/", objective.theme, "/objectives/",
                      objective.id);
}
inline std::string SubjectOf(const PlanContent& content, const BusinessIntelligenceItem& item) {
  return absl::StrCat(SubjectOf(content), "/themes/", item.theme, "/businessIntelligenceItems/",
                      item.id);
}
inline std::string SubjectOf(const PlanContent& content, const PriorityAction& action) {
  return absl::StrCat(SubjectOf(content), "/actions/", action.id);
}
inline std::string SubjectOf(const PlanContent& content, const IndicatorLink& link) {
  return absl::StrCat(SubjectOf(content), "/actions/", link.action, "/indicatorLinks/", link.id);
}
inline std::string SubjectOf(const PlanContent& content, const Activity& activity) {
  return absl::StrCat(SubjectOf(content), "/actions/", activity.action, "/activities/",
                      activity.id);
}
inline std::string SubjectOf(const PlanContent& content, const LeadAssignment& lead) {
  return absl::StrCat(SubjectOf(content), "/actions/", lead.action, "/activities/", lead.activity,
                      "/leads/", lead.id);
}
inline std::string SubjectOf(const PlanContent& content, const Milestone& milestone) {
  return absl::StrCat(SubjectOf(content), "/actions/", milestone.action, "/activities/",
                      milestone.activity, "/milestones/", milestone.id);
}

}  // namespace copperplate::delivery
