// What the conformance suites of the dashboard's ports work on: an implementation of the three, and
// ways to set up what others write.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/app/ports/printed_cell_repository.h"
#include "services/indicators/app/ports/snapshot_repository.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/commentary.h"
#include "services/indicators/domain/harm_weight.h"
#include "services/indicators/storage/testing/insert_figures.h"

namespace copperplate::indicators {

// Knows the forces `cambridgeshire`, `essex` and `national`; each is empty at first.
class DashboardWorld {
 public:
  virtual ~DashboardWorld() = default;

  virtual DashboardReader& dashboards() = 0;
  virtual PrintedCellRepository& printed_cells() = 0;
  virtual SnapshotRepository& snapshots() = 0;

  // Each makes a revision of the force and gives its number; an area or definition of a known id is
  // its next version.
  virtual int64_t AddArea(absl::string_view force, const Area& area) = 0;
  virtual int64_t AddIndicator(absl::string_view force, const IndicatorDefinition& definition) = 0;
  virtual int64_t AddPopulation(absl::string_view force, const Population& population) = 0;
  virtual int64_t AddFigures(absl::string_view force, absl::string_view batch,
                             const std::vector<GivenFigure>& figures) = 0;
  // One of a known kind and id is its next version, or its end.
  virtual int64_t AddAnnotation(absl::string_view force, const Annotation& annotation,
                                bool deleted) = 0;
  // The same of a commentary.
  virtual int64_t AddCommentary(absl::string_view force, const Commentary& commentary,
                                bool deleted) = 0;
  virtual int64_t AddHarmWeight(absl::string_view force, const HarmWeight& weight,
                                bool deleted) = 0;
  // When the revision was recorded.
  virtual absl::Time RecordTime(absl::string_view force, int64_t revision) = 0;
};

std::unique_ptr<DashboardWorld> MakeFakeDashboardWorld();
// Over PostgreSQL as the runtime role; figures as the superuser.
std::unique_ptr<DashboardWorld> MakeStoredDashboardWorld();

inline RequestContext DashboardContext(absl::string_view force) {
  RequestContext context;
  context.force = std::string(force);
  context.caller = "publisher-1";
  context.call_id = "call-1";
  context.deadline = absl::Now() + absl::Seconds(60);
  return context;
}

inline Area GivenArea(absl::string_view id, AreaKind kind, absl::string_view parent = "") {
  Area area;
  area.id = std::string(id);
  area.title = area.id;
  area.kind = kind;
  if (!parent.empty()) area.parents.push_back({.area = std::string(parent)});
  area.valid_from = 1974 * 12;
  return area;
}

inline IndicatorDefinition GivenDefinition(absl::string_view id, Measure measure, int order = 0) {
  IndicatorDefinition definition;
  definition.id = std::string(id);
  definition.title = definition.id;
  definition.theme = "victims";
  definition.measure = measure;
  definition.unit = measure == Measure::kProportion ? "percent" : "count";
  definition.columns = ColumnSet::All();
  definition.rule_profile = "board-2018";
  definition.display_order = order;
  definition.valid_from = 1974 * 12;
  return definition;
}

}  // namespace copperplate::indicators
