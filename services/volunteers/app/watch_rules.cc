#include "services/volunteers/app/watch_rules.h"

#include <cstddef>
#include <string>

#include "libs/status/unmet.h"

namespace copperplate::volunteers {
namespace {

absl::Status CheckWatchesSpeed(const RequestContext& context, const WatchGroup& group) {
  Unmet unmet;
  if (group.kind != WatchKind::kSpeedwatch) {
    unmet.Add("GROUP_OF_OTHER_KIND", NameOf(context.force, "", group), "does not watch speed");
  }
  return unmet.ToStatus();
}

}  // namespace

void VolunteerPartRules<WatchGroup>::CheckUpdate(const Content&, const WatchGroup& present,
                                                 const WatchGroup& next, Faults& faults) {
  if (present.kind != next.kind) {
    faults.Add("FIELD_IMMUTABLE", "kind", "cannot be changed: make another group");
  }
}

void VolunteerPartRules<SpeedwatchStandard>::CheckAmong(const Content& content,
                                                        const SpeedwatchStandard& standard,
                                                        Faults& faults) {
  CheckSpeedwatchStandard(standard, content.standards, faults);
}

absl::Status VolunteerPartRules<SpeedwatchSite>::CheckChangeable(const RequestContext& context,
                                                                 const Content& content) {
  return CheckWatchesSpeed(context, content.group);
}

void VolunteerPartRules<SpeedwatchSite>::CheckAmong(const Content& content,
                                                    const SpeedwatchSite& site, Faults& faults) {
  CheckSiteAmong(site, content.standards, faults);
}

void VolunteerPartRules<SpeedwatchSite>::CheckUpdate(const Content&, const SpeedwatchSite& present,
                                                     const SpeedwatchSite& next, Faults& faults) {
  if (present.limit_mph != next.limit_mph) {
    faults.Add("FIELD_IMMUTABLE", "limit_mph", "cannot be changed: make another site");
  }
}

void VolunteerPartRules<SpeedwatchSession>::Keep(const SpeedwatchSession& present,
                                                 SpeedwatchSession& next) {
  next.persons = next.operators;
  for (std::string& person : next.persons) {
    for (size_t i = 0; i < present.persons.size(); ++i) {
      if (present.operators[i] == person) {
        person = present.persons[i];
        break;
      }
    }
  }
}

absl::Status VolunteerPartRules<SpeedwatchSession>::CheckChangeable(const RequestContext& context,
                                                                    const Content& content) {
  return CheckWatchesSpeed(context, content.group);
}

}  // namespace copperplate::volunteers
