// The views of one indicator. What they say in words stands below their tables.
#include "services/cli/commands/view_notes.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;
using Filter = ViewOption::Form;

constexpr ViewOption kAreaOption = {"--area", "area", kAreaAbout, Filter::kArea};
constexpr ViewOption kFromOption = {"--from", "fromMonth", "From this month on, YYYY-MM"};
constexpr ViewOption kToOption = {"--to", "toMonth", "To this month, itself included"};
constexpr ViewOption kMonthOption = {"--month", "month", "Month, YYYY-MM", Filter::kText, true};

constexpr ViewOption kSeriesOptions[] = {
    kAreaOption,
    kFromOption,
    kToOption,
    {"--column", "columns", "MONTH (the default), YEAR_TO_DATE or ROLLING_12"},
    kKnownAtOption};

constexpr ViewOption kChartOptions[] = {
    kAreaOption,
    kFromOption,
    kToOption,
    {"--values", "values", "PERIODS or SEASONAL_DIFFERENCES; by default what the season needs"},
    kKnownAtOption};

constexpr ViewOption kForecastOptions[] = {
    kAreaOption,
    {"--to", "toMonth", "Last month to be used, YYYY-MM; the year that it lies in is projected"},
    kKnownAtOption};

constexpr ViewOption kTrendOptions[] = {
    kAreaOption,
    {"--month", "month", "Month, YYYY-MM; by default the latest with a figure"},
    {"--period-months", "periodMonths", "Months of a period: 1, 3 or 12 (the default)"},
    kKnownAtOption};

constexpr ViewOption kBreakdownOptions[] = {
    {"--dimension", "dimension", "By what, such as age", Filter::kText, true},
    kMonthOption,
    kAreaOption,
    kKnownAtOption};

constexpr ViewOption kAreaOptions[] = {
    kMonthOption,
    {"--kind", "kind", "Of areas: BCU, POLICING_AREA or DISTRICT", Filter::kText, true},
    kKnownAtOption};

constexpr ViewOption kSheetOptions[] = {kMonthOption, kKnownAtOption};

constexpr ViewColumn kSeriesColumns[] = {
    {"Month", "month"},
    {"Value", "cells.text", Form::kNumber},
    {"Provisional", "cells.provisional", Form::kFlag},
    {"Absence", "cells.absence"},
    {"Unrounded", "cells.value", Form::kLong},
    {"Numerator", "cells.numerator", Form::kLong},
    {"Denominator", "cells.denominator", Form::kLong},
};

constexpr ViewColumn kChartColumns[] = {
    {"Month", "month"},
    {"Value", "text", Form::kNumber},
    {"Centre", "centre", Form::kNumber, &CentreOf},
    {"Lower limit", "lowerLimit", Form::kNumber, &LowerLimitOf},
    {"Upper limit", "upperLimit", Form::kNumber, &UpperLimitOf},
    {"Signals", "signals"},
};

constexpr ViewColumn kForecastColumns[] = {
    {"Month", "month"},
    {"Projected", "text", Form::kNumber},
    {"Unrounded", "value", Form::kLong},
};

constexpr ViewColumn kTrendColumns[] = {
    {"From", "firstMonth"},
    {"To", "lastMonth"},
    {"Value", "cell.text", Form::kNumber},
    {"Lower 95%", "lowerText", Form::kNumber},
    {"Upper 95%", "upperText", Form::kNumber},
    {"Provisional", "cell.provisional", Form::kFlag},
};

constexpr ViewColumn kBreakdownColumns[] = {
    {"Category", "category"},
    {"Month", "month.text", Form::kNumber},
    {"Share", "month.percentText", Form::kNumber},
    {"Rolling 12", "rolling12.text", Form::kNumber},
    {"Rolling 12 share", "rolling12.percentText", Form::kNumber},
    {"Subtotal", "subtotal", Form::kFlag},
};

constexpr ViewColumn kComparedAreaColumns[] = {
    {"Area", "area", Form::kId},
    {"Current", "row.current.text", Form::kNumber},
    {"Year before", "row.minus1Year.text", Form::kNumber},
    {"Rolling 12", "row.rolling12.text", Form::kNumber},
    {"Benchmark", "row.benchmark.text"},
    {"Share of change", "shareOfRolling12Change.text", Form::kNumber},
    {"Rank", "rank", Form::kNumber},
    {"Year before rank", "rankAYearBefore", Form::kNumber},
    {"Sentence", "sentence", Form::kLong},
};

constexpr ViewColumn kSheetColumns[] = {
    {"Indicator", "indicator", Form::kId},
    {"Title", "title", Form::kLong},
    {"Data used", "dataUsed"},
    {"Peer data used", "peerDataUsed"},
    {"Data to", "dataTo", Form::kLong},
    {"Peer data to", "peerDataTo", Form::kLong},
};

View OfIndicator(const char* verb, const char* about, const char* example, const char* path,
                 const char* items, absl::Span<const ViewColumn> columns,
                 absl::Span<const ViewOption> options) {
  return {.verb = verb,
          .about = about,
          .example = example,
          .path = path,
          .items = items,
          .columns = columns,
          .options = options,
          .id_of = "indicator",
          .collection = "indicators",
          .paged = false,
          .note = &InWords};
}

}  // namespace

const View kSeriesView =
    OfIndicator("series", "Show an indicator month by month",
                "copperplate series all-recorded-crime --column ROLLING_12",
                "/v1/forces/$0/indicators/$1/series", "points", kSeriesColumns, kSeriesOptions);

const View kChartView =
    OfIndicator("chart", "Show which months are signals and which chance, by a control chart",
                "copperplate chart all-recorded-crime", "/v1/forces/$0/indicators/$1/controlChart",
                "points", kChartColumns, kChartOptions);

const View kForecastView = OfIndicator(
    "forecast", "Project an indicator to the end of the financial year",
    "copperplate forecast all-recorded-crime --to 2017-09", "/v1/forces/$0/indicators/$1/forecast",
    "months", kForecastColumns, kForecastOptions);

const View kTrendView =
    OfIndicator("trend", "Show whether there is a trend over the last five periods",
                "copperplate trend all-recorded-crime --month 2018-03 --period-months 3",
                "/v1/forces/$0/indicators/$1/recentTrend", "periods", kTrendColumns, kTrendOptions);

const View kBreakdownView = OfIndicator(
    "breakdown", "Show an indicator by the categories of a dimension",
    "copperplate breakdown stop-search --dimension age --month 2018-03",
    "/v1/forces/$0/indicators/$1/breakdown", "rows", kBreakdownColumns, kBreakdownOptions);

const View kAreaComparisonView = OfIndicator(
    "compare-areas", "Compare the areas of a kind in one indicator",
    "copperplate compare-areas all-recorded-crime --month 2018-03 --kind DISTRICT",
    "/v1/forces/$0/indicators/$1/areaComparison", "rows", kComparedAreaColumns, kAreaOptions);

const View kInformationSheetView = {
    .verb = "information-sheet",
    .about = "Show where each row's figures come from and how far they reach",
    .example = "copperplate information-sheet --month 2018-03",
    .path = "/v1/forces/$0/informationSheet",
    .items = "rows",
    .columns = kSheetColumns,
    .options = kSheetOptions,
    .paged = false};

}  // namespace copperplate::cli
