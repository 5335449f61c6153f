// The rules of watch groups and of what lies below one (libs/parts/part_rules.h). What they look at
// beyond their root is asked where they are written (storage/watch_changes.h).
#pragma once

#include "absl/status/status.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/watch_parts.h"

namespace copperplate::volunteers {

template <>
struct VolunteerPartRules<WatchGroup> : NoPartRules<WatchGroup> {
  // FIELD_IMMUTABLE of `kind`: who operates Speedwatch, and what was counted, would be another's.
  static void CheckUpdate(const Content& content, const WatchGroup& present, const WatchGroup& next,
                          Faults& faults);
};

template <>
struct VolunteerPartRules<SpeedwatchStandard> : NoPartRules<SpeedwatchStandard> {
  // As domain CheckSpeedwatchStandard().
  static void CheckAmong(const Content& content, const SpeedwatchStandard& standard,
                         Faults& faults);
};

template <>
struct VolunteerPartRules<SpeedwatchSite> : NoPartRules<SpeedwatchSite> {
  // FAILED_PRECONDITION (GROUP_OF_OTHER_KIND): the group does not watch speed.
  static absl::Status CheckChangeable(const RequestContext& context, const Content& content);
  // As domain CheckSiteAmong().
  static void CheckAmong(const Content& content, const SpeedwatchSite& site, Faults& faults);
  // FIELD_IMMUTABLE of `limit_mph`: what was counted would have been counted at another limit.
  static void CheckUpdate(const Content& content, const SpeedwatchSite& present,
                          const SpeedwatchSite& next, Faults& faults);
};

template <>
struct VolunteerPartRules<SpeedwatchSession> : NoPartRules<SpeedwatchSession> {
  // Who the operators are that were there before.
  static void Keep(const SpeedwatchSession& present, SpeedwatchSession& next);
  // As of a site.
  static absl::Status CheckChangeable(const RequestContext& context, const Content& content);
};

}  // namespace copperplate::volunteers
