#include "services/delivery/domain/activity_rules.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {
namespace {

void CheckNewCode(const PlanContent& content, const Activity& activity, const Code& code,
                  Faults& faults) {
  int32_t highest = 0;
  bool has_bare = false;
  bool has_dotted = false;
  for (const Activity& other : content.activities) {
    if (other.action != activity.action) continue;
    const std::optional<Code> other_code = ParseCode(other.code);
    if (!other_code.has_value()) continue;
    highest = std::max(highest, other_code->part);
    has_bare = has_bare || (other.live() && !other_code->dotted());
    has_dotted = has_dotted || (other.live() && other_code->dotted());
  }
  if (code.dotted() && has_bare) {
    faults.Add("CODES_MIXED", "code", "the action has an activity with its own, bare code");
  } else if (!code.dotted() && has_dotted) {
    faults.Add("CODES_MIXED", "code", "the action has activities with dotted codes");
  } else if (code.dotted() && code.part != highest + 1) {
    Code next = code;
    next.part = highest + 1;
    faults.Add("CODE_NOT_NEXT", "code", absl::StrCat("the next one is ", FormatCode(next)));
  }
}

bool IsCodeKnown(const PlanContent& content, absl::string_view code) {
  return FindActionByCode(content, code) != nullptr || FindActivityByCode(content, code) != nullptr;
}

}  // namespace

void CheckAmong(const PlanContent& content, const Activity& activity, Faults& faults) {
  const PriorityAction* const action = FindAction(content, activity.action);
  if (action == nullptr) {
    faults.Add("ACTION_UNKNOWN", "action", "the plan has no such action");
    return;
  }
  if (!action->live() && activity.live()) {
    faults.Add("ACTION_WITHDRAWN", "action", "the action is withdrawn");
  }
  const std::optional<Code> code = ParseCode(activity.code);
  if (!code.has_value()) return;
  if (ActionCodeOf(*code) != action->code) {
    faults.Add("CODE_NOT_OF_ACTION", "code",
               absl::StrCat("must be ", action->code, " or ", action->code, ".1, .2 and so on"));
    return;
  }
  const Activity* const present = FindActivity(content, activity.id);
  if (present == nullptr || present->narrative != activity.narrative) {
    CheckPointsElsewhere(activity.code, activity.narrative, "narrative", faults);
  }
  const Activity* const taken = FindActivityByCode(content, activity.code);
  if (taken != nullptr && taken->id != activity.id) {
    faults.Add("CODE_TAKEN", "code", "is that of another activity");
  } else if (taken == nullptr) {
    CheckNewCode(content, activity, *code, faults);
  }
}

void CheckAmong(const PlanContent& content, const Milestone& milestone, Faults& faults) {
  const Activity* const activity = FindActivity(content, milestone.activity);
  if (activity == nullptr) {
    faults.Add("ACTIVITY_UNKNOWN", "activity", "the plan has no such activity");
  } else if (!activity->live()) {
    faults.Add("ACTIVITY_WITHDRAWN", "activity", "the activity is withdrawn");
  }
}

void CheckAmong(const PlanContent& content, const PlanLink& link, Faults& faults) {
  if (!IsCodeKnown(content, link.from_code)) {
    faults.Add("CODE_UNKNOWN", "from_code", "the plan has no such code");
  }
  if (link.resolved() && !IsCodeKnown(content, link.to_code)) {
    faults.Add("CODE_UNKNOWN", "to_code", "the plan has no such code");
  }
  for (const PlanLink& other : content.links) {
    if (other.id == link.id || other.from_code != link.from_code || other.kind != link.kind) {
      continue;
    }
    const bool same = link.resolved() ? other.to_code == link.to_code
                                      : !other.resolved() && other.to_text == link.to_text;
    if (!same) continue;
    faults.Add("LINK_TAKEN", link.resolved() ? "to_code" : "to_text",
               absl::StrCat("the link ", other.id, " leads there"));
  }
}

}  // namespace copperplate::delivery
