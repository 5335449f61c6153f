// Improvement plans after inspections.
#include "services/cli/commands/improvement_notes.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

constexpr ViewOption kSummaryOptions[] = {
    {"--as-of", "asOf", "As the plan stood at the end of this day, YYYY-MM-DD; today by default"}};

constexpr ViewColumn kImprovementPlanColumns[] = {
    {"Improvement plan", "name", Form::kId},
    {"Title", "title"},
    {"Owner", "owner"},
    {"Review every months", "reviewEveryMonths", Form::kNumber},
    {"Marking", "marking"},
    {"Source report", "sourceReport", Form::kLong},
};

constexpr ViewColumn kActionColumns[] = {
    {"No", "number", Form::kNumber},
    {"State", "state"},
    {"Owner", "owner"},
    {"Original due", "originalDue"},
    {"Due", "currentDue"},
    {"Slippage days", "slippageDays", Form::kNumber},
    {"Revisions", "revisionCount", Form::kNumber},
    {"Attention", "", Form::kText, &AttentionTo},
    {"Action", "", Form::kText, &BriefTextOf},
    {"Text", "text", Form::kLong},
    {"Name", "name", Form::kLong},
};

}  // namespace

const View kImprovementPlansView = {.verb = "improvement-plans",
                                    .about = "List the improvement plans after inspections",
                                    .example = "copperplate improvement-plans",
                                    .path = "/v1/forces/$0/improvementPlans",
                                    .items = "improvementPlans",
                                    .columns = kImprovementPlanColumns};

const View kImprovementPlanView = {
    .verb = "improvement-plan",
    .about = "Show how an improvement plan stands: its actions, and what they add up to",
    .example = "copperplate improvement-plan custody-2018 --as-of 2018-05-10",
    .path = "/v1/forces/$0/improvementPlans/$1:summary",
    .items = "actions",
    .columns = kActionColumns,
    .options = kSummaryOptions,
    .id_of = "improvement-plan",
    .collection = "improvementPlans",
    .paged = false,
    .note = &HowThePlanStands};

}  // namespace copperplate::cli
