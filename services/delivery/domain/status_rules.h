// What may be reported of an activity, and which report counts.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/delivery/domain/plan_content.h"
#include "services/delivery/domain/rag.h"
#include "services/delivery/domain/status_entry.h"

namespace copperplate::delivery {

// The entry of one activity that counts on a day: of those as of that day or before that no other
// of `history` corrects, the one with the greatest (as_of, entered_at); entries of one instant by
// id. Null where there is none.
const StatusEntry* CurrentStatus(absl::Span<const StatusEntry> history, absl::CivilDay day);

// The id of the next entry as of a day of the activity that has `history`: the day and a count
// within it, `s2018-05-10-001`.
std::string NextStatusId(absl::Span<const StatusEntry> history, absl::CivilDay as_of);

// Why a colour cannot stand by itself on a day, for people; empty where it can. GREEN with an unmet
// milestone that was due before the day, or with a target date before it; WHITE with a milestone
// met by then, both as they were known on the day. `milestones`: any, those of other activities are
// passed over.
std::string WhyOverride(const Activity& activity, absl::Span<const Milestone> milestones, Rag rag,
                        absl::CivilDay as_of);

// How `entry`, sound by itself and entered after all of `history`, the activity's whole one, would
// go with its plan, by the API's field names. `today`: in Europe/London.
// ACTIVITY_UNKNOWN; ACTIVITY_WITHDRAWN: as of its withdrawal or later; AS_OF_IN_FUTURE;
// AS_OF_BEFORE_PLAN, also where the plan has no first day yet; AS_OF_BEFORE_ACTIVITY;
// AS_OF_BEFORE_PUBLISHED: as of the cut-off of the last published iteration or before, or
// correcting such an entry, so that what was published would be rewritten; CORRECTS_UNKNOWN: no
// entry of the activity; CORRECTED_ALREADY; WHITE_AFTER_START: work that has started cannot become
// not started, neither by a WHITE entry after one of another colour nor by such a one before a
// WHITE, which the description names; LINK_TO_SELF: the narrative points to the activity's own
// code; OVERRIDE_REASON_REQUIRED: see WhyOverride().
void CheckReport(const PlanContent& content, absl::Span<const StatusEntry> history,
                 const StatusEntry& entry, absl::CivilDay today, Faults& faults);

}  // namespace copperplate::delivery
