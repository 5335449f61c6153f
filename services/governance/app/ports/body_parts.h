// Bodies and offices as parts (libs/parts).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/ports/part_kinds.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/body.h"
#include "services/governance/domain/office.h"

namespace copperplate::governance {

// The bodies and offices of the force: a name that a body is called by is a rule across all of
// them.
struct BodiesRoot {
  struct Content {
    std::vector<Body> bodies;
    std::vector<std::string> offices;  // ids
    // Names of what refers to the body, or the office, that is changed, as many as are worth
    // telling.
    std::vector<std::string> referring;
    std::vector<OfficeSignature> signatures;  // of the office that is changed
  };
  static constexpr size_t kIds = 0;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::Body> {
  using Root = governance::BodiesRoot;
  using Rules = governance::GovernancePartRules<governance::Body>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "body";
  static constexpr absl::string_view kWords = "body";
  static constexpr const auto& kName = governance::kBodyName;
  static std::vector<std::string> Above(const governance::Body&) { return {}; }
};

template <>
struct PartKind<governance::Office> {
  using Root = governance::BodiesRoot;
  using Rules = governance::GovernancePartRules<governance::Office>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "office";
  static constexpr absl::string_view kWords = "office";
  static constexpr const auto& kName = governance::kOfficeName;
  static std::vector<std::string> Above(const governance::Office&) { return {}; }
};

template <>
struct PartFilter<governance::Body> {
  std::string called;  // the one that is called so on the day; empty: all
  absl::CivilDay day;
};

}  // namespace copperplate
