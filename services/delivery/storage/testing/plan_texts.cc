// The texts of plan_samples.h: every field of a part.
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/delivery/domain/names.h"
#include "services/delivery/storage/testing/plan_samples.h"

namespace copperplate::delivery {
namespace {

using Day = absl::CivilDay;

std::string DayText(std::optional<Day> day) {
  return day.has_value() ? absl::FormatCivilTime(*day) : "-";
}
std::string DayText(Day day) { return absl::FormatCivilTime(day); }

template <class... Field>
std::string Fields(const Field&... fields) {
  std::string text;
  (absl::StrAppend(&text, text.empty() ? "" : "|", fields), ...);
  return text;
}

}  // namespace

std::string Text(const Plan& plan) {
  const PlanCourse& course = plan.course;
  return Fields(plan.id, plan.title, Name(plan.kind), plan.owner, plan.parent, plan.vision,
                plan.area, DayText(plan.effective_from), DayText(plan.effective_to),
                plan.stale_after_days, DayText(course.elected_on),
                DayText(course.chief_consulted_on), DayText(course.draft_to_panel_on),
                DayText(course.panel_report_on), DayText(course.response_on),
                DayText(course.issued_on), plan.historic_import, plan.successor, Name(plan.state),
                Name(plan.marking));
}

std::string Text(const Theme& theme) {
  const auto lead = [](std::string* out, const ThemeLead& one) {
    absl::StrAppend(out, Fields(one.person_or_body, DayText(one.from), DayText(one.to)));
  };
  return Fields(theme.id, theme.prefix, theme.name, theme.aim, theme.shared_outcome,
                absl::StrJoin(theme.leads, ";", lead), absl::StrJoin(theme.strategic_themes, ";"),
                theme.order);
}

std::string Text(const Objective& objective) {
  return Fields(objective.id, objective.theme, objective.ordinal, objective.text,
                objective.alt_text);
}

std::string Text(const BusinessIntelligenceItem& item) {
  return Fields(item.id, item.theme, item.name, absl::StrJoin(item.breakdown, ";"), item.provider,
                absl::StrJoin(item.indicators, ";"), item.order);
}

std::string Text(const PriorityAction& action) {
  return Fields(action.id, action.theme, action.code, action.text, action.alt_text, action.note,
                absl::StrJoin(action.objective_ordinals, ";"), action.success_measure,
                DayText(action.withdrawn_on), action.withdrawn_reason, DayText(action.from));
}

std::string Text(const Opportunity& opportunity) {
  return Fields(opportunity.id, opportunity.action, opportunity.text, opportunity.order);
}

std::string Text(const IndicatorLink& link) {
  return Fields(link.id, link.action, link.indicator, DayText(link.from), DayText(link.to));
}

std::string Text(const Activity& activity) {
  return Fields(activity.id, activity.action, activity.code, activity.narrative,
                DayText(activity.target_date), DayText(activity.next_review_on),
                DayText(activity.withdrawn_on), activity.withdrawn_reason, DayText(activity.from));
}

std::string Text(const LeadAssignment& lead) {
  return Fields(lead.id, lead.action, lead.activity, Name(lead.role), lead.person_or_body,
                lead.printed_as, lead.told, DayText(lead.from), DayText(lead.to), lead.order);
}

std::string Text(const Milestone& milestone) {
  const auto revision = [](std::string* out, const DueRevision& one) {
    absl::StrAppend(out, Fields(DayText(one.to), one.reason, one.revised_by,
                                absl::ToUnixMicros(one.revised_at), DayText(one.on)));
  };
  const auto reopening = [](std::string* out, const MilestoneReopening& one) {
    absl::StrAppend(out, Fields(DayText(one.met_on), DayText(one.met_known_on), DayText(one.on),
                                one.reason, one.reopened_by, absl::ToUnixMicros(one.reopened_at)));
  };
  return Fields(milestone.id, milestone.action, milestone.activity, milestone.title,
                DayText(milestone.original_due), DayText(milestone.current_due),
                absl::StrJoin(milestone.revisions, ";", revision), DayText(milestone.met_on),
                DayText(milestone.met_known_on), DayText(milestone.from),
                absl::StrJoin(milestone.reopenings, ";", reopening));
}

std::string Text(const PlanLink& link) {
  return Fields(link.id, link.from_code, link.to_code, link.to_text, Name(link.kind),
                link.parsed ? "parsed" : "");
}

std::string Text(const StatusEntry& entry) {
  return Fields(entry.id, entry.action, entry.activity, DayText(entry.as_of), Name(entry.rag),
                entry.narrative, entry.entered_by, entry.corrects, entry.override_reason,
                entry.direction_as_printed);
}

}  // namespace copperplate::delivery
