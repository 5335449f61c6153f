// Bodies: what they asked for, and when they meet.
#include "services/cli/commands/action_notes.h"
#include "services/cli/commands/improvement_notes.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

constexpr ViewOption kActionLogOptions[] = {
    {"--as-of", "asOf", "As they stood at the end of this day, YYYY-MM-DD; today by default"},
    kKnownAtOption,
    {"--open", "openOnly", "Only those still to be done; the numbers below are of all",
     ViewOption::Form::kFlag},
};

constexpr ViewColumn kActionLogColumns[] = {
    {"Reference", "reference"},
    {"Action", "", Form::kText, &BriefTextOf},
    {"Owner", "owner"},
    {"Due", "currentDue"},
    {"State", "state"},
    {"Age days", "ageDays", Form::kNumber},
    {"Attention", "", Form::kText, &AttentionTo},
    {"Raised", "raisedOn", Form::kLong},
    {"Original due", "originalDue", Form::kLong},
    {"Slippage days", "slippageDays", Form::kLong},
    {"Revisions", "revisionCount", Form::kLong},
    {"Closed", "closedOn", Form::kLong},
    {"Text", "text", Form::kLong},
    {"Name", "name", Form::kLong},
};

constexpr ViewOption kMeetingsOptions[] = {
    {"--from", "fromDate", "Those on this day or later, YYYY-MM-DD"},
    {"--to", "toDate", "Those on this day or before, YYYY-MM-DD"},
    {"--state", "state", "Those in this state, such as AGENDA_PUBLISHED"},
};

constexpr ViewColumn kMeetingsColumns[] = {
    {"Meeting", "name", Form::kId},
    {"Date", "date"},
    {"Start", "startTime"},
    {"Venue", "venue"},
    {"State", "state"},
    {"Public", "heldInPublic", Form::kFlag},
    {"Warnings", "warnings"},
};

}  // namespace

const View kActionsView = {.verb = "actions",
                           .about = "Show the actions of a body, and what they add up to",
                           .example = "copperplate actions BCB --as-of 2018-05-10",
                           .path = "/v1/forces/$0/bodies/$1/actionLog",
                           .items = "actions",
                           .columns = kActionLogColumns,
                           .options = kActionLogOptions,
                           .id_of = "body",
                           .collection = "bodies",
                           .path_of_all = "/v1/forces/$0/actionLog",
                           .lower_case_id = true,
                           .paged = false,
                           .note = &HowTheActionsStand};

const View kMeetingsView = {.verb = "meetings",
                            .about = "List the meetings of a body, the newest first",
                            .example = "copperplate meetings BCB --from 2018-04-01",
                            .path = "/v1/forces/$0/bodies/$1/meetings",
                            .items = "meetings",
                            .columns = kMeetingsColumns,
                            .options = kMeetingsOptions,
                            .id_of = "body",
                            .collection = "bodies",
                            .lower_case_id = true};

}  // namespace copperplate::cli
