#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "copperplate/indicators/v1/annotation_service.grpc.pb.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;

class ControlChartTest : public ObservationTest {
 protected:
  void SetUp() override {
    AddArea("cambridgeshire");
    AddIndicator("crime");
    std::string csv = "indicator,area,month,numerator,denominator\n";
    for (int i = 0; i < 30; ++i) {
      absl::StrAppend(&csv, "crime,cambridgeshire,", Month(i), ",",
                      (i < 20 ? 100 : 150) + i % 2 * 10, ",\n");
    }
    ABSL_ASSERT_OK(Import(csv, {.batch_id = "figures"}));
  }

  // From January 2016 on.
  static std::string Month(int at) {
    return absl::StrCat(2016 + at / 12, at % 12 < 9 ? "-0" : "-", at % 12 + 1);
  }
  static v1::GetControlChartRequest OfCrime() {
    v1::GetControlChartRequest request;
    request.set_name(absl::StrCat(kForceName, "/indicators/crime/controlChart"));
    return request;
  }
  absl::StatusOr<v1::ControlChart> Get(const v1::GetControlChartRequest& request) {
    return Call(*analysis_, &v1::AnalysisService::Stub::GetControlChart, request,
                Viewer("cambridgeshire"));
  }
  void Record(const std::string& month) {
    v1::CreateRebaseRequest request;
    request.set_parent(kForceName);
    request.set_rebase_id("merger");
    request.mutable_rebase()->set_indicator("crime");
    request.mutable_rebase()->set_area("cambridgeshire");
    request.mutable_rebase()->set_month(month);
    request.mutable_rebase()->set_reason("two stations became one");
    ABSL_ASSERT_OK(Call(*annotations_, &v1::AnnotationService::Stub::CreateRebase, request,
                        Analyst("cambridgeshire")));
  }
  void Aim(const std::string& value) {
    v1::CreateTargetRequest request;
    request.set_parent(kForceName);
    request.set_target_id("aim");
    request.mutable_target()->set_indicator("crime");
    request.mutable_target()->set_area("cambridgeshire");
    request.mutable_target()->set_from_month("2017-01");
    request.mutable_target()->set_value(value);
    ABSL_ASSERT_OK(Call(*annotations_, &v1::AnnotationService::Stub::CreateTarget, request,
                        Analyst("cambridgeshire")));
  }
  void Break(const std::string& month) {
    v1::CreateSeriesBreakRequest request;
    request.set_parent(kForceName);
    request.set_series_break_id("rules");
    request.mutable_series_break()->set_indicator("crime");
    request.mutable_series_break()->set_month(month);
    request.mutable_series_break()->set_reason("counting rules");
    ABSL_ASSERT_OK(Call(*annotations_, &v1::AnnotationService::Stub::CreateSeriesBreak, request,
                        Analyst("cambridgeshire")));
  }

  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
  std::unique_ptr<v1::AnnotationService::Stub> annotations_ =
      v1::AnnotationService::NewStub(channel());
};

TEST_F(ControlChartTest, AStepIsSignalledAndARebaseProposedUntilOneIsRecorded) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ControlChart before, Get(OfCrime()));
  EXPECT_EQ(before.name(), "forces/cambridgeshire/indicators/crime/controlChart");
  EXPECT_EQ(before.area(), "forces/cambridgeshire/areas/cambridgeshire");
  EXPECT_EQ(before.values(), v1::ControlChart::PERIODS);
  ASSERT_EQ(before.points_size(), 30) << "as many as there are";
  ASSERT_EQ(before.segments_size(), 1);
  EXPECT_EQ(before.segments(0).n(), 30);
  EXPECT_EQ(before.segments(0).rebase(), "");
  EXPECT_EQ(before.points(0).month(), "2016-01");
  EXPECT_FALSE(before.points(0).has_moving_range());
  EXPECT_EQ(before.points(1).moving_range(), 10);
  EXPECT_EQ(before.points(29).text(), "160");
  EXPECT_EQ(before.points(29).cell().numerator(), "160");
  EXPECT_EQ(before.points(29).upper_limit(), before.segments(0).upper_limit().value());
  EXPECT_EQ(before.segments(0).centre().text(), "121.7");
  ASSERT_EQ(before.rebase_proposals_size(), 1);
  EXPECT_EQ(before.rebase_proposals(0).month(), "2017-09");
  EXPECT_EQ(before.rebase_proposals(0).run_points(), 10);
  EXPECT_EQ(before.rebase_proposals(0).mean_of_run().text(), "155.0");
  EXPECT_EQ(before.method().limit_factor(), 2.66);
  EXPECT_EQ(before.method().signal_run_points(), 7);
  EXPECT_FALSE(before.seasonality().tested());

  Record("2017-09");
  Break("2017-02");
  Aim("140");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ControlChart after, Get(OfCrime()));
  ASSERT_EQ(after.segments_size(), 2);
  EXPECT_EQ(after.segments(1).first_month(), "2017-09");
  EXPECT_EQ(after.segments(1).rebase(), "forces/cambridgeshire/rebases/merger");
  EXPECT_EQ(after.segments(1).rebase_reason(), "two stations became one");
  EXPECT_EQ(after.segments(1).rebase_author(), Analyst("cambridgeshire").subject);
  EXPECT_TRUE(after.segments(1).trial());
  EXPECT_EQ(after.rebase_proposals_size(), 0);
  ASSERT_EQ(after.series_breaks_size(), 1);
  EXPECT_EQ(after.series_breaks(0).series_break(), "forces/cambridgeshire/seriesBreaks/rules");
  EXPECT_EQ(after.series_breaks(0).month(), "2017-02");
  ASSERT_EQ(after.assurance_size(), 2);
  EXPECT_EQ(after.assurance(0).first_month(), "2017-01");
  EXPECT_EQ(after.assurance(0).assurance(), v1::ControlChart::PASSES);
  EXPECT_EQ(after.assurance(1).assurance(), v1::ControlChart::HIT_OR_MISS);
  EXPECT_EQ(after.assurance(1).target_text(), "140");
  EXPECT_EQ(after.assurance(1).met(), 0);
  EXPECT_EQ(after.sentence(),
            "June 2018, at 160, lies within the trial limits of 128.4 to 181.6 that its 10 months "
            "since September 2017 set and is no signal; of all 30 months none is a signal; the "
            "target of 140 will be met or missed by chance unless something changes.");

  v1::GetControlChartRequest then = OfCrime();
  *then.mutable_known_at() = before.known_at();
  EXPECT_EQ(Get(then)->SerializeAsString(), before.SerializeAsString());
}

TEST_F(ControlChartTest, BreaksAndTargetsStandBesideTheLinesAndInTheRow) {
  Break("2018-04");
  Aim("141");
  v1::GetSeriesRequest request;
  request.set_name(absl::StrCat(kForceName, "/indicators/crime/series"));
  request.set_from_month("2018-04");
  ABSL_ASSERT_OK_AND_ASSIGN(
      v1::Series series,
      Call(*analysis_, &v1::AnalysisService::Stub::GetSeries, request, Viewer("cambridgeshire")));
  EXPECT_EQ(series.series_breaks_size(), 0) << "its months all lie after";
  ASSERT_EQ(series.targets_size(), 1);
  EXPECT_EQ(series.targets(0).target(), "forces/cambridgeshire/targets/aim");
  EXPECT_EQ(series.targets(0).first_month(), "2018-04");
  EXPECT_EQ(series.targets(0).last_month(), "2018-06");
  EXPECT_EQ(series.targets(0).value(), 141);
  EXPECT_EQ(series.targets(0).text(), "141");
  request.add_columns(v1::Series::ROLLING_12);
  ABSL_ASSERT_OK_AND_ASSIGN(series, Call(*analysis_, &v1::AnalysisService::Stub::GetSeries, request,
                                         Viewer("cambridgeshire")));
  ASSERT_EQ(series.series_breaks_size(), 1) << "rolling totals reach further back";
  EXPECT_EQ(series.series_breaks(0).reason(), "counting rules");

  const auto dashboards = v1::DashboardService::NewStub(channel());
  v1::GetDashboardRequest of_month;
  of_month.set_name(absl::StrCat(kForceName, "/dashboard"));
  of_month.set_month("2018-06");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard,
                            Call(*dashboards, &v1::DashboardService::Stub::GetDashboard, of_month,
                                 Viewer("cambridgeshire")));
  ASSERT_EQ(dashboard.rows_size(), 1);
  ASSERT_EQ(dashboard.rows(0).series_breaks_size(), 1);
  EXPECT_EQ(dashboard.rows(0).series_breaks(0).series_break(),
            "forces/cambridgeshire/seriesBreaks/rules");
}

TEST_F(ControlChartTest, RollingTotalsAreNotChartedAndItSaysWhy) {
  v1::GetControlChartRequest request = OfCrime();
  request.add_columns(v1::Series::MONTH);
  ABSL_EXPECT_OK(Get(request));
  request.add_columns(v1::Series::ROLLING_12);
  const absl::Status status = Get(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("ROLLING_TOTAL_NOT_CHARTED"));
  EXPECT_EQ(status.message(),
            "columns[1]: must be MONTH: neighbouring rolling totals share eleven of their twelve "
            "months, so that a stable process signals in 78% of them, against 5.6% of its months");
  request.add_columns(v1::Series::YEAR_TO_DATE);
  EXPECT_THAT(FieldsOf(Get(request).status()), ElementsAre("columns[1]", "columns[2]"));
}

TEST_F(ControlChartTest, WhatIsMissingIsNamed) {
  v1::GetControlChartRequest request = OfCrime();
  request.set_from_month("2015-11");
  request.set_to_month("2016-06");
  absl::Status status = Get(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("SERIES_HAS_GAP"));
  EXPECT_EQ(ErrorMetadata(status, "missingMonths"), "2015-11,2015-12");
  request.set_from_month("2016-06");
  EXPECT_THAT(Get(request), HasReason("SERIES_TOO_SHORT"));
  request.set_from_month("2016-05");
  request.set_values(v1::ControlChart::SEASONAL_DIFFERENCES);
  EXPECT_EQ(ErrorMetadata(Get(request).status(), "missingMonths"), "2015-05,2015-06");
  request.clear_from_month();
  request.clear_to_month();
  EXPECT_EQ(Get(request)->points_size(), 18);
  request.clear_values();
  const auto all = Get(request);
  ASSERT_EQ(all->points_size(), 30);
  // A month that is not in yet: the last that is has to be named, not the first asked for.
  const std::string last = all->points(29).month();
  request.set_from_month(all->points(0).month());
  request.set_to_month("2018-12");
  status = Get(request).status();
  EXPECT_THAT(status, HasReason("SERIES_HAS_GAP"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("to_month"));
  EXPECT_THAT(std::string(status.message()),
              ::testing::HasSubstr(
                  absl::StrCat("ask for months up to ", last, ", the last one with a value")));
  request.clear_from_month();
  request.clear_to_month();
  AddIndicator("burglary");
  request.set_name("forces/cambridgeshire/indicators/burglary/controlChart");
  EXPECT_THAT(Get(request), HasReason("NO_OBSERVATION"));
  EXPECT_THAT(Get(request), StatusIs(StatusCode::kNotFound,
                                     "the indicator has no figure in any month, in no area of the "
                                     "force"));
  request.set_name("forces/cambridgeshire/indicators/arson/controlChart");
  EXPECT_THAT(Get(request), HasReason("INDICATOR_UNKNOWN"));
  request = OfCrime();
  request.set_area("atlantis");
  EXPECT_THAT(Get(request), HasReason("AREA_UNKNOWN"));
  request.set_name("forces/cambridgeshire/indicators/crime/series");
  request.set_area("No id");
  request.set_from_month("2199-01");
  request.set_to_month("2018-13");
  request.set_values(static_cast<v1::ControlChart::Values>(9));
  EXPECT_THAT(FieldsOf(Get(request).status()),
              ElementsAre("name", "area", "to_month", "from_month", "values"));
}

}  // namespace
}  // namespace copperplate::indicators
