#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "libs/imports/row_fault.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/app/ports/import_repository.h"
#include "services/indicators/app/ports/observation_repository.h"

namespace copperplate::indicators {

// Figures, their batches and imports in memory. Thread-safe.
class FakeFigures final : public ImportRepository,
                          public BatchRepository,
                          public ObservationRepository {
 public:
  // Knows no force yet.
  FakeFigures() = default;

  void AddForce(absl::string_view force);
  // Each makes a revision. Ids are new; `parent` is the id of an area before it, or empty.
  void AddArea(absl::string_view force, const ImportArea& area, absl::string_view parent);
  void AddIndicator(absl::string_view force, const IndicatorDefinition& definition);
  // Publishes the months for an area.
  void AddSnapshot(absl::string_view force, absl::string_view area, int32_t first_month,
                   int32_t month);
  // When the revision was recorded.
  absl::Time RecordTime(absl::string_view force, int64_t revision);

  absl::StatusOr<ImportReference> LoadReference(const RequestContext& context) override;
  absl::StatusOr<std::variant<Batch, ReasonRequired>> Apply(const RequestContext& context,
                                                            const Import& import,
                                                            const ImportReference& reference,
                                                            ImportRowSource& rows,
                                                            JudgeImport judge) override;
  absl::StatusOr<Batch> Refuse(const RequestContext& context, const Import& import,
                               int64_t fault_count,
                               const std::vector<imports::RowFault>& faults) override;

  absl::StatusOr<std::optional<Batch>> Find(const RequestContext& context,
                                            absl::string_view id) override;
  absl::StatusOr<Page<Batch>> List(const RequestContext& context, std::optional<int64_t> before,
                                   int limit) override;
  absl::StatusOr<Page<imports::RowFault>> ListFaults(const RequestContext& context, int32_t number,
                                                     int64_t skip, int limit) override;
  absl::StatusOr<Page<ImportWarning>> ListWarnings(const RequestContext& context, int32_t number,
                                                   int64_t skip, int limit) override;

  absl::StatusOr<int64_t> ResolveRevision(const RequestContext& context,
                                          std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<ObservationRecord>> List(const RequestContext& context,
                                               const ObservationQuery& query) override;
  absl::StatusOr<Page<ObservationRecord>> History(const RequestContext& context,
                                                  const ObservationKey& key,
                                                  std::optional<int64_t> before,
                                                  int limit) override;

 private:
  // Area and indicator ids, month, breakdown.
  using Key = std::tuple<std::string, std::string, int32_t, std::string>;
  struct Held {
    Batch batch;
    std::vector<imports::RowFault> faults;
    std::vector<ImportWarning> warnings{};
  };
  struct Force {
    std::vector<absl::Time> revisions;  // their instants; the first is of revision 1
    std::vector<ImportArea> areas;
    std::map<std::string, std::string> parents;
    std::vector<ImportIndicator> indicators;
    int64_t definitions_revision = 0;                             // of the newest area or indicator
    std::map<Key, std::map<int64_t, ObservationRecord>> figures;  // by revision
    std::vector<Held> batches;
    std::set<std::tuple<std::string, int32_t>> published;  // area id and month
  };
  struct Difference {
    Batch counts;
    std::map<Key, ObservationRecord> changed;
    std::map<Key, int64_t> lines;  // of those whose value changes
    std::map<std::pair<std::string, std::string>, int32_t> last_month;  // by area and indicator
    std::vector<int64_t> unexplained;                                   // lines
  };

  int64_t NewRevision(Force& force);
  Force* Known(absl::string_view id);
  static std::optional<Batch> FindIn(const Force& force, absl::string_view id);
  bool IsPublished(const Force& force, std::string area, int32_t month) const;
  absl::StatusOr<Difference> Compare(const Force& force, const Import& import,
                                     ImportRowSource& rows) const;
  // More than JudgeImport is promised: every figure of every series.
  static std::vector<RecentSeries> Recent(const Force& force, const Difference& difference);
  Batch Store(Force& force, const RequestContext& context, const Import& import, Batch batch,
              std::vector<imports::RowFault> faults);

  std::mutex mutex_;
  std::map<std::string, Force, std::less<>> forces_;
  absl::Time now_ = absl::FromUnixSeconds(1'500'000'000);
  int32_t numbers_ = 0;
};

}  // namespace copperplate::indicators
