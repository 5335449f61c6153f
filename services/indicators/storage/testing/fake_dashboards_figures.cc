#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "services/indicators/storage/testing/fake_dashboards.h"

namespace copperplate::indicators {

std::optional<int32_t> FakeDashboards::LatestOf(const Force& force, int64_t at,
                                                absl::string_view area,
                                                absl::string_view indicator) {
  std::optional<int32_t> own;
  std::optional<int32_t> any;
  const auto definitions = force.indicators.find(std::string(indicator));
  const IndicatorDefinition* const definition = VersionAt(definitions->second, at);
  const bool harm = definition != nullptr && definition->measure == Measure::kHarm;
  for (const auto& [key, versions] : force.figures) {
    const auto& [of_area, of_indicator, month] = key;
    if (harm || of_indicator != indicator || VersionAt(versions, at) == nullptr) continue;
    any = std::max(any.value_or(month), month);
    if (of_area == area) own = std::max(own.value_or(month), month);
  }
  for (const auto& [key, versions] : force.parts) {
    const auto& [breakdown, of_area, of_indicator, month] = key;
    if (of_indicator != indicator || VersionAt(versions, at) == nullptr) continue;
    if (!harm || breakdown.rfind("offence=", 0) != 0) continue;
    any = std::max(any.value_or(month), month);
    if (of_area == area) own = std::max(own.value_or(month), month);
  }
  return own.has_value() ? own : any;
}

std::vector<AreaSeries> FakeDashboards::SeriesOf(const Force& force, int64_t at,
                                                 absl::string_view indicator,
                                                 const MonthsRead& months,
                                                 const std::vector<AreaNode>& areas,
                                                 bool all_areas) {
  std::vector<AreaSeries> out;
  for (size_t node = 0; node < areas.size(); ++node) {
    AreaSeries series{static_cast<int>(node), {}};
    for (const auto& [key, versions] : force.figures) {
      const auto& [area, of_indicator, month] = key;
      if (area != areas[node].area || of_indicator != indicator) continue;
      if (!months.recent.Contains(month) && !months.fixed.Contains(month)) continue;
      if (const SeriesPoint* point = VersionAt(versions, at)) series.points.push_back(*point);
    }
    if (!series.points.empty()) out.push_back(std::move(series));
    if (node == 0 && !out.empty() && !all_areas) break;
  }
  return out;
}

void FakeDashboards::SetFigures(const Force& force, int64_t at, const MonthsRead& months,
                                const std::vector<AreaNode>& areas, bool all_areas,
                                IndicatorFigures& out) {
  const IndicatorDefinition& definition = out.definition;
  if (!definition.formula.empty()) return;
  if (definition.measure == Measure::kHarm) {
    out.harm = HarmOf(force, at, definition.id, months, areas, all_areas);
  } else {
    out.series = SeriesOf(force, at, definition.id, months, areas, all_areas);
  }
}

std::vector<CategorySeries> FakeDashboards::HarmOf(const Force& force, int64_t at,
                                                   absl::string_view indicator,
                                                   const MonthsRead& months,
                                                   const std::vector<AreaNode>& areas,
                                                   bool all_areas) {
  std::map<std::pair<std::string, int>, std::vector<SeriesPoint>> found;
  bool own = false;
  for (const auto& [key, versions] : force.parts) {
    const auto& [breakdown, area, of_indicator, month] = key;
    const SeriesPoint* const point = VersionAt(versions, at);
    const std::string category = breakdown.substr(breakdown.find('=') + 1);
    if (point == nullptr || of_indicator != indicator || breakdown.rfind("offence=", 0) != 0 ||
        !IsHarmCategory(category)) {
      continue;
    }
    if (!months.recent.Contains(month) && !months.fixed.Contains(month)) continue;
    for (size_t node = 0; node < areas.size(); ++node) {
      if (areas[node].area != area) continue;
      own = own || node == 0;
      found[{category, static_cast<int>(node)}].push_back(*point);
    }
  }
  std::vector<CategorySeries> out;
  for (auto& [key, points] : found) {
    if (own && !all_areas && key.second != 0) continue;
    out.push_back({key.first, {key.second, std::move(points)}});
  }
  return out;
}

void FakeDashboards::AddHarmWeights(const Force& force, int64_t at, DashboardFigures& figures) {
  bool any = false;
  for (const auto* indicators : {&figures.indicators, &figures.operands}) {
    for (const IndicatorFigures& one : *indicators) {
      any = any || (one.definition.measure == Measure::kHarm && one.definition.formula.empty());
    }
  }
  if (!any) return;
  for (const auto& [id, versions] : force.harm_weights) {
    const std::optional<HarmWeight>* const held = VersionAt(versions, at);
    if (held == nullptr || !held->has_value()) continue;
    HarmWeight& weight = figures.harm_weights.emplace_back();
    weight.category = (*held)->category;
    weight.first_month = (*held)->first_month;
    weight.last = (*held)->last;
    weight.weight = (*held)->weight;
  }
  std::sort(figures.harm_weights.begin(), figures.harm_weights.end(),
            [](const HarmWeight& a, const HarmWeight& b) {
              return std::tie(a.category, a.first_month) < std::tie(b.category, b.first_month);
            });
}

void FakeDashboards::AddOperands(const Force& force, int64_t at, const DashboardQuery& query,
                                 DashboardFigures& figures) {
  std::map<std::string, MonthsRead> named;
  for (const IndicatorFigures& indicator : figures.indicators) {
    const MonthsRead own = MonthsBehindRow(indicator.definition, query.month, query.months_behind);
    for (const FormulaTerm& term : indicator.definition.formula) {
      MonthsRead& months = named.try_emplace(term.indicator, own).first->second;
      months.recent.first = std::min(months.recent.first, own.recent.first);
      if (own.fixed.months() == 0) continue;
      if (months.fixed.months() == 0) months.fixed = own.fixed;
      months.fixed.first = std::min(months.fixed.first, own.fixed.first);
      months.fixed.last = std::max(months.fixed.last, own.fixed.last);
    }
  }
  for (const auto& [id, months] : named) {
    const auto definitions = force.indicators.find(id);
    if (definitions == force.indicators.end()) continue;
    const IndicatorDefinition* const definition = VersionAt(definitions->second, at);
    if (definition == nullptr) continue;
    IndicatorFigures& operand = figures.operands.emplace_back();
    operand.definition = *definition;
    SetFigures(force, at, months, figures.areas, query.all_areas, operand);
  }
}

}  // namespace copperplate::indicators
