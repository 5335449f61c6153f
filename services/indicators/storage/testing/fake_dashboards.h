#pragma once

#include <cstdint>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/app/ports/printed_cell_repository.h"
#include "services/indicators/app/ports/snapshot_repository.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/commentary.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/storage/testing/insert_figures.h"

namespace copperplate::indicators {

// Dashboards' figures, printed cells and snapshots in memory. Thread-safe.
class FakeDashboards final : public DashboardReader,
                             public PrintedCellRepository,
                             public SnapshotRepository {
 public:
  // Knows no force yet but `national`.
  FakeDashboards() { AddForce("national"); }

  void AddForce(absl::string_view force);
  // Each makes a revision of the force and gives its number; an area or definition of a known id is
  // its next version.
  int64_t AddArea(absl::string_view force, const Area& area);
  int64_t AddIndicator(absl::string_view force, const IndicatorDefinition& definition);
  int64_t AddPopulation(absl::string_view force, const Population& population);
  int64_t AddFigures(absl::string_view force, absl::string_view batch,
                     const std::vector<GivenFigure>& figures);
  int64_t AddAnnotation(absl::string_view force, const Annotation& annotation,
                        bool deleted = false);
  int64_t AddCommentary(absl::string_view force, const Commentary& commentary,
                        bool deleted = false);
  int64_t AddHarmWeight(absl::string_view force, const HarmWeight& weight, bool deleted = false);
  // When the revision was recorded.
  absl::Time RecordTime(absl::string_view force, int64_t revision);

  absl::StatusOr<DashboardFigures> Read(const RequestContext& context,
                                        const DashboardQuery& query) override;
  absl::StatusOr<std::optional<int32_t>> LatestMonth(const RequestContext& context,
                                                     absl::string_view area,
                                                     absl::string_view indicator,
                                                     std::optional<absl::Time> known_at) override;
  absl::StatusOr<std::vector<std::string>> Themes(const RequestContext& context,
                                                  int64_t revision) override;

  absl::StatusOr<PrintedCellsWritten> Write(const RequestContext& context,
                                            const std::vector<PrintedCellRecord>& cells,
                                            PrintImage<PrintedCellRecord> print) override;
  absl::StatusOr<PrintedCellRecord> Get(const RequestContext& context, absl::string_view id,
                                        std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<PrintedCellRecord>> List(const RequestContext& context,
                                               std::optional<int32_t> month,
                                               const std::optional<PrintedCellKey>& after,
                                               std::optional<absl::Time> known_at,
                                               int limit) override;

  absl::StatusOr<Changed<PublishedSnapshot>> Publish(
      const RequestContext& context, const SnapshotPublication& publication) override;
  absl::StatusOr<PublishedSnapshot> Get(const RequestContext& context, absl::string_view id,
                                        bool sensitive) override;
  absl::StatusOr<Page<SnapshotRecord>> List(const RequestContext& context,
                                            std::optional<int32_t> month,
                                            const std::optional<SnapshotPosition>& after,
                                            int limit) override;
  absl::StatusOr<ComparedSnapshot> GetForDiff(const RequestContext& context,
                                              absl::string_view id) override;
  // Without authors: who adds here is not said; without peer groups and figures, of which there are
  // none.
  absl::StatusOr<std::vector<DiffCause>> Causes(const RequestContext& context,
                                                const CauseQuery& query) override;
  absl::StatusOr<CommentaryChanges> Commentaries(const RequestContext& context,
                                                 const CauseQuery& query) override;
  // Keeps no events.
  absl::Status RecordReadings(const RequestContext&, const std::vector<std::string>&) override {
    return absl::OkStatus();
  }
  absl::StatusOr<std::map<int64_t, std::string>> BatchIds(
      const RequestContext& context, const std::vector<int64_t>& numbers) override;

 private:
  // What was so from each revision on.
  template <typename T>
  using Versions = std::map<int64_t, T>;
  // The last version up to a revision; null where there was none yet.
  template <typename T>
  static const T* VersionAt(const std::map<int64_t, T>& versions, int64_t revision) {
    const auto after = versions.upper_bound(revision);
    return after == versions.begin() ? nullptr : &std::prev(after)->second;
  }
  struct Snapshot {
    PublishedSnapshot published;
    std::vector<ComparedRow> comparison;
    int64_t national_revision = 0;
  };
  struct Force {
    std::vector<absl::Time> revisions;  // their instants; the first is of revision 1
    std::map<std::string, Versions<Area>> areas;
    std::map<std::string, Versions<IndicatorDefinition>> indicators;
    std::map<std::pair<std::string, int>, Versions<int64_t>> populations;  // by area and year
    // By area, indicator and month.
    std::map<std::tuple<std::string, std::string, int32_t>, Versions<SeriesPoint>> figures;
    // By breakdown, area, indicator and month.
    std::map<std::tuple<std::string, std::string, std::string, int32_t>, Versions<SeriesPoint>>
        parts;
    std::map<PrintedCellKey, Versions<PrintedCellRecord>> printed;
    // Nothing: taken back.
    std::map<std::pair<AnnotationKind, std::string>, Versions<std::optional<Annotation>>>
        annotations;
    std::map<std::string, Versions<std::optional<CommentaryRecord>>> commentaries;
    std::map<std::string, Versions<std::optional<HarmWeight>>> harm_weights;
    std::vector<std::string> batches;  // the first has number 1
    std::vector<Snapshot> snapshots;
    std::map<std::string, std::pair<Sha256Digest, std::string>> requests;  // body and image
  };

  int64_t NewRevision(Force& force);
  // The newest revision that a read at `known_at` looks at.
  absl::StatusOr<int64_t> RevisionAt(const Force& force, std::optional<absl::Time> known_at) const;
  absl::StatusOr<Force*> Known(absl::string_view id);
  absl::StatusOr<DashboardFigures> ReadAt(const Force& force, const DashboardQuery& query);
  static void AddBelow(const Force& force, int64_t at, int32_t month, const Area& parent,
                       DashboardFigures& figures);
  static IndicatorFigures FiguresOf(const Force& force, int64_t at,
                                    const IndicatorDefinition& definition,
                                    const std::vector<AreaNode>& areas,
                                    const DashboardQuery& query);
  static std::vector<AreaSeries> SeriesOf(const Force& force, int64_t at,
                                          absl::string_view indicator, const MonthsRead& months,
                                          const std::vector<AreaNode>& areas, bool all_areas);
  static void SetFigures(const Force& force, int64_t at, const MonthsRead& months,
                         const std::vector<AreaNode>& areas, bool all_areas, IndicatorFigures& out);
  static std::vector<CategorySeries> HarmOf(const Force& force, int64_t at,
                                            absl::string_view indicator, const MonthsRead& months,
                                            const std::vector<AreaNode>& areas, bool all_areas);
  static void AddHarmWeights(const Force& force, int64_t at, DashboardFigures& figures);
  static void AddOperands(const Force& force, int64_t at, const DashboardQuery& query,
                          DashboardFigures& figures);
  static std::optional<int32_t> LatestOf(const Force& force, int64_t at, absl::string_view area,
                                         absl::string_view indicator);
  static void AddCategories(const Force& force, int64_t at, const std::vector<AreaNode>& areas,
                            const DashboardQuery& query, IndicatorFigures& out);
  static void AddPrinted(const Force& force, int64_t at, absl::string_view area, int32_t month,
                         IndicatorFigures& out);
  static void AddAnnotations(const Force& force, int64_t at, const std::vector<AreaNode>& areas,
                             bool all_areas, IndicatorFigures& out);
  // Those of the month and area that stood at `at`, by id.
  static std::vector<CommentaryRecord> CommentariesAt(const Force& force, int64_t at, int32_t month,
                                                      absl::string_view area, bool agreed_alone);
  std::vector<DiffCause> NationalCauses(const CauseQuery& query);
  absl::StatusOr<const Snapshot*> FindSnapshot(const RequestContext& context, absl::string_view id);

  std::mutex mutex_;
  std::map<std::string, Force, std::less<>> forces_;
  absl::Time now_ = absl::FromUnixSeconds(1'500'000'000);
};

}  // namespace copperplate::indicators
