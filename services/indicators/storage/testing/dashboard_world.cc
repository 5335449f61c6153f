#include "services/indicators/storage/testing/dashboard_world.h"

#include <gtest/gtest.h>

#include <utility>
#include <variant>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/fake_dashboards.h"
#include "services/indicators/storage/testing/service_database.h"

namespace copperplate::indicators {
namespace {

class FakeDashboardWorld final : public DashboardWorld {
 public:
  FakeDashboardWorld() {
    fake_.AddForce("cambridgeshire");
    fake_.AddForce("essex");
  }
  DashboardReader& dashboards() override { return fake_; }
  PrintedCellRepository& printed_cells() override { return fake_; }
  SnapshotRepository& snapshots() override { return fake_; }
  int64_t AddArea(absl::string_view force, const Area& area) override {
    return fake_.AddArea(force, area);
  }
  int64_t AddIndicator(absl::string_view force, const IndicatorDefinition& definition) override {
    return fake_.AddIndicator(force, definition);
  }
  int64_t AddPopulation(absl::string_view force, const Population& population) override {
    return fake_.AddPopulation(force, population);
  }
  int64_t AddFigures(absl::string_view force, absl::string_view batch,
                     const std::vector<GivenFigure>& figures) override {
    return fake_.AddFigures(force, batch, figures);
  }
  int64_t AddAnnotation(absl::string_view force, const Annotation& annotation,
                        bool deleted) override {
    return fake_.AddAnnotation(force, annotation, deleted);
  }
  int64_t AddCommentary(absl::string_view force, const Commentary& commentary,
                        bool deleted) override {
    return fake_.AddCommentary(force, commentary, deleted);
  }
  int64_t AddHarmWeight(absl::string_view force, const HarmWeight& weight, bool deleted) override {
    return fake_.AddHarmWeight(force, weight, deleted);
  }
  absl::Time RecordTime(absl::string_view force, int64_t revision) override {
    return fake_.RecordTime(force, revision);
  }

 private:
  FakeDashboards fake_;
};

// The revision of what was changed; 0, and a failure, where it was not.
template <typename Record>
int64_t RevisionOf(const absl::StatusOr<Changed<Record>>& changed) {
  EXPECT_THAT(changed, testing::IsOk());
  const Record* const record = changed.ok() ? std::get_if<Record>(&*changed) : nullptr;
  return record == nullptr ? 0 : record->header.version;
}

class StoredDashboardWorld final : public DashboardWorld {
 public:
  explicit StoredDashboardWorld(std::unique_ptr<ServiceDatabase> database)
      : database_(std::move(database)), ports_(database_->repositories().ports()) {}

  DashboardReader& dashboards() override { return ports_.dashboards; }
  PrintedCellRepository& printed_cells() override { return ports_.printed_cells; }
  SnapshotRepository& snapshots() override { return ports_.snapshots; }

  int64_t AddArea(absl::string_view force, const Area& area) override {
    const auto decide = [&](const AreaTree&) -> absl::StatusOr<Area> { return area; };
    const auto print = [](const AreaRecord&) { return std::string("{}"); };
    return RevisionOf(ports_.areas.Change(
        DashboardContext(force),
        {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
  }
  int64_t AddIndicator(absl::string_view force, const IndicatorDefinition& definition) override {
    const auto decide =
        [&](const std::vector<IndicatorRecord>&) -> absl::StatusOr<IndicatorDefinition> {
      return definition;
    };
    const auto print = [](const IndicatorRecord&) { return std::string("{}"); };
    return RevisionOf(ports_.indicators.Change(
        DashboardContext(force),
        {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
  }
  int64_t AddPopulation(absl::string_view force, const Population& population) override {
    const auto print = [](const PopulationRecord&) { return std::string("{}"); };
    EXPECT_THAT(ports_.populations.Record(DashboardContext(force), population, WriteMode::kWrite,
                                          {print, print}),
                testing::IsOk());
    return Number(
        absl::StrCat("SELECT max(revision) FROM indicators.revision WHERE force = '", force, "'"));
  }
  int64_t AddFigures(absl::string_view force, absl::string_view batch,
                     const std::vector<GivenFigure>& figures) override {
    const auto revision = InsertFigures(database_->database(), force, batch, figures);
    EXPECT_THAT(revision, testing::IsOk());
    return revision.value_or(0);
  }
  int64_t AddAnnotation(absl::string_view force, const Annotation& annotation,
                        bool deleted) override {
    const auto decide =
        [&](const std::vector<AnnotationRecord>&) -> absl::StatusOr<DecidedAnnotation> {
      return DecidedAnnotation{annotation, deleted};
    };
    const auto print = [](const AnnotationRecord&) { return std::string("{}"); };
    return RevisionOf(
        ports_.annotations.Change(DashboardContext(force), {.kind = annotation.kind,
                                                            .mode = WriteMode::kWrite,
                                                            .decide = decide,
                                                            .print = {print, print}}));
  }
  int64_t AddCommentary(absl::string_view force, const Commentary& commentary,
                        bool deleted) override {
    const auto decide =
        [&](const CommentaryRecord* present) -> absl::StatusOr<Decided<CommentaryRecord>> {
      return DecidedAfter(present, CommentaryRecord{commentary, {}}, deleted);
    };
    const auto print = [](const CommentaryRecord&) { return std::string("{}"); };
    return RevisionOf(
        ports_.commentaries.Change(DashboardContext(force), {.id = commentary.id,
                                                             .mode = WriteMode::kWrite,
                                                             .decide = decide,
                                                             .print = {print, print}}));
  }
  int64_t AddHarmWeight(absl::string_view force, const HarmWeight& weight, bool deleted) override {
    const auto decide =
        [&](const std::vector<HarmWeightRecord>&) -> absl::StatusOr<DecidedHarmWeight> {
      return DecidedHarmWeight{weight, deleted};
    };
    const auto print = [](const HarmWeightRecord&) { return std::string("{}"); };
    return RevisionOf(ports_.harm_weights.Change(
        DashboardContext(force),
        {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
  }
  absl::Time RecordTime(absl::string_view force, int64_t revision) override {
    return absl::FromUnixMicros(Number(absl::StrCat(
        "SELECT (extract(epoch FROM recorded_at) * 1000000)::bigint FROM indicators.revision ",
        "WHERE force = '", force, "' AND revision = ", revision)));
  }

 private:
  int64_t Number(const std::string& sql) {
    const auto text = database_->database().RunAsSuperuser(sql);
    int64_t number = 0;
    EXPECT_TRUE(text.ok() && absl::SimpleAtoi(*text, &number)) << text.status();
    return number;
  }

  std::unique_ptr<ServiceDatabase> database_;
  const Ports ports_;
};

}  // namespace

std::unique_ptr<DashboardWorld> MakeFakeDashboardWorld() {
  return std::make_unique<FakeDashboardWorld>();
}

std::unique_ptr<DashboardWorld> MakeStoredDashboardWorld() {
  auto database = ServiceDatabase::Create();
  EXPECT_THAT(database, testing::IsOk());
  return database.ok() ? std::make_unique<StoredDashboardWorld>(*std::move(database)) : nullptr;
}

}  // namespace copperplate::indicators
