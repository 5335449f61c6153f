// The links that texts make: `See also O3` in an action's texts, or in an activity's narrative, is
// a link of its code for as long as it stands there.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "services/delivery/domain/part_changes.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// Each link is in one of them at most.
struct LinkChanges : PartChanges<PlanLink> {
  std::vector<PlanLink> deleted;
  int64_t unchanged_count = 0;  // that the texts speak of, and that the plan has as they are
};

// What the texts of the actions and activities of `codes` make of the links of their plan, which is
// to be `after`. New words make a link, but none to their own code; one that was parsed is deleted
// with its words, one that people made stays. Of every code, a link whose target was none of the
// plan's and now is gets to it; a parsed one is deleted where another leads there already.
LinkChanges SettleLinks(const PlanContent& after, const std::set<std::string>& codes);

// The same once a part, new or changed, is in its plan, which is `content` before that.
LinkChanges LinksAfter(PlanContent content, const PriorityAction& written);
LinkChanges LinksAfter(PlanContent content, const Activity& written);

}  // namespace copperplate::delivery
