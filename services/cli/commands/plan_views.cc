// Delivery plans and their iterations, as lists; plan.cc has the plan on a page.
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

constexpr ViewOption kPlanListOptions[] = {
    {"--state", "state", "Only in this state: DRAFT, IN_FORCE or SUPERSEDED"},
    {"--kind", "kind", "Only of this kind: POLICE_AND_CRIME, CORPORATE, STRATEGY or ACTION_PLAN"}};

constexpr ViewColumn kPlanListColumns[] = {
    {"Plan", "name", Form::kId}, {"Title", "title"},        {"Kind", "kind"},
    {"State", "state"},          {"From", "effectiveFrom"}, {"To", "effectiveTo"},
    {"Owner", "owner"},          {"Marking", "marking"},    {"Vision", "vision", Form::kLong}};

constexpr ViewColumn kIterationColumns[] = {
    {"Number", "number", Form::kNumber},
    {"State", "state"},
    {"Cut-off", "cutOff"},
    {"Label", "label"},
    {"Red", "counts.redCount", Form::kNumber},
    {"Yellow", "counts.yellowCount", Form::kNumber},
    {"White", "counts.whiteCount", Form::kNumber},
    {"Green", "counts.greenCount", Form::kNumber},
    {"Directions since", "base", Form::kId},
    {"Erratum", "erratumNote"},
    {"Withdrawn because", "withdrawnReason"},
    {"SHA-256", "contentSha256", Form::kLong},
    {"Name", "name", Form::kLong},
};

}  // namespace

const View kPlansView = {.verb = "plans",
                         .about = "List the delivery plans",
                         .example = "copperplate plans --state IN_FORCE",
                         .path = "/v1/forces/$0/plans",
                         .items = "plans",
                         .columns = kPlanListColumns,
                         .options = kPlanListOptions};

const View kIterationsView = {
    .verb = "iterations",
    .about = "List a plan's iterations, the newest first; copperplate plan --iteration shows one",
    .example = "copperplate plans iterations police-and-crime-plan",
    .path = "/v1/forces/$0/plans/$1/iterations",
    .items = "iterations",
    .columns = kIterationColumns,
    .id_of = "plan",
    .collection = "plans"};

}  // namespace copperplate::cli
