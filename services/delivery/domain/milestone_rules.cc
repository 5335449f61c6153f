#include "services/delivery/domain/milestone_rules.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/from_day.h"
#include "services/delivery/domain/subject.h"

namespace copperplate::delivery {

Unmet CheckUnmetMilestone(const PlanContent& content, const Milestone& milestone) {
  Unmet unmet;
  if (milestone.met_on.has_value()) {
    unmet.Add("MILESTONE_MET", SubjectOf(content, milestone), "is met already");
  }
  return unmet;
}

Unmet CheckMetMilestone(const PlanContent& content, const Milestone& milestone) {
  Unmet unmet;
  if (!milestone.met_on.has_value()) {
    unmet.Add("MILESTONE_UNMET", SubjectOf(content, milestone), "is not met");
  }
  return unmet;
}

void CheckRevision(const Milestone& milestone, const DueRevision& revision, Faults& faults) {
  if (revision.to == milestone.current_due) {
    faults.Add("DUE_UNCHANGED", "due", "is the current one");
  }
  fields::CheckProse(revision.reason, "reason", faults);
}

void CheckRevisionDay(const PlanContent& content, const Milestone& milestone, absl::CivilDay on,
                      absl::CivilDay today, Faults& faults) {
  if (on > today) {
    fields::CheckNotInFuture(on, "revised_on", today, faults);
  } else if (on != FirstOpenDay(content, on)) {
    faults.Add("REVISED_BEFORE_PUBLISHED", "revised_on",
               absl::StrCat("must lie after the last published cut-off, ",
                            FormatDate(content.last_published->cut_off)));
  } else if (milestone.from.has_value() && on < *milestone.from) {
    faults.Add("DATES_REVERSED", "revised_on",
               absl::StrCat("must not lie before the milestone's first day, ",
                            FormatDate(*milestone.from)));
  } else if (!milestone.revisions.empty() && on < milestone.revisions.back().on) {
    faults.Add("DATES_REVERSED", "revised_on",
               absl::StrCat("must not lie before the last move, of ",
                            FormatDate(milestone.revisions.back().on)));
  }
}

absl::CivilDay RevisionDay(const PlanContent& content, const Milestone& milestone,
                           absl::CivilDay today) {
  absl::CivilDay on = FirstOpenDay(content, today);
  on = std::max(on, milestone.from.value_or(on));
  if (!milestone.revisions.empty()) on = std::max(on, milestone.revisions.back().on);
  return on;
}

Milestone AfterMeeting(const PlanContent& content, const Milestone& milestone,
                       absl::CivilDay met_on) {
  Milestone after = milestone;
  after.met_on = met_on;
  after.met_known_on = FirstOpenDay(content, met_on);
  return after;
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

Milestone AfterReopening(const PlanContent& content, const Milestone& milestone,
                         const ReopeningSaid& said) {
  Milestone after = milestone;
  const absl::CivilDay known = milestone.met_known_on.value_or(*milestone.met_on);
  after.reopenings.push_back(
      {*milestone.met_on, known, FirstOpenDay(content, known), said.reason, said.by, said.at});
  after.met_on.reset();
  after.met_known_on.reset();
  return after;
}

}  // namespace copperplate::delivery
