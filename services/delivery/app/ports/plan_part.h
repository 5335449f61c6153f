// What is said once of each kind of part of a plan, so that what is the same for all of them is
// written once: PartKind<Part>.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/change/record.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// The ids of a resource inside its force: of its plan, of what it is part of there, and its own.
// `{"plan-2017", "v1", "v1-1"}` is an activity.
using PlanPath = std::vector<std::string>;

template <class Part>
struct PartRecord {
  Part part;
  RecordHeader header;
};

template <class Part>
const std::string& IdOf(const PartRecord<Part>& record) {
  return record.part.id;
}

// When a part of a kind can be deleted.
enum class PartDeletion : uint8_t {
  kNever,         // it is withdrawn, ended or stays
  kInDraft,       // while its plan is a DRAFT
  kWhileChanged,  // while anything of its plan may change: nothing is told of it by its id or code
};

// Of each kind:
//   kType   what its events begin with, and in upper case its reasons: `theme`, THEME_UNKNOWN
//   kWords  for people: `theme`
//   kName   the pattern of its names
//   kDeletion  when one can be deleted
//   Parent  the kind that it lies right below; void: the plan
//   Above   the ids of what it is part of within the plan, the outermost first
//   Of      those that a plan holds
template <class Part>
struct PartKind;

template <>
struct PartKind<Theme> {
  using Parent = void;
  static constexpr PartDeletion kDeletion = PartDeletion::kInDraft;
  static constexpr absl::string_view kType = "theme";
  static constexpr absl::string_view kWords = "theme";
  static constexpr const auto& kName = kThemeName;
  static std::vector<std::string> Above(const Theme&) { return {}; }
  static const std::vector<Theme>& Of(const PlanContent& content) { return content.themes; }
};

template <>
struct PartKind<Objective> {
  using Parent = Theme;
  static constexpr PartDeletion kDeletion = PartDeletion::kInDraft;
  static constexpr absl::string_view kType = "objective";
  static constexpr absl::string_view kWords = "objective";
  static constexpr const auto& kName = kObjectiveName;
  static std::vector<std::string> Above(const Objective& part) { return {part.theme}; }
  static const std::vector<Objective>& Of(const PlanContent& content) { return content.objectives; }
};

template <>
struct PartKind<BusinessIntelligenceItem> {
  using Parent = Theme;
  static constexpr PartDeletion kDeletion = PartDeletion::kInDraft;
  static constexpr absl::string_view kType = "business_intelligence_item";
  static constexpr absl::string_view kWords = "business intelligence item";
  static constexpr const auto& kName = kBusinessIntelligenceItemName;
  static std::vector<std::string> Above(const BusinessIntelligenceItem& part) {
    return {part.theme};
  }
  static const std::vector<BusinessIntelligenceItem>& Of(const PlanContent& content) {
    return content.business_intelligence_items;
  }
};

template <>
struct PartKind<PriorityAction> {
  using Parent = void;
  static constexpr PartDeletion kDeletion = PartDeletion::kNever;
  static constexpr absl::string_view kType = "action";
  static constexpr absl::string_view kWords = "priority action";
  static constexpr const auto& kName = kActionName;
  static std::vector<std::string> Above(const PriorityAction&) { return {}; }
  static const std::vector<PriorityAction>& Of(const PlanContent& content) {
    return content.actions;
  }
};

template <>
struct PartKind<Opportunity> {
  using Parent = PriorityAction;
  static constexpr PartDeletion kDeletion = PartDeletion::kWhileChanged;
  static constexpr absl::string_view kType = "opportunity";
  static constexpr absl::string_view kWords = "partnership opportunity";
  static constexpr const auto& kName = kOpportunityName;
  static std::vector<std::string> Above(const Opportunity& part) { return {part.action}; }
  static const std::vector<Opportunity>& Of(const PlanContent& content) {
    return content.opportunities;
  }
};

template <>
struct PartKind<IndicatorLink> {
  using Parent = PriorityAction;
  static constexpr PartDeletion kDeletion = PartDeletion::kWhileChanged;
  static constexpr absl::string_view kType = "indicator_link";
  static constexpr absl::string_view kWords = "indicator link";
  static constexpr const auto& kName = kIndicatorLinkName;
  static std::vector<std::string> Above(const IndicatorLink& part) { return {part.action}; }
  static const std::vector<IndicatorLink>& Of(const PlanContent& content) {
    return content.indicator_links;
  }
};

template <>
struct PartKind<Activity> {
  using Parent = PriorityAction;
  static constexpr PartDeletion kDeletion = PartDeletion::kNever;
  static constexpr absl::string_view kType = "activity";
  static constexpr absl::string_view kWords = "activity";
  static constexpr const auto& kName = kActivityName;
  static std::vector<std::string> Above(const Activity& part) { return {part.action}; }
  static const std::vector<Activity>& Of(const PlanContent& content) { return content.activities; }
};

template <>
struct PartKind<LeadAssignment> {
  using Parent = Activity;
  static constexpr PartDeletion kDeletion = PartDeletion::kNever;
  static constexpr absl::string_view kType = "lead";
  static constexpr absl::string_view kWords = "lead";
  static constexpr const auto& kName = kLeadName;
  static std::vector<std::string> Above(const LeadAssignment& part) {
    return {part.action, part.activity};
  }
  static const std::vector<LeadAssignment>& Of(const PlanContent& content) { return content.leads; }
};

template <>
struct PartKind<Milestone> {
  using Parent = Activity;
  static constexpr PartDeletion kDeletion = PartDeletion::kWhileChanged;
  static constexpr absl::string_view kType = "milestone";
  static constexpr absl::string_view kWords = "milestone";
  static constexpr const auto& kName = kMilestoneName;
  static std::vector<std::string> Above(const Milestone& part) {
    return {part.action, part.activity};
  }
  static const std::vector<Milestone>& Of(const PlanContent& content) { return content.milestones; }
};

template <>
struct PartKind<PlanLink> {
  using Parent = void;
  static constexpr PartDeletion kDeletion = PartDeletion::kWhileChanged;
  static constexpr absl::string_view kType = "link";
  static constexpr absl::string_view kWords = "link";
  static constexpr const auto& kName = kPlanLinkName;
  static std::vector<std::string> Above(const PlanLink&) { return {}; }
  static const std::vector<PlanLink>& Of(const PlanContent& content) { return content.links; }
};

// The path of what a part at `path`, which is not empty, lies below.
inline PlanPath Above(PlanPath path) {
  path.pop_back();
  return path;
}

// Within `plan`.
template <class Part>
PlanPath PathOf(absl::string_view plan, const Part& part) {
  PlanPath path = {std::string(plan)};
  for (std::string& id : PartKind<Part>::Above(part)) path.push_back(std::move(id));
  path.push_back(part.id);
  return path;
}

// The resource name.
template <class Part>
std::string NameOf(absl::string_view force, absl::string_view plan, const Part& part) {
  const auto& kName = PartKind<Part>::kName;
  const PlanPath path = PathOf(plan, part);
  if constexpr (std::decay_t<decltype(kName)>::kVariables == 3) {
    return kName.Format(force, path[0], path[1]);
  } else if constexpr (std::decay_t<decltype(kName)>::kVariables == 4) {
    return kName.Format(force, path[0], path[1], path[2]);
  } else {
    return kName.Format(force, path[0], path[1], path[2], path[3]);
  }
}

// NOT_FOUND: `THEME_UNKNOWN`.
template <class Part>
absl::Status PartUnknown() {
  return Error(absl::StatusCode::kNotFound,
               absl::StrCat(absl::AsciiStrToUpper(PartKind<Part>::kType), "_UNKNOWN"),
               absl::StrCat("there is no such ", PartKind<Part>::kWords))
      .Build();
}

// NOT_FOUND (PartUnknown()) where what a part at `path` would lie below is not there, the outermost
// that is not: a name is looked up before a message is judged.
template <class Part>
absl::Status CheckAbove(const PlanContent& content, const PlanPath& path) {
  using Parent = typename PartKind<Part>::Parent;
  if constexpr (std::is_void_v<Parent>) {
    return absl::OkStatus();
  } else {
    const PlanPath above = Above(path);
    ABSL_RETURN_IF_ERROR(CheckAbove<Parent>(content, above));
    const std::vector<Parent>& held = PartKind<Parent>::Of(content);
    const bool there = std::any_of(held.begin(), held.end(), [&](const Parent& one) {
      return PathOf(above.front(), one) == above;
    });
    return there ? absl::OkStatus() : PartUnknown<Parent>();
  }
}

// ALREADY_EXISTS: `THEME_EXISTS`.
template <class Part>
absl::Status PartExists() {
  return Error(absl::StatusCode::kAlreadyExists,
               absl::StrCat(absl::AsciiStrToUpper(PartKind<Part>::kType), "_EXISTS"),
               absl::StrCat("there is a ", PartKind<Part>::kWords, " of this id"))
      .Build();
}

}  // namespace copperplate::delivery
