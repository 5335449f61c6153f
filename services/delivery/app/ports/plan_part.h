// The kinds of parts of a plan (libs/parts).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

struct PlanRoot {
  using Content = PlanContent;
  static constexpr size_t kIds = 1;
};

// app/part_rules.h.
template <class Part>
struct PlanPartRules;

}  // namespace copperplate::delivery

namespace copperplate {

template <>
struct PartKind<delivery::Theme> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::Theme>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "theme";
  static constexpr absl::string_view kWords = "theme";
  static constexpr const auto& kName = delivery::kThemeName;
  static std::vector<std::string> Above(const delivery::Theme&) { return {}; }
  static const std::vector<delivery::Theme>& Of(const delivery::PlanContent& content) {
    return content.themes;
  }
};

template <>
struct PartKind<delivery::Objective> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::Objective>;
  using Parent = delivery::Theme;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "objective";
  static constexpr absl::string_view kWords = "objective";
  static constexpr const auto& kName = delivery::kObjectiveName;
  static std::vector<std::string> Above(const delivery::Objective& part) { return {part.theme}; }
  static const std::vector<delivery::Objective>& Of(const delivery::PlanContent& content) {
    return content.objectives;
  }
};

template <>
struct PartKind<delivery::BusinessIntelligenceItem> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::BusinessIntelligenceItem>;
  using Parent = delivery::Theme;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "business_intelligence_item";
  static constexpr absl::string_view kWords = "business intelligence item";
  static constexpr const auto& kName = delivery::kBusinessIntelligenceItemName;
  static std::vector<std::string> Above(const delivery::BusinessIntelligenceItem& part) {
    return {part.theme};
  }
  static const std::vector<delivery::BusinessIntelligenceItem>& Of(
      const delivery::PlanContent& content) {
    return content.business_intelligence_items;
  }
};

template <>
struct PartKind<delivery::PriorityAction> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::PriorityAction>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "action";
  static constexpr absl::string_view kWords = "priority action";
  static constexpr const auto& kName = delivery::kActionName;
  static std::vector<std::string> Above(const delivery::PriorityAction&) { return {}; }
  static const std::vector<delivery::PriorityAction>& Of(const delivery::PlanContent& content) {
    return content.actions;
  }
};

template <>
struct PartKind<delivery::Opportunity> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::Opportunity>;
  using Parent = delivery::PriorityAction;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "opportunity";
  static constexpr absl::string_view kWords = "partnership opportunity";
  static constexpr const auto& kName = delivery::kOpportunityName;
  static std::vector<std::string> Above(const delivery::Opportunity& part) { return {part.action}; }
  static const std::vector<delivery::Opportunity>& Of(const delivery::PlanContent& content) {
    return content.opportunities;
  }
};

template <>
struct PartKind<delivery::IndicatorLink> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::IndicatorLink>;
  using Parent = delivery::PriorityAction;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "indicator_link";
  static constexpr absl::string_view kWords = "indicator link";
  static constexpr const auto& kName = delivery::kIndicatorLinkName;
  static std::vector<std::string> Above(const delivery::IndicatorLink& part) {
    return {part.action};
  }
  static const std::vector<delivery::IndicatorLink>& Of(const delivery::PlanContent& content) {
    return content.indicator_links;
  }
};

template <>
struct PartKind<delivery::Activity> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::Activity>;
  using Parent = delivery::PriorityAction;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "activity";
  static constexpr absl::string_view kWords = "activity";
  static constexpr const auto& kName = delivery::kActivityName;
  static std::vector<std::string> Above(const delivery::Activity& part) { return {part.action}; }
  static const std::vector<delivery::Activity>& Of(const delivery::PlanContent& content) {
    return content.activities;
  }
};

template <>
struct PartKind<delivery::LeadAssignment> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::LeadAssignment>;
  using Parent = delivery::Activity;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "lead";
  static constexpr absl::string_view kWords = "lead";
  static constexpr const auto& kName = delivery::kLeadName;
  static std::vector<std::string> Above(const delivery::LeadAssignment& part) {
    return {part.action, part.activity};
  }
  static const std::vector<delivery::LeadAssignment>& Of(const delivery::PlanContent& content) {
    return content.leads;
  }
};

template <>
struct PartKind<delivery::Milestone> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::Milestone>;
  using Parent = delivery::Activity;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "milestone";
  static constexpr absl::string_view kWords = "milestone";
  static constexpr const auto& kName = delivery::kMilestoneName;
  static std::vector<std::string> Above(const delivery::Milestone& part) {
    return {part.action, part.activity};
  }
  static const std::vector<delivery::Milestone>& Of(const delivery::PlanContent& content) {
    return content.milestones;
  }
};

template <>
struct PartKind<delivery::PlanLink> {
  using Root = delivery::PlanRoot;
  using Rules = delivery::PlanPartRules<delivery::PlanLink>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "link";
  static constexpr absl::string_view kWords = "link";
  static constexpr const auto& kName = delivery::kPlanLinkName;
  static std::vector<std::string> Above(const delivery::PlanLink&) { return {}; }
  static const std::vector<delivery::PlanLink>& Of(const delivery::PlanContent& content) {
    return content.links;
  }
};

template <>
struct PartFilter<delivery::PlanLink> {
  bool unresolved = false;  // those alone that have no target
};

}  // namespace copperplate
