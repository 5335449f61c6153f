#include "services/delivery/domain/status_rules.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/milestone_figures.h"
#include "services/delivery/domain/names.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {
namespace {

bool IsEarlier(const StatusEntry& a, const StatusEntry& b) {
  return std::tie(a.as_of, a.entered_at, a.id) < std::tie(b.as_of, b.entered_at, b.id);
}

std::set<absl::string_view> CorrectedOf(absl::Span<const StatusEntry> history) {
  std::set<absl::string_view> corrected;
  for (const StatusEntry& entry : history) {
    if (!entry.corrects.empty()) corrected.insert(entry.corrects);
  }
  return corrected;
}

// False: with a fault.
bool CheckAsOf(const PlanContent& content, absl::CivilDay as_of, absl::CivilDay today,
               Faults& faults) {
  const Plan& plan = content.plan;
  if (as_of > today) {
    faults.Add("AS_OF_IN_FUTURE", "as_of", "must not lie after today in Europe/London");
  } else if (!plan.effective_from.has_value()) {
    faults.Add("AS_OF_BEFORE_PLAN", "as_of", "the plan has no first day yet");
  } else if (as_of < *plan.effective_from) {
    faults.Add("AS_OF_BEFORE_PLAN", "as_of",
               absl::StrCat("must not lie before the plan, ", FormatDate(*plan.effective_from)));
  } else if (content.last_published.has_value() && as_of <= content.last_published->cut_off) {
    faults.Add("AS_OF_BEFORE_PUBLISHED", "as_of",
               absl::StrCat("must lie after the last published cut-off, ",
                            FormatDate(content.last_published->cut_off)));
  } else {
    return true;
  }
  return false;
}

void CheckCorrection(const PlanContent& content, absl::Span<const StatusEntry> history,
                     const StatusEntry& entry, Faults& faults) {
  if (entry.corrects.empty()) return;
  const auto corrected =
      std::find_if(history.begin(), history.end(),
                   [&](const StatusEntry& other) { return other.id == entry.corrects; });
  if (corrected == history.end()) {
    faults.Add("CORRECTS_UNKNOWN", "corrects", "the activity has no such entry");
  } else if (CorrectedOf(history).count(entry.corrects) != 0) {
    faults.Add("CORRECTED_ALREADY", "corrects", "another entry corrects it: correct that one");
  } else if (content.last_published.has_value() &&
             corrected->as_of <= content.last_published->cut_off) {
    faults.Add("AS_OF_BEFORE_PUBLISHED", "corrects",
               absl::StrCat("must count from after the last published cut-off, ",
                            FormatDate(content.last_published->cut_off),
                            ": withdraw that iteration, or report a new colour"));
  }
}

// Where the colours that count, in the order of their days, would go from another to WHITE: the two
// entries; nulls where they would not.
std::pair<const StatusEntry*, const StatusEntry*> Unstarting(absl::Span<const StatusEntry> history,
                                                             const StatusEntry& entry) {
  const std::set<absl::string_view> corrected = CorrectedOf(history);
  std::vector<const StatusEntry*> counting = {&entry};
  for (const StatusEntry& other : history) {
    if (corrected.count(other.id) == 0 && other.id != entry.corrects) counting.push_back(&other);
  }
  std::sort(counting.begin(), counting.end(),
            [](const StatusEntry* a, const StatusEntry* b) { return IsEarlier(*a, *b); });
  for (size_t i = 1; i < counting.size(); ++i) {
    if (counting[i - 1]->rag != Rag::kWhite && counting[i]->rag == Rag::kWhite) {
      return {counting[i - 1], counting[i]};
    }
  }
  return {nullptr, nullptr};
}

void CheckStarted(absl::Span<const StatusEntry> history, const StatusEntry& entry, Faults& faults) {
  const auto [started, white] = Unstarting(history, entry);
  if (white == nullptr) return;
  const auto told = [](const StatusEntry& other) {
    return absl::StrCat("the entry ", other.id, " is ", Name(other.rag), " as of ",
                        FormatDate(other.as_of));
  };
  if (white == &entry) {
    faults.Add("WHITE_AFTER_START", "rag",
               absl::StrCat("work that has started cannot become not started: ", told(*started),
                            ": withdraw the activity, or correct that entry if it is wrong"));
  } else {
    faults.Add("WHITE_AFTER_START", "rag",
               absl::StrCat("work that has started cannot become not started: ", told(*white),
                            ", after this day: correct that entry first"));
  }
}

}  // namespace

const StatusEntry* CurrentStatus(absl::Span<const StatusEntry> history, absl::CivilDay day) {
  const std::set<absl::string_view> corrected = CorrectedOf(history);
  const StatusEntry* current = nullptr;
  for (const StatusEntry& entry : history) {
    if (entry.as_of > day || corrected.count(entry.id) != 0) continue;
    if (current == nullptr || IsEarlier(*current, entry)) current = &entry;
  }
  return current;
}

std::string NextStatusId(absl::Span<const StatusEntry> history, absl::CivilDay as_of) {
  const auto count = std::count_if(history.begin(), history.end(),
                                   [&](const StatusEntry& entry) { return entry.as_of == as_of; });
  return absl::StrFormat("s%s-%03d", FormatDate(as_of), count + 1);
}

std::string WhyOverride(const Activity& activity, absl::Span<const Milestone> milestones, Rag rag,
                        absl::CivilDay as_of) {
  for (const Milestone& milestone : milestones) {
    if (milestone.activity != activity.id) continue;
    const std::optional<Milestone> then = MilestoneOn(milestone, as_of);
    if (!then.has_value()) continue;
    const MilestoneFigures figures = FiguresOf(*then, as_of);
    if (rag == Rag::kGreen && figures.overdue) {
      return absl::StrCat("the milestone ", milestone.id, " was due on ",
                          FormatDate(then->current_due), " and is not met");
    }
    if (rag == Rag::kWhite && figures.met) {
      return absl::StrCat("the milestone ", milestone.id, " is met");
    }
  }
  if (rag == Rag::kGreen && activity.target_date.has_value() && *activity.target_date < as_of) {
    return absl::StrCat("the target date was ", FormatDate(*activity.target_date));
  }
  return "";
}

void CheckReport(const PlanContent& content, absl::Span<const StatusEntry> history,
                 const StatusEntry& entry, absl::CivilDay today, Faults& faults) {
  const Activity* const activity = FindActivity(content, entry.activity);
  if (activity == nullptr) {
    faults.Add("ACTIVITY_UNKNOWN", "activity", "the plan has no such activity");
    return;
  }
  // Before that day it was pursued, and a report that takes in such a day needs its colour.
  if (activity->withdrawn_on.has_value() && *activity->withdrawn_on <= entry.as_of) {
    faults.Add("ACTIVITY_WITHDRAWN", "activity",
               absl::StrCat("the activity is withdrawn from ", FormatDate(*activity->withdrawn_on),
                            " on: only an earlier day can be reported"));
    return;
  }
  const bool in_plan = CheckAsOf(content, entry.as_of, today, faults);
  if (in_plan && activity->from.has_value() && entry.as_of < *activity->from) {
    faults.Add("AS_OF_BEFORE_ACTIVITY", "as_of",
               absl::StrCat("must not lie before the activity's first day, ",
                            FormatDate(*activity->from)));
  }
  CheckCorrection(content, history, entry, faults);
  CheckStarted(history, entry, faults);
  CheckPointsElsewhere(activity->code, entry.narrative, "narrative", faults);
  const std::string why = WhyOverride(*activity, content.milestones, entry.rag, entry.as_of);
  if (!why.empty() && entry.override_reason.empty()) {
    faults.Add("OVERRIDE_REASON_REQUIRED", "override_reason", absl::StrCat("must be given: ", why));
  }
}

}  // namespace copperplate::delivery
