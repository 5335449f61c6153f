// What volunteers are sought for, as parts (roots.h).
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/ports/roots.h"

namespace copperplate {

template <>
struct PartKind<volunteers::Opportunity> {
  using Root = volunteers::OpportunitiesRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Opportunity>;
  using Parent = void;
  static constexpr absl::string_view kType = "opportunity";
  static constexpr absl::string_view kWords = "opportunity";
  static constexpr const auto& kName = volunteers::kOpportunityName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const volunteers::Opportunity&) { return {}; }
};

template <>
struct PartKind<volunteers::Match> {
  using Root = volunteers::OpportunityRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Match>;
  using Parent = void;
  static constexpr absl::string_view kType = "match";
  static constexpr absl::string_view kWords = "match";
  static constexpr const auto& kName = volunteers::kMatchName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const volunteers::Match&) { return {}; }
  static const std::vector<volunteers::Match>& Of(
      const volunteers::OpportunityRoot::Content& content) {
    return content.matches;
  }
};

}  // namespace copperplate
