// What people have recorded beside the figures.
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;
using Filter = ViewOption::Form;

constexpr ViewOption kOfIndicator[] = {
    {"--indicator", "indicator", "Only this indicator's, by id or name", Filter::kIndicator},
    kKnownAtOption};

constexpr ViewOption kWeightOptions[] = {
    {"--category", "category", "Only this category's, such as burglary"}, kKnownAtOption};

constexpr ViewOption kCommentaryOptions[] = {
    {"--month", "month", "Only this month's, YYYY-MM"},
    {"--subject", "subject", "Only about an INDICATOR, a THEME, an AREA or a SECTION"},
    {"--indicator", "indicator", "Only about this indicator, by id or name", Filter::kIndicator},
    {"--theme", "theme", "Only about this theme, such as victims"},
    {"--area", "area", "Only of this area, by id or name", Filter::kArea},
    {"--state", "state", "Only in this state: DRAFT or AGREED"},
    kKnownAtOption};

constexpr ViewColumn kTargetColumns[] = {
    {"Target", "name", Form::kId},
    {"Indicator", "indicator", Form::kId},
    {"Area", "area", Form::kId},
    {"From", "fromMonth"},
    {"To", "toMonth"},
    {"Value", "value", Form::kNumber},
    {"By", "author"},
};

constexpr ViewColumn kRebaseColumns[] = {
    {"Rebase", "name", Form::kId},
    {"Indicator", "indicator", Form::kId},
    {"Area", "area", Form::kId},
    {"Month", "month"},
    {"By", "author"},
    {"Reason", "reason"},
};

constexpr ViewColumn kSeriesBreakColumns[] = {
    {"Series break", "name", Form::kId},
    {"Indicator", "indicator", Form::kId},
    {"Month", "month"},
    {"Adjusted series", "adjustedSeries", Form::kId},
    {"By", "author"},
    {"Reason", "reason"},
};

constexpr ViewColumn kHarmWeightColumns[] = {
    {"Harm weight", "name", Form::kId},
    {"Category", "category"},
    {"From", "fromMonth"},
    {"To", "toMonth"},
    {"Days", "weight", Form::kNumber},
    {"By", "author"},
    {"Source", "source"},
};

constexpr ViewColumn kCommentaryColumns[] = {
    {"Commentary", "name", Form::kId},
    {"Month", "month"},
    {"Subject", "subject"},
    {"Indicator", "indicator", Form::kId},
    {"Theme", "theme"},
    {"Area", "area", Form::kId},
    {"Heading", "heading"},
    {"State", "state"},
    {"Marking", "marking"},
    {"By", "author"},
    {"Text", "text", Form::kLong},
    {"Sources", "sources", Form::kLong},
};

}  // namespace

const View kTargetsView = {.verb = "targets",
                           .about = "List the values that indicators are to reach",
                           .example = "copperplate targets --indicator all-recorded-crime",
                           .path = "/v1/forces/$0/targets",
                           .items = "targets",
                           .columns = kTargetColumns,
                           .options = kOfIndicator};

const View kRebasesView = {.verb = "rebases",
                           .about = "List where limits of control charts are drawn anew",
                           .example = "copperplate rebases --indicator all-recorded-crime",
                           .path = "/v1/forces/$0/rebases",
                           .items = "rebases",
                           .columns = kRebaseColumns,
                           .options = kOfIndicator};

const View kSeriesBreaksView = {
    .verb = "series-breaks",
    .about = "List where what is counted changed, so that before and after do not compare",
    .example = "copperplate series-breaks",
    .path = "/v1/forces/$0/seriesBreaks",
    .items = "seriesBreaks",
    .columns = kSeriesBreakColumns,
    .options = kOfIndicator};

const View kHarmWeightsView = {.verb = "harm-weights",
                               .about = "List how many days of harm an offence stands for",
                               .example = "copperplate harm-weights --category burglary",
                               .path = "/v1/forces/$0/harmWeights",
                               .items = "harmWeights",
                               .columns = kHarmWeightColumns,
                               .options = kWeightOptions};

const View kCommentariesView = {.verb = "commentaries",
                                .about = "List what people say of the figures",
                                .example = "copperplate commentaries --month 2018-03",
                                .path = "/v1/forces/$0/commentaries",
                                .items = "commentaries",
                                .columns = kCommentaryColumns,
                                .options = kCommentaryOptions};

}  // namespace copperplate::cli
