// Six districts that became two policing areas in April 2018, made and asked for through the API:
// before and after, the force, the districts and the new areas are right.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "libs/time/civil.h"
#include "services/indicators/transport/testing/faults.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
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
        absl::StrAppend(&csv, "crime,", district, ",", FormatMonth(MonthFromNumber(month)), ",",
                        value, ",\n");
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

  static constexpr const char* kDistricts[] = {"fenland",         "peterborough",
                                               "cambridge",       "east-cambridgeshire",
                                               "huntingdonshire", "south-cambridgeshire"};
  std::unique_ptr<v1::DashboardService::Stub> dashboards_ =
      v1::DashboardService::NewStub(channel());
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

}  // namespace
}  // namespace copperplate::indicators
