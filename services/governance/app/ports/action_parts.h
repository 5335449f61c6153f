// The actions of a body, as parts (libs/parts).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/ports/part_kinds.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/action.h"
#include "services/governance/domain/meeting_day.h"
#include "services/governance/domain/office.h"

namespace copperplate::governance {

// The actions of one body, changed under a lock of their own: meetings of the body, and other
// bodies, do not wait.
struct ActionsRoot {
  // What a change may ask, under the lock: a body has thousands of actions, and a rule looks at a
  // few. None of it is asked after the change.
  struct Content {
    absl::Time now;         // by the database's clock, later than whatever was recorded before
    std::string body_code;  // as it is now
    // The numbers given in a month, struck out ones too.
    std::function<absl::StatusOr<std::vector<int32_t>>(absl::CivilMonth)> numbers;
    // The action of the body with this id; nothing where there is none.
    std::function<absl::StatusOr<std::optional<Action>>(const std::string&)> action;
    // What refers to the action with this id, by resource names; a hundred at most.
    std::function<absl::StatusOr<std::vector<std::string>>(const std::string&)> referrers;
    // The meeting of the force, any body's, or that of an outcome or of an item of its agenda, by
    // its resource name; nothing where there is none.
    std::function<absl::StatusOr<std::optional<MeetingDay>>(const std::string&)> meeting;
    // Those of the force, which stay as they are while the change is written.
    std::function<absl::StatusOr<std::vector<Office>>()> offices;
  };
  static constexpr size_t kIds = 1;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::Action> {
  using Root = governance::ActionsRoot;
  using Rules = governance::GovernancePartRules<governance::Action>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "action";
  static constexpr absl::string_view kWords = "action";
  static constexpr const auto& kName = governance::kActionName;
  static std::vector<std::string> Above(const governance::Action&) { return {}; }
};

// All, unless one is given.
template <>
struct PartFilter<governance::Action> {
  std::optional<governance::ActionState> state;
  std::string raised_at_meeting;  // resource name
};

}  // namespace copperplate
