// What bodies mean to take at later meetings, as parts (libs/parts).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/ports/part_kinds.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/forward_plan_entry.h"

namespace copperplate::governance {

// What an entry looks at of the action that asked for it.
struct OriginAction {
  std::string body;         // id
  bool struck_out = false;  // it was recorded in error
};

// The forward plans of the force.
struct ForwardPlanRoot {
  // What a change may ask, under the lock. Nothing where there is none of the name, or it is
  // another force's. What is found stays to the end of the change. None of it is asked after the
  // change.
  struct Content {
    absl::Time now;  // by the database's clock, later than whatever was recorded before
    // Whether there is a body of this id.
    std::function<absl::StatusOr<bool>(const std::string&)> body;
    // By resource name.
    std::function<absl::StatusOr<std::optional<MeetingDay>>(const std::string&)> meeting;
    // The meeting that the agenda item is of.
    std::function<absl::StatusOr<std::optional<MeetingDay>>(const std::string&)> item;
    std::function<absl::StatusOr<std::optional<OriginAction>>(const std::string&)> action;
  };
  static constexpr size_t kIds = 0;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::ForwardPlanEntry> {
  using Root = governance::ForwardPlanRoot;
  using Rules = governance::GovernancePartRules<governance::ForwardPlanEntry>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "forward_plan_entry";
  static constexpr absl::string_view kWords = "forward plan entry";
  static constexpr const auto& kName = governance::kForwardPlanEntryName;
  static std::vector<std::string> Above(const governance::ForwardPlanEntry&) { return {}; }
};

// All, unless one is given.
template <>
struct PartFilter<governance::ForwardPlanEntry> {
  std::string body;  // id
  std::optional<governance::ForwardPlanState> state;
};

}  // namespace copperplate
