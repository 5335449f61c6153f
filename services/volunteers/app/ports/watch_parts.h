// Watch groups and what lies below one, as parts (parts.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/speedwatch.h"
#include "services/volunteers/domain/watch_group.h"

namespace copperplate::volunteers {

// The groups of the force, each changed by itself.
struct WatchRoot {
  struct Content {};
  static constexpr size_t kIds = 0;
};

// What sessions are held against.
struct SpeedwatchStandardsRoot {
  struct Content {
    std::vector<SpeedwatchStandard> standards;
  };
  static constexpr size_t kIds = 0;
};

// One group.
struct WatchGroupRoot {
  struct Content {
    WatchGroup group;
    std::vector<SpeedwatchSite> sites;
    std::vector<SpeedwatchStandard> standards;  // of the force
  };
  static constexpr size_t kIds = 1;
};

}  // namespace copperplate::volunteers

namespace copperplate {

template <>
struct PartKind<volunteers::WatchGroup> {
  using Root = volunteers::WatchRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::WatchGroup>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "watch_group";
  static constexpr absl::string_view kWords = "watch group";
  static constexpr const auto& kName = volunteers::kWatchGroupName;
  static std::vector<std::string> Above(const volunteers::WatchGroup&) { return {}; }
};

template <>
struct PartKind<volunteers::SpeedwatchStandard> {
  using Root = volunteers::SpeedwatchStandardsRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::SpeedwatchStandard>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "speedwatch_standard";
  static constexpr absl::string_view kWords = "standard of Speedwatch";
  static constexpr const auto& kName = volunteers::kSpeedwatchStandardName;
  static std::vector<std::string> Above(const volunteers::SpeedwatchStandard&) { return {}; }
};

template <>
struct PartKind<volunteers::SpeedwatchSite> {
  using Root = volunteers::WatchGroupRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::SpeedwatchSite>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "site";
  static constexpr absl::string_view kWords = "site";
  static constexpr const auto& kName = volunteers::kSiteName;
  static std::vector<std::string> Above(const volunteers::SpeedwatchSite&) { return {}; }
};

template <>
struct PartKind<volunteers::SpeedwatchSession> {
  using Root = volunteers::WatchGroupRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::SpeedwatchSession>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "session";
  static constexpr absl::string_view kWords = "session";
  static constexpr const auto& kName = volunteers::kSessionName;
  static std::vector<std::string> Above(const volunteers::SpeedwatchSession&) { return {}; }
};

}  // namespace copperplate
