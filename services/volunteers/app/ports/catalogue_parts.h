// What volunteering in the force is made of, as parts (roots.h).
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/ports/roots.h"

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
struct PartKind<volunteers::DutyType> {
  using Root = volunteers::CatalogueRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::DutyType>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "duty_type";
  static constexpr absl::string_view kWords = "type of duty";
  static constexpr const auto& kName = volunteers::kDutyTypeName;
  static std::vector<std::string> Above(const volunteers::DutyType&) { return {}; }
  static const std::vector<volunteers::DutyType>& Of(const volunteers::Catalogue& catalogue) {
    return catalogue.duty_types;
  }
};

template <>
struct PartKind<volunteers::Skill> {
  using Root = volunteers::CatalogueRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Skill>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "skill";
  static constexpr absl::string_view kWords = "skill";
  static constexpr const auto& kName = volunteers::kSkillName;
  static std::vector<std::string> Above(const volunteers::Skill&) { return {}; }
  static const std::vector<volunteers::Skill>& Of(const volunteers::Catalogue& catalogue) {
    return catalogue.skills;
  }
};

template <>
struct PartKind<volunteers::CadetUnit> {
  using Root = volunteers::CadetUnitsRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::CadetUnit>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "cadet_unit";
  static constexpr absl::string_view kWords = "unit of cadets";
  static constexpr const auto& kName = volunteers::kCadetUnitName;
  static std::vector<std::string> Above(const volunteers::CadetUnit&) { return {}; }
  static const std::vector<volunteers::CadetUnit>& Of(
      const volunteers::CadetUnitsRoot::Content& content) {
    return content.units;
  }
};

}  // namespace copperplate
