// The links that texts make: `See also O3` in an action's texts, or in an activity's narrative, is
// a link of its code for as long as it stands there.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"
#include "services/delivery/domain/part_changes.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// Each link is in one of created, changed and deleted at most.
struct LinkChanges : PartChanges<PlanLink> {
  std::vector<PlanLink> deleted;
  int64_t unchanged_count = 0;       // that the texts speak of, and that the plan has as they are
  std::vector<PlanLink> unresolved;  // that the texts speak of, and that lead to no code yet
};

// What the texts of the actions and activities of `codes` make of the links of their plan, which
// goes from `before`, with its links, to `after`. What they say anew makes a link; words that stand
// since before make none, so that a link that somebody has deleted stays away until its words are
// gone and come again. One that was parsed is deleted with its words, one that people made stays.
// Of every code, a link whose target was none of the plan's and now is gets to it; a parsed one is
// deleted where another leads there already.
LinkChanges SettleLinks(const PlanContent& before, const PlanContent& after,
                        const std::set<std::string>& codes);

// The same once a part, new or changed, is in its plan, which is `content` before that.
LinkChanges LinksAfter(const PlanContent& content, const PriorityAction& written);
LinkChanges LinksAfter(const PlanContent& content, const Activity& written);

// LINK_TO_SELF of a field: its text, of `code`, points to that.
void CheckPointsElsewhere(absl::string_view code, absl::string_view text, absl::string_view field,
                          Faults& faults);

}  // namespace copperplate::delivery
