#include "services/indicators/app/roll_up.h"

#include <limits>

namespace copperplate::indicators {

std::vector<RollUpArea> TreeOf(const DashboardFigures& figures) {
  std::vector<RollUpArea> tree;
  tree.reserve(figures.areas.size());
  for (const AreaNode& node : figures.areas) {
    RollUpArea& area = tree.emplace_back();
    area.id = node.area;
    for (const Population& estimate : figures.populations) {
      if (estimate.area == node.area) area.populations.push_back(estimate);
    }
  }
  constexpr int32_t kForEver = std::numeric_limits<int32_t>::max();
  for (const AreaLink& link : figures.links) {
    tree[static_cast<size_t>(link.parent)].members.push_back(
        {link.area, link.from, link.to.value_or(kForEver)});
  }
  return tree;
}

void SetFigures(const IndicatorFigures& figures, std::vector<RollUpArea>& tree) {
  for (RollUpArea& area : tree) area.series = {};
  for (const AreaSeries& own : figures.series) {
    tree[static_cast<size_t>(own.node)].series = own.points;
  }
}

RolledUpSeries SeriesOf(const IndicatorFigures& figures, int32_t month,
                        std::vector<RollUpArea>& tree) {
  SetFigures(figures, tree);
  return RollUp(figures.definition, tree, month);
}

}  // namespace copperplate::indicators
