#include "services/indicators/app/get_breakdown.h"

#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/app/one_indicator.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/roll_up.h"
#include "services/indicators/domain/adds_up.h"

namespace copperplate::indicators {
namespace {

// What a rolling 12 months read before the month itself.
constexpr int32_t kMonthsBehind = 11;

absl::Status CheckMeasure(const IndicatorDefinition& definition, bool suppress) {
  if (!AddsUp(definition.measure) || !definition.formula.empty()) {
    return MeasureNotSupported(
        "only a COUNT, AMOUNT, RATE or HARM with figures of its own has parts that add up");
  }
  if (definition.measure == Measure::kHarm && suppress) {
    return MeasureNotSupported(
        "the harm of a category tells how many offences there were, however few: for analysts");
  }
  return absl::OkStatus();
}

absl::Status DimensionUnknown() {
  Faults faults;
  faults.Add("DIMENSION_UNKNOWN", "dimension",
             "must be one by which figures of the 12 months to the month are broken down");
  return faults.ToStatus();
}

struct Cells {
  Cell month;
  Cell rolling;
};

Cells CellsOf(const IndicatorDefinition& counts, const RolledUpSeries& series, int32_t data_month) {
  const CellMaker maker(counts, series.series, std::nullopt, NotesOf(series));
  Cells cells;
  cells.month = maker.Value({data_month, data_month});
  cells.month.period.first -= PeriodMonths(counts.frequency) - 1;
  if (counts.frequency == Frequency::kMonthly) cells.rolling = maker.Value(Rolling12(data_month));
  return cells;
}

// Each category rolled up by itself, as the whole is. What is read reaches to the month asked for:
// a category that begins after the data month is not among them.
std::vector<CategoryCells> CategoriesOf(const IndicatorFigures& indicator,
                                        const IndicatorDefinition& counts, int32_t data_month,
                                        std::vector<RollUpArea>& tree, bool& restated) {
  IndicatorDefinition at_month = counts;
  at_month.lag_months = 0;
  std::vector<CategoryCells> categories;
  const std::vector<CategorySeries>& read = indicator.categories;
  for (size_t i = 0, next = 0; i < read.size(); i = next) {
    for (RollUpArea& area : tree) area.series = {};
    bool is_shown = false;
    for (next = i; next < read.size() && read[next].category == read[i].category; ++next) {
      const std::vector<SeriesPoint>& points = read[next].series.points;
      tree[static_cast<size_t>(read[next].series.node)].series = points;
      is_shown = is_shown || points.front().month <= data_month;
    }
    if (!is_shown) continue;
    const RolledUpSeries series = RollUp(at_month, tree, data_month);
    restated = restated || series.restated;
    Cells cells = CellsOf(counts, series, data_month);
    categories.push_back({read[i].category, std::move(cells.month), std::move(cells.rolling)});
  }
  return categories;
}

// Each category as if there were no other; as above, those that have begun.
std::vector<CategoryCells> HarmByCategory(const DashboardFigures& read,
                                          const IndicatorFigures& indicator, int32_t data_month,
                                          const std::vector<RollUpArea>& tree, bool& restated) {
  IndicatorDefinition at_month = indicator.definition;
  at_month.lag_months = 0;
  std::vector<CategoryCells> categories;
  const std::vector<CategorySeries>& harm = indicator.harm;
  for (size_t i = 0, next = 0; i < harm.size(); i = next) {
    std::vector<std::vector<HarmCounts>> counts(tree.size());
    bool is_shown = false;
    for (next = i; next < harm.size() && harm[next].category == harm[i].category; ++next) {
      const std::vector<SeriesPoint>& points = harm[next].series.points;
      counts[static_cast<size_t>(harm[next].series.node)].push_back({harm[i].category, points});
      is_shown = is_shown || points.front().month <= data_month;
    }
    if (!is_shown) continue;
    std::vector<HarmWeight> weights;
    for (const HarmWeight& weight : read.harm_weights) {
      if (weight.category == harm[i].category) weights.push_back(weight);
    }
    const RolledUpSeries series = HarmRollUp(tree, counts, weights).RollUp(at_month, data_month);
    restated = restated || series.restated;
    Cells cells = CellsOf(at_month, series, data_month);
    categories.push_back({harm[i].category, std::move(cells.month), std::move(cells.rolling)});
  }
  return categories;
}

}  // namespace

absl::StatusOr<Breakdown> GetBreakdown(DashboardReader& reader, const RequestContext& context,
                                       const BreakdownQuery& query) {
  DashboardQuery asked;
  asked.area = query.area;
  asked.own_area = query.own_area;
  asked.month = query.month;
  asked.known_at = query.known_at;
  asked.indicator = query.indicator;
  asked.months_behind = kMonthsBehind;
  asked.dimension = query.dimension;
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures, reader.Read(context, asked));
  ABSL_RETURN_IF_ERROR(CheckOneIndicator(reader, context, asked, "month", figures));
  IndicatorFigures& indicator = figures.indicators.front();
  ABSL_RETURN_IF_ERROR(CheckMeasure(indicator.definition, query.suppress));

  std::vector<RollUpArea> tree = TreeOf(figures);
  const RolledUpSeries whole = RollUps(figures).SeriesOf(indicator, query.month);
  const IndicatorDefinition counts = CountsOf(indicator.definition);
  Breakdown breakdown;
  breakdown.dimension = query.dimension;
  breakdown.area = query.area;
  breakdown.month = query.month;
  breakdown.data_month = whole.data_month;
  breakdown.restated = whole.restated;
  breakdown.revision = figures.revision;
  breakdown.recorded_at = figures.recorded_at;
  breakdown.suppressed = query.suppress;
  const Cells headline = CellsOf(counts, whole, whole.data_month);
  const bool rolls = headline.rolling.absence != AbsenceReason::kNotApplicable;
  breakdown.breaks =
      BreaksWithin(indicator.annotations, rolls ? headline.rolling.period : headline.month.period);
  std::vector<CategoryCells> categories;
  if (counts.measure != Measure::kHarm) {
    categories = CategoriesOf(indicator, counts, whole.data_month, tree, breakdown.restated);
  } else if (query.dimension == kHarmDimension) {
    categories = HarmByCategory(figures, indicator, whole.data_month, tree, breakdown.restated);
  }
  if (categories.empty()) return DimensionUnknown();
  breakdown.table = MakeBreakdownTable(counts, std::move(categories), headline.month,
                                       headline.rolling, query.suppress);
  breakdown.definition = std::move(indicator.definition);
  return breakdown;
}

}  // namespace copperplate::indicators
