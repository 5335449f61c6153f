#include "services/indicators/app/roll_up.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "services/indicators/domain/derived.h"
#include "services/indicators/domain/period.h"

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

void RollUps::SetFigures(const IndicatorFigures& figures) {
  for (RollUpArea& area : tree_) area.series = {};
  for (const AreaSeries& own : figures.series) {
    tree_[static_cast<size_t>(own.node)].series = own.points;
  }
}

const HarmRollUp& RollUps::HarmOf(const IndicatorFigures& figures) {
  const auto found = harm_.find(&figures);
  if (found != harm_.end()) return found->second;
  std::vector<std::vector<HarmCounts>> counts(tree_.size());
  for (const CategorySeries& one : figures.harm) {
    counts[static_cast<size_t>(one.series.node)].push_back({one.category, one.series.points});
  }
  for (RollUpArea& area : tree_) area.series = {};
  return harm_.try_emplace(&figures, tree_, counts, read_.harm_weights).first->second;
}

RolledUpSeries RollUps::OwnSeries(const IndicatorDefinition& definition,
                                  const IndicatorFigures& figures, int32_t month, int node) {
  if (definition.measure == Measure::kHarm) return HarmOf(figures).RollUp(definition, month, node);
  SetFigures(figures);
  return RollUp(definition, tree_, month, node);
}

bool RollUps::HasOwnFigure(const IndicatorDefinition& definition, const IndicatorFigures& figures,
                           int32_t month, int node) {
  if (definition.measure == Measure::kHarm) {
    return HarmOf(figures).HasFigure(definition, month, node);
  }
  SetFigures(figures);
  return HasFigure(definition, tree_, month, node);
}

// What a formula names, in the order of its terms; empty where one of them is not there to be
// computed from.
std::vector<const IndicatorFigures*> RollUps::TermsOf(const IndicatorDefinition& derived) const {
  std::vector<const IndicatorFigures*> terms;
  for (const FormulaTerm& term : derived.formula) {
    const auto found = std::find_if(read_.operands.begin(), read_.operands.end(),
                                    [&](const IndicatorFigures& operand) {
                                      return operand.definition.id == term.indicator &&
                                             operand.definition.measure == derived.measure &&
                                             operand.definition.formula.empty();
                                    });
    if (found == read_.operands.end()) return {};
    terms.push_back(&*found);
  }
  return terms;
}

int32_t RollUps::DataMonthOfTerms(const IndicatorDefinition& derived,
                                  const std::vector<const IndicatorFigures*>& terms, int32_t month,
                                  int node) {
  const int32_t end = LatestPeriodEnd(derived, month);
  for (int32_t at = end; at >= end - derived.lag_months; --at) {
    const bool all_there =
        !terms.empty() &&
        std::all_of(terms.begin(), terms.end(), [&](const IndicatorFigures* term) {
          return HasOwnFigure(derived, *term, at, node);
        });
    if (all_there) return at;
  }
  return end;
}

RolledUpSeries RollUps::DerivedSeries(const IndicatorDefinition& derived, int32_t month, int node) {
  const std::vector<const IndicatorFigures*> terms = TermsOf(derived);
  const int32_t data_month = DataMonthOfTerms(derived, terms, month, node);
  // Of each term as if it were asked for then, by the windows of the derived row.
  IndicatorDefinition at_month = derived;
  at_month.lag_months = 0;
  std::vector<RolledUpSeries> series;
  std::vector<DerivedTerm> combined;
  series.reserve(terms.size());
  for (size_t i = 0; i < terms.size(); ++i) {
    series.push_back(OwnSeries(at_month, *terms[i], data_month, node));
    combined.push_back({derived.formula[i], series.back()});
  }
  RolledUpSeries result = Combine(derived, data_month, combined);
  result.computed = !terms.empty();
  return result;
}

RolledUpSeries RollUps::Of(const IndicatorDefinition& definition, const IndicatorFigures& indicator,
                           int32_t month, int node) {
  if (definition.formula.empty()) return OwnSeries(definition, indicator, month, node);
  return DerivedSeries(definition, month, node);
}

RolledUpSeries RollUps::SeriesOf(const IndicatorFigures& indicator, int32_t month, int node) {
  return Of(indicator.definition, indicator, month, node);
}

RolledUpSeries RollUps::SeriesAt(const IndicatorFigures& indicator, int32_t data_month, int node) {
  IndicatorDefinition at_month = indicator.definition;
  at_month.lag_months = 0;
  return Of(at_month, indicator, data_month, node);
}

int32_t LastMonthOf(const RolledUpSeries& series, std::optional<int32_t> asked) {
  return asked.has_value() || series.series.empty() ? series.data_month
                                                    : series.series.back().month;
}

}  // namespace copperplate::indicators
