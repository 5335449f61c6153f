// What the force's volunteers are kept as (libs/parts): kinds of parts, and what they lie below.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/catalogue.h"
#include "services/volunteers/domain/role.h"
#include "services/volunteers/domain/volunteer.h"

namespace copperplate::volunteers {

// What volunteering in the force is made of.
struct CatalogueRoot {
  using Content = Catalogue;
  static constexpr bool kHasId = false;
};

// The volunteers of the force, each changed by itself.
struct RegisterRoot {
  struct Content {};
  static constexpr bool kHasId = false;
};

// app/part_rules.h.
template <class Part>
struct VolunteerPartRules;

}  // namespace copperplate::volunteers

namespace copperplate {

template <>
struct PartKind<volunteers::Role> {
  using Root = volunteers::CatalogueRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Role>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "role";
  static constexpr absl::string_view kWords = "role";
  static constexpr const auto& kName = volunteers::kRoleName;
  static std::vector<std::string> Above(const volunteers::Role&) { return {}; }
  static const std::vector<volunteers::Role>& Of(const volunteers::Catalogue& catalogue) {
    return catalogue.roles;
  }
};

template <>
struct PartKind<volunteers::Volunteer> {
  using Root = volunteers::RegisterRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Volunteer>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "volunteer";
  static constexpr absl::string_view kWords = "volunteer";
  static constexpr const auto& kName = volunteers::kVolunteerName;
  static std::vector<std::string> Above(const volunteers::Volunteer&) { return {}; }
};

}  // namespace copperplate
