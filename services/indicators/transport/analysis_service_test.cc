#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/demonstration_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::Pair;
using testing::StatusIs;
using ::testing::UnorderedElementsAre;

using AnalysisStub = v1::AnalysisService::Stub;

class AnalysisServiceTest : public DemonstrationTest {
 protected:
  static v1::GetSeriesRequest SeriesOf(const std::string& indicator) {
    v1::GetSeriesRequest request;
    request.set_name(absl::StrCat(kForceName, "/indicators/", indicator, "/series"));
    return request;
  }
  absl::StatusOr<v1::Series> GetSeries(const v1::GetSeriesRequest& request) {
    return Call(*analysis_, &AnalysisStub::GetSeries, request, Viewer(kDemonstrationForce));
  }

  std::unique_ptr<AnalysisStub> analysis_ = v1::AnalysisService::NewStub(channel());
};

TEST_F(AnalysisServiceTest, ASeriesHasTheValuesOfTheDashboards) {
  v1::GetSeriesRequest request = SeriesOf("all-recorded-crime");
  request.add_columns(v1::Series::ROLLING_12);
  request.add_columns(v1::Series::MONTH);
  request.add_columns(v1::Series::YEAR_TO_DATE);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Series series, GetSeries(request));
  EXPECT_EQ(series.name(), "forces/cambridgeshire/indicators/all-recorded-crime/series");
  EXPECT_EQ(series.area(), "forces/cambridgeshire/areas/cambridgeshire");
  EXPECT_EQ(series.columns(0), v1::Series::ROLLING_12);
  ASSERT_EQ(series.points_size(), 48);
  EXPECT_EQ(series.points(0).month(), "2014-04");
  EXPECT_EQ(series.points(47).month(), "2018-03");
  for (const int at : {24, 47}) {
    const v1::SeriesPoint& point = series.points(at);
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get(OfMonth(point.month())));
    for (const v1::DashboardRow& row : dashboard.rows()) {
      if (!absl::EndsWith(row.indicator(), "/all-recorded-crime")) continue;
      EXPECT_EQ(point.cells(0).text(), row.rolling_12().text());
      EXPECT_EQ(point.cells(1).text(), row.current().text());
      EXPECT_EQ(point.cells(2).text(), row.fytd().text());
    }
  }
}

TEST_F(AnalysisServiceTest, ASeriesBeginsAndEndsAsAsked) {
  v1::GetSeriesRequest request = SeriesOf("all-recorded-crime");
  request.set_from_month("2017-12");
  request.set_to_month("2018-05");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Series series, GetSeries(request));
  ASSERT_EQ(series.points_size(), 6);
  EXPECT_EQ(series.columns_size(), 1);
  EXPECT_EQ(series.points(0).month(), "2017-12");
  EXPECT_EQ(series.points(5).cells(0).absence(), v1::Cell::NO_OBSERVATION);
}

TEST_F(AnalysisServiceTest, ASeriesKnownAtDoesNotMove) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Series before, GetSeries(SeriesOf("all-recorded-crime")));
  ABSL_ASSERT_OK(Import("revision",
                        "indicator,area,month,numerator,denominator\n"
                        "all-recorded-crime,cambridgeshire,2018-03,1,\n",
                        "a test"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Series after, GetSeries(SeriesOf("all-recorded-crime")));
  EXPECT_EQ(after.points(47).cells(0).text(), "1");
  v1::GetSeriesRequest then = SeriesOf("all-recorded-crime");
  *then.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Series again, GetSeries(then));
  EXPECT_EQ(again.SerializeAsString(), before.SerializeAsString());
}

TEST_F(AnalysisServiceTest, EveryFaultOfARequestIsNamed) {
  v1::GetSeriesRequest request = SeriesOf("all-recorded-crime");
  request.set_area("forces/kent/areas/thanet");
  request.set_from_month("2199-01");
  request.set_to_month("2018-13");
  request.add_columns(v1::Series::MONTH);
  request.add_columns(v1::Series::MONTH);
  request.add_columns(static_cast<v1::Series::Column>(9));
  const absl::Status status = GetSeries(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status),
              UnorderedElementsAre("area", "from_month", "to_month", "columns[1]", "columns[2]"));

  request = SeriesOf("all-recorded-crime");
  request.set_from_month("2018-03");
  request.set_to_month("2018-02");
  EXPECT_THAT(GetSeries(request), HasReason("MONTHS_REVERSED"));
  request.set_from_month("1998-01");
  EXPECT_THAT(GetSeries(request), HasReason("TOO_MANY_MONTHS"));
  request = SeriesOf("all-recorded-crime");
  request.set_from_month("2019-01");
  EXPECT_THAT(GetSeries(request), HasReason("MONTHS_REVERSED")) << "the last month with a figure";
}

TEST_F(AnalysisServiceTest, EveryIndicatorHasAChartAsItsSeasonNeeds) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto indicators, DemonstrationIndicators());
  std::map<std::string, int> outcomes;
  for (const auto& [id, indicator] : indicators) {
    v1::GetControlChartRequest request;
    request.set_name(absl::StrCat(kForceName, "/indicators/", id, "/controlChart"));
    const auto chart =
        Call(*analysis_, &AnalysisStub::GetControlChart, request, Viewer("cambridgeshire"));
    ++outcomes[chart.ok() ? v1::ControlChart::Values_Name(chart->values())
                          : ErrorReason(chart.status())];
  }
  EXPECT_THAT(outcomes, ElementsAre(Pair("PERIODS", 38), Pair("SEASONAL_DIFFERENCES", 4)));
}

TEST_F(AnalysisServiceTest, WhatThereIsNotIsNotFound) {
  EXPECT_THAT(GetSeries(SeriesOf("no-such-thing")), HasReason("INDICATOR_UNKNOWN"));
  v1::GetSeriesRequest request = SeriesOf("no-such-thing");
  request.set_to_month("2018-03");
  EXPECT_THAT(GetSeries(request), StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(GetSeries(request), HasReason("INDICATOR_UNKNOWN"));
  request = SeriesOf("all-recorded-crime");
  request.set_area("atlantis");
  EXPECT_THAT(GetSeries(request), StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(GetSeries(request), HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(FieldsOf(GetSeries(request).status()), UnorderedElementsAre("area"));
  request = SeriesOf("no-such-thing");
  request.set_area("atlantis");
  request.set_to_month("2018-03");
  EXPECT_THAT(GetSeries(request), HasReason("INDICATOR_UNKNOWN"));
  request = SeriesOf("all-recorded-crime");
  request.set_from_month("1950-01");
  request.set_to_month("1950-02");
  EXPECT_THAT(GetSeries(request), HasReason("AREA_NOT_VALID"));
  // The area is the force's own: what is wrong is the month.
  EXPECT_THAT(FieldsOf(GetSeries(request).status()), UnorderedElementsAre("to_month", "to_month"));
  request.set_area("cambridgeshire");
  EXPECT_THAT(FieldsOf(GetSeries(request).status()), UnorderedElementsAre("area", "to_month"));
  request.clear_area();
  request.set_from_month("1980-01");
  request.set_to_month("1980-02");
  const absl::Status unused = GetSeries(request).status();
  EXPECT_THAT(unused, HasReason("INDICATOR_NOT_VALID"));
  EXPECT_EQ(ErrorFields(unused)[0].description,
            "must be a month in which the indicator is in use: its latest figure is that of "
            "2018-03");
}

}  // namespace
}  // namespace copperplate::indicators
