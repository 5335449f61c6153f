#include "tests/real_figures/street_crime.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "libs/time/civil.h"
#include "services/indicators/transport/testing/observation_test.h"
#include "tests/real_figures/published_table.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::SizeIs;

class StreetCrimeTest : public ObservationTest {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto crime, ReadStreetCrime());
    if (!crime.has_value()) GTEST_SKIP() << "the published figures are not beside the checkout";
    crime_ = *crime;
    AddArea("cambridgeshire");
    for (const auto& [id, title] : crime_.areas) AddArea(id);
    // Not in the force's area, so not among what its figures add up from.
    for (const auto& [id, title] : crime_.elsewhere) AddAreaWithoutParent(id);
    for (const auto& [id, title] : crime_.indicators) AddIndicator(id);
  }

  void AddAreaWithoutParent(const std::string& id) {
    v1::CreateAreaRequest request;
    request.set_parent(kForceName);
    request.set_area_id(id);
    request.mutable_area()->set_title(id);
    request.mutable_area()->set_kind(v1::Area::DISTRICT);
    request.mutable_area()->set_valid_from("1974-04");
    ABSL_ASSERT_OK(
        Call(*areas_, &v1::AreaService::Stub::CreateArea, request, Analyst("cambridgeshire")));
  }

  absl::StatusOr<v1::Dashboard> Dashboard(const google::protobuf::Timestamp* known_at = nullptr) {
    v1::GetDashboardRequest request;
    request.set_name(absl::StrCat(kForceName, "/dashboard"));
    request.set_month("2025-12");
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    return Call(*dashboards_, &v1::DashboardService::Stub::GetDashboard, request,
                Viewer("cambridgeshire"));
  }
  static std::map<std::string, v1::DashboardRow> ByIndicator(const v1::Dashboard& dashboard) {
    std::map<std::string, v1::DashboardRow> rows;
    for (const v1::DashboardRow& row : dashboard.rows()) {
      rows[row.indicator().substr(row.indicator().rfind('/') + 1)] = row;
    }
    return rows;
  }

  StreetCrime crime_;
  std::unique_ptr<v1::DashboardService::Stub> dashboards_ =
      v1::DashboardService::NewStub(channel());
  std::unique_ptr<v1::SnapshotService::Stub> snapshots_ = v1::SnapshotService::NewStub(channel());
};

TEST_F(StreetCrimeTest, EveryPublishedFigureIsTakenInAndAddsUp) {
  EXPECT_THAT(crime_.areas, SizeIs(6));
  EXPECT_THAT(crime_.elsewhere, SizeIs(2));
  EXPECT_THAT(crime_.indicators, SizeIs(14));
  const auto rows = static_cast<int64_t>(crime_.counts.size());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch batch,
                            Import(crime_.import_csv, {.batch_id = "published"}));
  EXPECT_EQ(batch.row_count(), rows);
  EXPECT_EQ(batch.inserted_count(), rows);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch again, Import(crime_.import_csv));
  EXPECT_EQ(again.unchanged_count(), rows);
  EXPECT_EQ(again.revision(), 0);

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Dashboard());
  const auto by_indicator = ByIndicator(dashboard);
  ASSERT_THAT(by_indicator, SizeIs(14));
  for (const auto& entry : by_indicator) {
    const std::string& id = entry.first;  // clang 14 captures no structured binding
    const v1::DashboardRow& row = entry.second;
    const auto total = [&](int32_t first, int32_t last) {
      return absl::StrCat(crime_.ForceTotal(id, first, last));
    };
    EXPECT_EQ(row.current().text(), total(Month(2025, 12), Month(2025, 12))) << id;
    EXPECT_EQ(row.minus_1_year().text(), total(Month(2024, 12), Month(2024, 12))) << id;
    EXPECT_EQ(row.fytd().text(), total(Month(2025, 4), Month(2025, 12))) << id;
    EXPECT_EQ(row.rolling_12().text(), total(Month(2025, 1), Month(2025, 12))) << id;
    EXPECT_EQ(row.baseline().text(), total(Month(2024, 4), Month(2025, 3))) << id;
    // 2022 was never published, and nothing is made up for it.
    EXPECT_EQ(row.minus_3_years().absence(), v1::Cell::NO_OBSERVATION) << id;
  }
}

TEST_F(StreetCrimeTest, ARevisedMonthMovesTheDashboardAndNothingThatWasKnown) {
  ABSL_ASSERT_OK(Import(crime_.import_csv, {.batch_id = "published"}));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard before, Dashboard());
  v1::CreateSnapshotRequest create;
  create.set_parent(kForceName);
  create.mutable_snapshot()->set_month("2025-12");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot published,
                            Call(*snapshots_, &v1::SnapshotService::Stub::CreateSnapshot, create,
                                 Publisher("cambridgeshire")));

  const int64_t held = crime_.counts.at({"cambridge", "burglary", Month(2025, 12)});
  const std::string revised = absl::StrCat("month,area,indicator,numerator,denominator\n",
                                           "2025-12,cambridge,burglary,", held + 7, ",\n");
  EXPECT_THAT(Import(revised, {.batch_id = "unexplained"}), HasReason("REVISION_REASON_REQUIRED"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Batch batch,
      Import(revised, {.batch_id = "late", .revision_reason = "late recording"}));
  EXPECT_EQ(batch.revised_count(), 1);

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard after, Dashboard());
  EXPECT_EQ(ByIndicator(after)["burglary"].current().text(),
            absl::StrCat(crime_.ForceTotal("burglary", Month(2025, 12), Month(2025, 12)) + 7));
  EXPECT_EQ(ByIndicator(after)["robbery"].SerializeAsString(),
            ByIndicator(before)["robbery"].SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard as_known, Dashboard(&before.known_at()));
  EXPECT_EQ(as_known.SerializeAsString(), before.SerializeAsString());

  v1::GetSnapshotRequest get;
  get.set_name(published.name());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Snapshot snapshot,
      Call(*snapshots_, &v1::SnapshotService::Stub::GetSnapshot, get, Viewer("cambridgeshire")));
  EXPECT_EQ(snapshot.SerializeAsString(), published.SerializeAsString());

  v1::DiffSnapshotRequest diff;
  diff.set_name(published.name());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::DiffSnapshotResponse differences,
      Call(*snapshots_, &v1::SnapshotService::Stub::DiffSnapshot, diff, Viewer("cambridgeshire")));
  EXPECT_FALSE(differences.differences().empty());
  for (const v1::CellDifference& difference : differences.differences()) {
    EXPECT_EQ(difference.indicator(), IndicatorName("burglary"));
    EXPECT_THAT(difference.batches(), ElementsAre("forces/cambridgeshire/batches/late"));
  }
}

}  // namespace
}  // namespace copperplate::indicators
