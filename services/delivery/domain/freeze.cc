#include "services/delivery/domain/freeze.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/delivery/domain/subject.h"

namespace copperplate::delivery {
namespace {

std::vector<std::string> PersonsOf(const std::vector<LeadAssignment>& leads) {
  std::vector<std::string> persons;
  persons.reserve(leads.size());
  for (const LeadAssignment& lead : leads) persons.push_back(lead.printed());
  return persons;
}

IterationRow RowOf(const Theme& theme, const BoardAction& action, const BoardActivity& activity) {
  IterationRow row;
  row.theme = theme.id;
  row.theme_prefix = theme.prefix;
  row.theme_name = theme.name;
  row.action_code = action.action.code;
  row.action_text = action.action.text;
  row.action_note = action.action.note;
  row.activity_code = activity.activity.code;
  row.opcc_leads = PersonsOf(activity.opcc_leads);
  row.delivery_leads = PersonsOf(activity.delivery_leads);
  row.rag = activity.status->rag;
  row.as_of = activity.status->as_of;
  row.override_reason = activity.status->override_reason;
  row.narrative = activity.activity.narrative;
  for (const Opportunity& opportunity : action.opportunities) {
    row.opportunities.push_back(opportunity.text);
  }
  row.target_date = activity.activity.target_date;
  row.days_since_update = *activity.days_since_update;
  row.stale = activity.stale;
  return row;
}

void CheckActivity(absl::string_view of_plan, const BoardActivity& activity,
                   const Iteration& iteration, Unmet& unmet) {
  const std::string& code = activity.activity.code;
  const std::string subject = absl::StrCat(of_plan, "/actions/", activity.activity.action,
                                           "/activities/", activity.activity.id);
  // In few words, so that an error has room for every activity of a plan.
  if (!activity.status.has_value()) {
    unmet.Add("RAG_MISSING", subject, absl::StrCat(code, " has no status"));
  } else if (activity.stale && iteration.stale_accepted_reason.empty()) {
    unmet.Add("STATUS_STALE", subject,
              absl::StrCat(code, " is ", *activity.days_since_update, " days old"));
  }
  if (activity.opcc_leads.empty()) {
    unmet.Add("OPCC_LEAD_MISSING", subject, absl::StrCat(code, " has no OPCC lead"));
  }
}

}  // namespace

Unmet CheckFreeze(const Board& board, const Iteration& iteration, absl::CivilDay today) {
  Unmet unmet;
  const std::string of_plan = SubjectOf(board.force, board.plan);
  const std::string itself = absl::StrCat(of_plan, "/iterations/", iteration.id);
  if (iteration.cut_off > today) {
    unmet.Add("CUT_OFF_IN_FUTURE", itself, "its cut-off has not come: reports may follow");
  }
  if (board.counts.total() == 0) {
    unmet.Add("NOTHING_TO_FREEZE", itself, "the plan has no live activity");
  }
  for (const BoardTheme& theme : board.themes) {
    for (const BoardAction& action : theme.actions) {
      for (const BoardActivity& activity : action.activities) {
        CheckActivity(of_plan, activity, iteration, unmet);
      }
    }
  }
  return unmet;
}

Frozen FreezeIteration(const Board& board, const std::optional<DirectionBase>& base) {
  Frozen frozen;
  if (base.has_value()) frozen.base = base->number;
  for (const BoardTheme& theme : board.themes) {
    for (const BoardAction& action : theme.actions) {
      for (const BoardActivity& activity : action.activities) {
        IterationRow row = RowOf(theme.theme, action, activity);
        if (base.has_value()) {
          const auto then = base->rags.find(row.activity_code);
          if (then != base->rags.end()) row.direction = DirectionBetween(then->second, row.rag);
        }
        frozen.rows.push_back(std::move(row));
      }
    }
  }
  return frozen;
}

}  // namespace copperplate::delivery
