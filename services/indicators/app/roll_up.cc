#include "services/indicators/app/roll_up.h"

#include <limits>
#include <map>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/domain/series.h"

namespace copperplate::indicators {
namespace {

constexpr int32_t kForEver = std::numeric_limits<int32_t>::max();

absl::StatusOr<AreaFigures> FiguresOfNode(const std::vector<AreaNode>& areas, int node,
                                          const IndicatorFigures& figures, int32_t month) {
  for (const AreaSeries& own : figures.series) {
    if (own.node == node) return AreaFigures{own.points, false};
  }
  std::vector<AreaFigures> of_children;
  std::vector<ChildSeries> children;
  AreaFigures result;
  bool observed = false;
  for (size_t i = 0; i < areas.size(); ++i) {
    const AreaNode& child = areas[i];
    if (child.parent != node) continue;
    ABSL_ASSIGN_OR_RETURN(AreaFigures found,
                          FiguresOfNode(areas, static_cast<int>(i), figures, month));
    observed = observed || !found.series.empty();
    result.restated = result.restated || found.restated;
    children.push_back({{}, child.valid_from, child.valid_to.value_or(kForEver)});
    of_children.push_back(std::move(found));
  }
  if (!observed) return AreaFigures();
  for (size_t i = 0; i < children.size(); ++i) children[i].series = of_children[i].series;
  ABSL_ASSIGN_OR_RETURN(RolledUpSeries rolled_up, RollUp(figures.definition, children, month));
  result.series = std::move(rolled_up.series);
  result.restated = result.restated || rolled_up.restated;
  return result;
}

bool IsChildIn(const AreaNode& area, int32_t month) {
  return area.parent == 0 && area.valid_from <= month &&
         (!area.valid_to.has_value() || month <= *area.valid_to);
}

}  // namespace

absl::StatusOr<AreaFigures> FiguresOfArea(const std::vector<AreaNode>& areas,
                                          const IndicatorFigures& figures, int32_t month) {
  return FiguresOfNode(areas, 0, figures, month);
}

std::vector<Population> PopulationsOfArea(const std::vector<AreaNode>& areas,
                                          const std::vector<Population>& populations,
                                          int32_t month) {
  const std::string& area = areas.front().area;
  std::vector<Population> own;
  for (const Population& estimate : populations) {
    if (estimate.area == area) own.push_back(estimate);
  }
  if (!own.empty()) return own;

  struct Sum {
    size_t areas = 0;
    int64_t value = 0;
  };
  std::map<int, Sum> sums;
  size_t children = 0;
  for (size_t i = 1; i < areas.size(); ++i) {
    if (!IsChildIn(areas[i], month)) continue;
    ++children;
    for (const Population& estimate : populations) {
      if (estimate.area != areas[i].area) continue;
      ++sums[estimate.year].areas;
      sums[estimate.year].value += estimate.value;
    }
  }
  for (const auto& [year, sum] : sums) {
    if (sum.areas == children) own.push_back({area, year, sum.value});
  }
  return own;
}

}  // namespace copperplate::indicators
