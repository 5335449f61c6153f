#include "services/volunteers/domain/merging.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/erasure.h"

namespace copperplate::volunteers {
namespace {

void Append(const Unmet& more, Unmet& unmet) {
  for (const Unmet::Need& need : more.needs())
    unmet.Add(need.reason, need.subject, need.description);
}

void CheckEnded(const Engagement& engagement, absl::string_view volunteer, absl::CivilDay today,
                Unmet& unmet) {
  const std::optional<Standing> standing = StandingOn(engagement.history, today);
  if (standing.has_value() && IsTerminal(standing->state)) return;
  unmet.Add(
      "MERGED_ENGAGEMENT_OPEN", absl::StrCat(volunteer, "/engagements/", engagement.id),
      standing.has_value() ? absl::StrCat("is ", Name(standing->state)) : "has not begun yet");
}

// Neither list overlaps in itself, so that what begins later ends later.
void CheckDuties(const std::vector<TimedDuty>& duties, const std::vector<TimedDuty>& others,
                 Unmet& unmet) {
  auto first = others.begin();
  for (const TimedDuty& duty : duties) {
    while (first != others.end() && first->time.to <= duty.time.from) ++first;
    for (auto other = first; other != others.end() && other->time.from < duty.time.to; ++other) {
      unmet.Add("DUTIES_OVERLAP", duty.name, absl::StrCat("overlaps ", other->name));
    }
  }
}

}  // namespace

Unmet CheckMerge(const MergeFacts& facts, absl::string_view given_up_name,
                 absl::string_view into_name, absl::CivilDay today) {
  Unmet unmet;
  if (facts.given_up.id == facts.into.id) {
    unmet.Add("MERGED_WITH_SELF", given_up_name, "is the same record");
    return unmet;
  }
  Append(CheckNotMerged(facts.given_up, given_up_name), unmet);
  Append(CheckNotMerged(facts.into, into_name), unmet);
  for (const std::string& other : facts.merged_into_it) {
    unmet.Add("VOLUNTEER_MERGED", given_up_name, absl::StrCat("is the one that keeps ", other));
  }
  Append(CheckNotAnonymised(facts.given_up, given_up_name), unmet);
  Append(CheckNotAnonymised(facts.into, into_name), unmet);
  for (const Engagement& engagement : facts.engagements) {
    CheckEnded(engagement, given_up_name, today, unmet);
  }
  for (const Supervision& supervision : facts.supervising) {
    if (supervision.days().to <= today) continue;
    unmet.Add("SUPERVISEES_REMAIN", supervision.supervised,
              supervision.supervisor == PersonOf(facts.given_up.id)
                  ? "is supervised under the record that is given up"
                  : "has a supervisor whose delegate is the record that is given up");
  }
  CheckDuties(facts.duties, facts.duties_of_into, unmet);
  return unmet;
}

Volunteer Merged(const Volunteer& given_up, absl::string_view into, absl::CivilDay today,
                 absl::string_view reason) {
  Volunteer merged = given_up;
  merged.merged_into = std::string(into);
  merged.merged_on = today;
  merged.merge_reason = std::string(reason);
  return merged;
}

Unmet CheckNotMerged(const Volunteer& volunteer, absl::string_view subject) {
  Unmet unmet;
  if (volunteer.merged_into.has_value()) {
    unmet.Add("VOLUNTEER_MERGED", subject,
              absl::StrCat("was merged into ", PersonOf(*volunteer.merged_into)));
  }
  return unmet;
}

}  // namespace copperplate::volunteers
