#include "services/delivery/domain/milestone_rules.h"

#include "libs/fields/civil.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

Unmet CheckUnmetMilestone(const Milestone& milestone) {
  Unmet unmet;
  if (milestone.met_on.has_value()) unmet.Add("MILESTONE_MET", milestone.id, "is met already");
  return unmet;
}

void CheckRevision(const Milestone& milestone, const DueRevision& revision, Faults& faults) {
  if (revision.to == milestone.current_due) {
    faults.Add("DUE_UNCHANGED", "due", "is the current one");
  }
  fields::CheckProse(revision.reason, "reason", faults);
}

Milestone AfterRevision(const Milestone& milestone, const DueRevision& revision) {
  Milestone after = milestone;
  after.revisions.push_back(revision);
  after.current_due = revision.to;
  return after;
}

void CheckMet(absl::CivilDay met_on, absl::CivilDay today, Faults& faults) {
  fields::CheckNotInFuture(met_on, "met_on", today, faults);
}

}  // namespace copperplate::delivery
