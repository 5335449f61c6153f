#include "services/indicators/app/get_area_comparison.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/app/computed_peers.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/one_indicator.h"
#include "services/indicators/app/roll_up.h"

namespace copperplate::indicators {
namespace {

// One area of the tree, its series and what is computed from it.
struct AreaOfMonth {
  std::string id;
  RolledUpSeries series;
  std::vector<Population> populations;
};

// The areas of one force at one data month.
class ForceOfMonth {
 public:
  ForceOfMonth(const DashboardFigures& figures, const IndicatorFigures& indicator, int32_t month)
      : read_(figures), indicator_(indicator), month_(month), roll_ups_(figures) {
    data_month_ = roll_ups_.SeriesOf(indicator_, month).data_month;
  }

  int32_t data_month() const { return data_month_; }

  AreaOfMonth At(int node) {
    AreaOfMonth area;
    area.id = read_.areas[static_cast<size_t>(node)].area;
    area.series = roll_ups_.SeriesAt(indicator_, data_month_, node);
    if (indicator_.definition.measure == Measure::kRate) {
      area.populations = roll_ups_.PopulationsOf(data_month_, node);
    }
    return area;
  }

  // `printed`: what the page of the area has.
  ComputedRow Row(const AreaOfMonth& area, absl::Span<const PrintedCell> printed,
                  absl::Span<const PeerVerdict> peers) const {
    const std::vector<Annotation> annotations = AnnotationsOf(area.id, indicator_.annotations);
    ComputedRow computed;
    computed.definition = indicator_.definition;
    computed.batches = area.series.batches;
    computed.row = ComputeDashboardRow({.definition = computed.definition,
                                        .series = area.series.series,
                                        .month_asked = month_,
                                        .profile = ProfileOf("", computed.definition),
                                        .populations = area.populations,
                                        .printed = printed,
                                        .peers = peers,
                                        .data_month = data_month_,
                                        .notes = NotesOf(area.series),
                                        .restated = area.series.restated,
                                        .annotations = annotations});
    return computed;
  }

 private:
  const DashboardFigures& read_;
  const IndicatorFigures& indicator_;
  const int32_t month_;
  RollUps roll_ups_;
  int32_t data_month_ = 0;
};

AreaFigures FiguresOf(const std::string& title, const AreaOfMonth& area, int32_t data_month) {
  AreaFigures figures;
  figures.title = title;
  figures.series = area.series.series;
  figures.notes = NotesOf(area.series);
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
  ForceOfMonth month(figures, indicator, query.month);
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
