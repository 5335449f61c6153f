// Six districts that became two policing areas in April 2018, made and asked for through the API:
// before and after, the force, the districts and the new areas are right.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "libs/time/civil.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::IsOk;
using testing::StatusIs;

class RestatedAreaTest : public ObservationTest {
 protected:
  // District number n counts 10^n crimes a month, April 2014 to April 2018.
  void SetUp() override {
    AddArea("cambridgeshire");
    AddIndicator("crime");
    std::string csv = "indicator,area,month,numerator,denominator\n";
    std::string value = "1";
    for (const char* district : kDistricts) {
      AddArea(district);
      for (int32_t month = 2014 * 12 + 3; month <= 2018 * 12 + 3; ++month) {
        absl::StrAppend(&csv, "crime,", district, ",", FormatMonth(month), ",", value, ",\n");
      }
      value += "0";
    }
    ABSL_ASSERT_OK(Import(csv));
  }

  void AddPolicingArea(const std::string& id) {
    v1::CreateAreaRequest request;
    request.set_parent("forces/cambridgeshire");
    request.set_area_id(id);
    request.mutable_area()->set_title(id);
    request.mutable_area()->set_kind(v1::Area::POLICING_AREA);
    request.mutable_area()->add_parents()->set_area(AreaName("cambridgeshire"));
    request.mutable_area()->set_valid_from("2018-04");
    ABSL_ASSERT_OK(
        Call(*areas_, &v1::AreaService::Stub::CreateArea, request, Analyst("cambridgeshire")));
  }
  // From April 2018 on; in the force before.
  void Move(absl::string_view district, absl::string_view policing_area) {
    v1::UpdateAreaRequest request;
    request.mutable_area()->set_name(AreaName(district));
    v1::Area::Parent& before = *request.mutable_area()->add_parents();
    before.set_area(AreaName("cambridgeshire"));
    before.set_to_month("2018-03");
    v1::Area::Parent& after = *request.mutable_area()->add_parents();
    after.set_area(AreaName(policing_area));
    after.set_from_month("2018-04");
    request.mutable_update_mask()->add_paths("parents");
    ABSL_ASSERT_OK(
        Call(*areas_, &v1::AreaService::Stub::UpdateArea, request, Analyst("cambridgeshire")));
  }
  void Reorganise() {
    AddPolicingArea("north");
    AddPolicingArea("south");
    for (int i = 0; i < 6; ++i) Move(kDistricts[i], i < 2 ? "north" : "south");
  }

  absl::StatusOr<v1::Dashboard> Get(absl::string_view area, const std::string& month) {
    v1::GetDashboardRequest request;
    request.set_name("forces/cambridgeshire/dashboard");
    request.set_month(month);
    request.set_area(AreaName(area));
    return Call(*dashboards_, &v1::DashboardService::Stub::GetDashboard, request,
                Viewer("cambridgeshire"));
  }
  // Current, the same month three years before, rolling 12, and whether it is restated.
  std::vector<std::string> Row(absl::string_view area, const std::string& month) {
    const auto dashboard = Get(area, month);
    EXPECT_THAT(dashboard, IsOk());
    if (!dashboard.ok() || dashboard->rows_size() != 1) return {};
    const v1::DashboardRow& row = dashboard->rows(0);
    return {row.current().text(), row.minus_3_years().text(), row.rolling_12().text(),
            row.restated() ? "restated" : ""};
  }

  absl::StatusOr<v1::AreaComparison> Compare(v1::Area::Kind kind, const std::string& month) {
    v1::GetAreaComparisonRequest request;
    request.set_name("forces/cambridgeshire/indicators/crime/areaComparison");
    request.set_month(month);
    request.set_kind(kind);
    return Call(*analysis_, &v1::AnalysisService::Stub::GetAreaComparison, request,
                Viewer("cambridgeshire"));
  }
  // `north 2 of 2: 132 restated`: each area's place and rolling 12.
  static std::vector<std::string> Places(const absl::StatusOr<v1::AreaComparison>& comparison) {
    EXPECT_THAT(comparison, IsOk());
    std::vector<std::string> places;
    if (!comparison.ok()) return places;
    for (const v1::AreaComparisonRow& row : comparison->rows()) {
      places.push_back(absl::StrCat(row.title(), " ", row.rank(), " of ", row.ranked_count(), ": ",
                                    row.row().rolling_12().text(),
                                    row.row().restated() ? " restated" : ""));
    }
    return places;
  }

  static constexpr const char* kDistricts[] = {"fenland",         "peterborough",
                                               "cambridge",       "east-cambridgeshire",
                                               "huntingdonshire", "south-cambridgeshire"};
  std::unique_ptr<v1::DashboardService::Stub> dashboards_ =
      v1::DashboardService::NewStub(channel());
  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
  std::unique_ptr<v1::SnapshotService::Stub> snapshots_ = v1::SnapshotService::NewStub(channel());
};

TEST_F(RestatedAreaTest, TheNewAreasHaveTheHistoryOfTheirDistricts) {
  Reorganise();
  EXPECT_THAT(Row("north", "2018-04"), ElementsAre("11", "11", "132", "restated"));
  EXPECT_THAT(Row("south", "2018-04"), ElementsAre("111100", "111100", "1333200", "restated"));
  for (const char* area : {"north", "south"}) {
    const absl::Status before = Get(area, "2018-03").status();
    EXPECT_THAT(before, StatusIs(absl::StatusCode::kInvalidArgument));
    EXPECT_THAT(before, HasReason("AREA_NOT_VALID"));
  }
}

TEST_F(RestatedAreaTest, NothingIsPublishedOfAnAreaThatIsNotThere) {
  Reorganise();
  v1::CreateSnapshotRequest request;
  request.set_parent("forces/cambridgeshire");
  request.mutable_snapshot()->set_month("2018-03");
  request.mutable_snapshot()->set_area(AreaName("north"));
  const auto publish = [&] {
    return Call(*snapshots_, &v1::SnapshotService::Stub::CreateSnapshot, request,
                Publisher("cambridgeshire"));
  };
  const absl::Status before = publish().status();
  EXPECT_THAT(before, HasReason("AREA_NOT_VALID"));
  EXPECT_THAT(FieldsOf(before), ElementsAre("snapshot.area"));
  request.mutable_snapshot()->set_month("2018-04");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot published, publish());
  EXPECT_TRUE(published.dashboard().rows(0).restated());
}

TEST_F(RestatedAreaTest, TheForceAndItsDistrictsAreTheSameBeforeAndAfter) {
  const std::vector<std::string> whole = {"111111", "111111", "1333332", ""};
  EXPECT_EQ(Row("cambridgeshire", "2018-03"), whole);
  Reorganise();
  EXPECT_EQ(Row("cambridgeshire", "2018-03"), whole);
  EXPECT_THAT(Row("cambridgeshire", "2018-04"),
              ElementsAre("111111", "111111", "1333332", "restated"));
  EXPECT_THAT(Row("peterborough", "2018-03"), ElementsAre("10", "10", "120", ""));
  EXPECT_THAT(Row("peterborough", "2018-04"), ElementsAre("10", "10", "120", ""));
}

TEST_F(RestatedAreaTest, AComparisonIsOfTheAreasOfItsMonth) {
  Reorganise();
  EXPECT_THAT(Places(Compare(v1::Area::POLICING_AREA, "2018-04")),
              ElementsAre("north 1 of 2: 132 restated", "south 2 of 2: 1333200 restated"));
  EXPECT_THAT(Places(Compare(v1::Area::POLICING_AREA, "2018-03")), ElementsAre());
  const std::vector<std::string> districts = {
      "cambridge 3 of 6: 1200",   "east-cambridgeshire 4 of 6: 12000",
      "fenland 1 of 6: 12",       "huntingdonshire 5 of 6: 120000",
      "peterborough 2 of 6: 120", "south-cambridgeshire 6 of 6: 1200000"};
  EXPECT_EQ(Places(Compare(v1::Area::DISTRICT, "2018-03")), districts);
  EXPECT_EQ(Places(Compare(v1::Area::DISTRICT, "2018-04")), districts);
}

TEST_F(RestatedAreaTest, AComparisonHasEveryColumnAndTheSharesOfTheForcesChange) {
  Reorganise();
  ABSL_ASSERT_OK(
      Import("indicator,area,month,numerator,denominator\n"
             "crime,fenland,2018-04,11,\ncrime,cambridge,2018-04,130,\n"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::AreaComparison comparison,
                            Compare(v1::Area::POLICING_AREA, "2018-04"));
  EXPECT_EQ(comparison.name(), "forces/cambridgeshire/indicators/crime/areaComparison");
  EXPECT_EQ(comparison.data_month(), "2018-04");
  EXPECT_EQ(comparison.ranked_by(), v1::Indicator::ROLLING_12);
  EXPECT_FALSE(comparison.highest_first());
  EXPECT_EQ(comparison.force().current().text(), "111151");
  ASSERT_EQ(comparison.rows_size(), 2);
  const v1::AreaComparisonRow& north = comparison.rows(0);
  EXPECT_EQ(north.area(), "forces/cambridgeshire/areas/north");
  EXPECT_EQ(north.share_of_year_change().text(), "25.0");
  EXPECT_EQ(north.share_of_rolling_12_change().area_change(), "10");
  EXPECT_EQ(north.share_of_rolling_12_change().force_change(), "40");
  EXPECT_EQ(comparison.rows(1).share_of_rolling_12_change().text(), "75.0");
  EXPECT_EQ(north.rank_a_year_before(), 1);
  EXPECT_EQ(north.sentence(),
            "north: 142 in the 12 months to April 2018, place 1 of 2 (a year before: 1 of 2); its "
            "change of 10 since a year before is 25.0% of the force's 40.");
  // Every column is that of the area's own dashboard.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get("north", "2018-04"));
  EXPECT_EQ(north.row().SerializeAsString(), dashboard.rows(0).SerializeAsString());
}

TEST_F(RestatedAreaTest, EveryFaultOfAComparisonIsNamed) {
  const absl::Status status = Compare(v1::Area::FORCE, "2199-01").status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status), ElementsAre("month", "kind"));
  EXPECT_THAT(Compare(v1::Area::FORCE, "2018-04"), HasReason("AREA_KIND_NOT_COMPARED"));
  EXPECT_THAT(Compare(v1::Area::KIND_UNSPECIFIED, "2018-04"), HasReason("FIELD_REQUIRED"));
}

}  // namespace
}  // namespace copperplate::indicators
