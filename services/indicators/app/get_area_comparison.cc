#include "services/indicators/app/get_area_comparison.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/computed_peers.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/one_indicator.h"
#include "services/indicators/app/roll_up.h"

namespace copperplate::indicators {
namespace {

// One area of the tree, its series and what is computed from it.
struct AreaOfMonth {
  RolledUpSeries series;
  std::vector<Population> populations;
};

// The areas of one force at one data month.
class ForceOfMonth {
 public:
  ForceOfMonth(const DashboardFigures& figures, const IndicatorFigures& indicator, int32_t month)
      : indicator_(indicator), month_(month), tree_(TreeOf(figures)), at_(indicator.definition) {
    SetFigures(indicator, tree_);
    data_month_ = RollUp(at_, tree_, month).data_month;
    // From here on there is no other month to fall back on.
    at_.lag_months = 0;
  }

  int32_t data_month() const { return data_month_; }

  AreaOfMonth At(int node) const {
    AreaOfMonth area;
    area.series = RollUp(at_, tree_, data_month_, node);
    if (at_.measure == Measure::kRate) {
      area.populations = RollUpPopulations(tree_, data_month_, node);
    }
    return area;
  }

  // `printed`: what the page of the area has.
  ComputedRow Row(const AreaOfMonth& area, absl::Span<const PrintedCell> printed,
                  absl::Span<const PeerVerdict> peers) const {
    ComputedRow computed;
    computed.definition = indicator_.definition;
    computed.batches = area.series.batches;
    computed.row = ComputeDashboardRow(
        {.definition = computed.definition,
         .series = area.series.series,
         .month_asked = month_,
         .profile = ProfileOf("", computed.definition),
         .populations = area.populations,
         .printed = printed,
         .peers = peers,
         .data_month = data_month_,
         .notes = {.gaps = area.series.gaps, .too_large = area.series.too_large},
         .restated = area.series.restated,
         .annotations = indicator_.annotations});
    return computed;
  }

 private:
  const IndicatorFigures& indicator_;
  const int32_t month_;
  std::vector<RollUpArea> tree_;
  IndicatorDefinition at_;
  int32_t data_month_ = 0;
};

AreaFigures FiguresOf(const std::string& title, const AreaOfMonth& area, int32_t data_month) {
  AreaFigures figures;
  figures.title = title;
  figures.series = area.series.series;
  figures.notes = {.gaps = area.series.gaps, .too_large = area.series.too_large};
  if (const Population* chosen = ChoosePopulation(area.populations, data_month)) {
    figures.residents = chosen->value;
  }
  return figures;
}

bool IsThere(const AreaNode& node, int32_t month) {
  return node.valid_from <= month && month <= node.valid_to.value_or(month);
}

}  // namespace

void CheckComparisonAsked(AreaKind kind, int32_t month, int32_t present, Faults& faults) {
  CheckNotInFuture(month, present, "month", faults);
  if (kind != AreaKind::kBcu && kind != AreaKind::kPolicingArea && kind != AreaKind::kDistrict) {
    faults.Add("AREA_KIND_NOT_COMPARED", "kind", "must be BCU, POLICING_AREA or DISTRICT");
  }
}

absl::StatusOr<AreaComparison> GetAreaComparison(DashboardReader& reader,
                                                 const RequestContext& context,
                                                 const AreaComparisonQuery& query) {
  DashboardQuery asked;
  asked.area = context.force;
  asked.own_area = true;
  asked.all_areas = true;
  asked.month = query.month;
  asked.known_at = query.known_at;
  asked.indicator = query.indicator;
  ABSL_ASSIGN_OR_RETURN(const DashboardFigures figures, reader.Read(context, asked));
  ABSL_RETURN_IF_ERROR(CheckOneIndicator(reader, context, asked, "month", figures));

  const IndicatorFigures& indicator = figures.indicators.front();
  const ForceOfMonth month(figures, indicator, query.month);
  AreaComparison comparison;
  comparison.month = query.month;
  comparison.kind = query.kind;
  comparison.revision = figures.revision;
  comparison.recorded_at = figures.recorded_at;
  const AreaOfMonth force = month.At(0);
  const std::vector<PeerVerdict> peers =
      PeersOf(figures, query.month, indicator, ProfileOf("", indicator.definition));
  comparison.force = month.Row(force, indicator.printed, peers);
  std::vector<AreaOfMonth> areas;
  for (size_t node = 1; node < figures.areas.size(); ++node) {
    const AreaNode& at = figures.areas[node];
    if (at.kind != query.kind || !IsThere(at, month.data_month())) continue;
    areas.push_back(month.At(static_cast<int>(node)));
    comparison.areas.push_back({at.area, at.title, month.Row(areas.back(), {}, {})});
  }
  std::vector<AreaFigures> compared;
  for (size_t i = 0; i < areas.size(); ++i) {
    compared.push_back(FiguresOf(comparison.areas[i].title, areas[i], month.data_month()));
  }
  comparison.standings =
      CompareAreas(indicator.definition, month.data_month(),
                   FiguresOf(figures.areas[0].title, force, month.data_month()), compared);
  return comparison;
}

}  // namespace copperplate::indicators
