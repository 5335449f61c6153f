#include "services/delivery/storage/testing/fake_boards.h"

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/delivery/domain/narrative.h"
#include "services/delivery/domain/status_rules.h"

namespace copperplate::delivery {
namespace {

template <class Part, class Is>
void Keep(std::vector<Part>& parts, const Is& is) {
  parts.erase(
      std::remove_if(parts.begin(), parts.end(), [&](const Part& part) { return !is(part); }),
      parts.end());
}

// Who leads them is not the board's.
void DropLeads(std::vector<Theme>& themes) {
  for (Theme& theme : themes) theme.leads.clear();
}

void AddActivities(const FakePlan& plan, absl::CivilDay as_of, BoardFigures& figures) {
  for (Activity& activity : figures.content.activities) {
    const PartPath path = PathOf(plan.record.plan.id, activity);
    const std::vector<StatusEntry> history = EntriesOf(plan.StatusesOf(path));
    const StatusEntry* const current = CurrentStatus(history, as_of);
    if (current != nullptr) figures.statuses.push_back(*current);
    const auto written = plan.narratives.find(path);
    activity.narrative =
        NarrativeOn(
            written == plan.narratives.end() ? std::vector<WrittenNarrative>() : written->second,
            history, as_of)
            .value_or(activity.narrative);
  }
}

void AddBase(const FakePlan& plan, absl::CivilDay as_of, BoardFigures& figures) {
  for (const IterationRecord& record : plan.iterations) {
    const Iteration& iteration = record.iteration;
    if (iteration.state != IterationState::kPublished || iteration.cut_off >= as_of) continue;
    DirectionBase base{iteration.number, iteration.cut_off, {}};
    for (const IterationRow& row : iteration.rows) base.rags[row.activity_code] = row.rag;
    figures.base = std::move(base);
  }
}

}  // namespace

BoardFigures FakeBoardFigures(const FakePlan& plan, absl::CivilDay as_of) {
  BoardFigures figures;
  PlanContent& content = figures.content;
  content = plan.Content();
  content.objectives.clear();
  content.business_intelligence_items.clear();
  content.first_reports.clear();
  content.last_narratives.clear();
  content.last_published.reset();
  DropLeads(content.themes);
  Keep(content.actions, [&](const PriorityAction& action) { return action.LiveOn(as_of); });
  Keep(content.activities, [&](const Activity& activity) { return activity.LiveOn(as_of); });
  Keep(content.leads, [&](const LeadAssignment& lead) { return lead.HoldsOn(as_of); });
  Keep(content.indicator_links, [&](const IndicatorLink& link) { return link.HoldsOn(as_of); });
  AddActivities(plan, as_of, figures);
  AddBase(plan, as_of, figures);
  return figures;
}

absl::StatusOr<BoardFigures> FakeBoards::ReadBoard(const RequestContext& context,
                                                   absl::string_view plan, absl::CivilDay as_of,
                                                   bool sees_sensitive) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const held,
                        book_.Find(context.force, plan, sees_sensitive));
  book_.RecordRead(context, held->record.plan);
  return FakeBoardFigures(*held, as_of);
}

}  // namespace copperplate::delivery
