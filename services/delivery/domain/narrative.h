// What an activity's narrative was on a day: reports bring one, and it is written in between.
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/delivery/domain/activity.h"
#include "services/delivery/domain/status_entry.h"

namespace copperplate::delivery {

// A narrative that was written other than with a report: appended, never changed.
struct WrittenNarrative {
  absl::CivilDay from;  // the day from which it stands
  std::string text;     // may be empty: nothing was said
  absl::Time written_at;
};

// Of one activity: `written`, and the narratives of those of `history`, its reports, that have one,
// each from its as_of on. The one of the latest day that has come by `day`, of one day the one that
// came in last; where none had come, the earliest. Nothing where there is none. A report that
// another corrects does not count, unless that one has no narrative: it corrects the colour alone.
std::optional<std::string> NarrativeOn(absl::Span<const WrittenNarrative> written,
                                       absl::Span<const StatusEntry> history, absl::CivilDay day);

// The activity once `entry`, entered after all of `history`, is among its reports: its narrative is
// the one that stands last.
Activity AfterReport(const Activity& activity, absl::Span<const WrittenNarrative> written,
                     absl::Span<const StatusEntry> history, const StatusEntry& entry);

}  // namespace copperplate::delivery
