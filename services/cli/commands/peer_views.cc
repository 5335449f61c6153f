// Which forces are alike, what is published for them, and how a force stands among them.
#include "services/cli/commands/view_notes.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;
using Filter = ViewOption::Form;

constexpr ViewOption kGroupOptions[] = {{"--of", "force", "Only the groups of this force, by id"},
                                        kKnownAtOption};

constexpr ViewOption kFigureOptions[] = {
    {"--indicator", "indicator", "Only this indicator's, by id"},
    {"--from", "fromMonth", "Periods that end in this month or later, YYYY-MM"},
    {"--to", "toMonth", "Periods that end in this month or before"},
    kKnownAtOption};

constexpr ViewOption kComparisonOptions[] = {
    {"--month", "month", "Month, YYYY-MM", Filter::kText, true},
    {"--profile", "profile", "Judge by this profile (copperplate profiles)"},
    kKnownAtOption};

constexpr ViewColumn kGroupColumns[] = {
    {"Group", "name", Form::kId}, {"Force", "force", Form::kId}, {"Members", "members", Form::kId},
    {"Averaging", "averaging"},   {"Valid from", "validFrom"},   {"Valid to", "validTo"},
};

// As CSV the columns of an import, so that what came out can go in again.
constexpr ViewColumn kFigureColumns[] = {
    {"Indicator", "indicator", Form::kId},
    {"Of", "of", Form::kId},
    {"Period end", "periodEnd"},
    {"Numerator", "numerator", Form::kNumber},
    {"Denominator", "denominator", Form::kNumber},
    {"Value", "value", Form::kNumber},
    {"Of kind", "kind"},
    {"Interval lower", "intervalLower", Form::kNumber},
    {"Interval upper", "intervalUpper", Form::kNumber},
    {"Data to", "dataTo"},
};

constexpr ViewColumn kComparisonColumns[] = {
    {"Force", "force", Form::kId},
    {"Figure", "figure.text", Form::kNumber},
    {"Place", "place", Form::kNumber},
    {"In group", "inGroup", Form::kFlag},
    {"Place in group", "placeInGroup", Form::kNumber},
    {"Lower 95%", "limits.lower95", Form::kLong},
    {"Upper 95%", "limits.upper95", Form::kLong},
    {"Absence", "figure.absence", Form::kLong},
};

}  // namespace

const View kPeerGroupsView = {.verb = "groups",
                              .about = "List the groups of forces that are alike",
                              .example = "copperplate peers groups --of cambridgeshire",
                              .path = "/v1/forces/national/peerGroups",
                              .items = "peerGroups",
                              .columns = kGroupColumns,
                              .options = kGroupOptions};

const View kPeerFiguresView = {
    .verb = "figures",
    .about = "List the figures published for forces; as CSV in the form that peers import takes",
    .example = "copperplate peers figures --indicator all-recorded-crime --csv",
    .path = "/v1/forces/national/peerFigures",
    .items = "peerFigures",
    .columns = kFigureColumns,
    .options = kFigureOptions};

const View kPeerComparisonView = {
    .verb = "compare",
    .about = "Hold the force against its Most Similar Forces and all others",
    .example = "copperplate peers compare all-recorded-crime --month 2018-03",
    .path = "/v1/forces/$0/indicators/$1/peerComparison",
    .items = "forces",
    .columns = kComparisonColumns,
    .options = kComparisonOptions,
    .id_of = "indicator",
    .collection = "indicators",
    .paged = false,
    .note = &InWords};

}  // namespace copperplate::cli
