#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "copperplate/indicators/v1/annotation_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "libs/time/civil.h"
#include "services/indicators/storage/testing/usual.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;
using ::testing::UnorderedElementsAre;

constexpr int32_t kLast = 2017 * 12 + 8;  // September 2017

class ForecastServiceTest : public ObservationTest {
 protected:
  // Six years to September 2017: 5 more each month for the one district, a handful with the same
  // season for the other; the force is their sum.
  void SetUp() override {
    AddArea(kForce);
    AddArea("peterborough");
    AddArea("fenland");
    AddIndicator("crime");
    std::string csv = "indicator,area,month,numerator,denominator\n";
    for (int32_t month = kLast - 71; month <= kLast; ++month) {
      const int32_t season = month % 12 < 6 ? 60 : -60;
      Add(csv, "peterborough", month, 500 + season + 5 * (month - kLast + 71) + month * 7 % 5);
      Add(csv, "fenland", month, 10 + season / 60 + month * 5 % 7);
    }
    ABSL_ASSERT_OK(Import(csv, {.batch_id = "crime"}));
  }
  static void Add(std::string& csv, const char* area, int32_t month, int32_t count) {
    absl::StrAppend(&csv, "crime,", area, ",", FormatMonth(month), ",", count, ",\n");
  }

  static v1::GetForecastRequest Of(const std::string& area) {
    v1::GetForecastRequest request;
    request.set_name(absl::StrCat("forces/", kForce, "/indicators/crime/forecast"));
    request.set_area(area);
    return request;
  }
  absl::StatusOr<v1::Forecast> Get(const v1::GetForecastRequest& request) {
    return Call(*analysis_, &v1::AnalysisService::Stub::GetForecast, request, Viewer(kForce));
  }

  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
};

TEST_F(ForecastServiceTest, TheYearIsProjectedBesideTheNaiveAnswer) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Forecast forecast, Get(Of("")));
  EXPECT_EQ(forecast.name(), "forces/cambridgeshire/indicators/crime/forecast");
  EXPECT_EQ(forecast.area(), "forces/cambridgeshire/areas/cambridgeshire");
  EXPECT_EQ(forecast.year_first_month(), "2017-04");
  EXPECT_EQ(forecast.year_last_month(), "2018-03");
  EXPECT_EQ(forecast.to_month(), "2017-09");
  EXPECT_EQ(forecast.history_first_month(), "2011-10");
  EXPECT_EQ(forecast.history_months(), 72);
  EXPECT_EQ(forecast.method(), v1::Forecast::ADDITIVE_HOLT_WINTERS);
  ASSERT_EQ(forecast.trials_size(), 4);
  EXPECT_EQ(forecast.trials(0).method(), v1::Forecast::SEASONAL_NAIVE);
  EXPECT_LT(forecast.trials(1).mean_absolute_error(), forecast.trials(0).mean_absolute_error());
  EXPECT_EQ(forecast.trials(3).outcome(), v1::ForecastTrial::FOR_SMALL_COUNTS);
  EXPECT_EQ(forecast.backtest_origins(), 24);
  EXPECT_EQ(forecast.months_size(), 6);
  EXPECT_LT(forecast.projected().lower(), forecast.projected().value());
  EXPECT_GT(forecast.projected().upper(), forecast.projected().value());
  EXPECT_LT(forecast.seasonal_naive().value(), forecast.projected().value());
  EXPECT_EQ(forecast.step_changes_size(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Forecast again, Get(Of("")));
  EXPECT_EQ(again.SerializeAsString(), forecast.SerializeAsString());

  v1::GetForecastRequest earlier = Of("");
  earlier.set_to_month("2017-03");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Forecast complete, Get(earlier));
  EXPECT_EQ(complete.method(), v1::Forecast::YEAR_COMPLETE);
  EXPECT_EQ(complete.projected().text(), complete.year_to_date().text());
}

TEST_F(ForecastServiceTest, AnAreaOfFewEventsHasTheSeasonOfTheForce) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Forecast forecast, Get(Of("fenland")));
  EXPECT_TRUE(forecast.small_counts());
  EXPECT_EQ(forecast.method(), v1::Forecast::POOLED_SEASON);
  EXPECT_FALSE(forecast.pool_is_own());
  // October against January, as the force has them: its own chance moves by far more.
  const double ratio = forecast.months(0).value() / forecast.months(3).value();
  EXPECT_GT(ratio, 0.7);
  EXPECT_LT(ratio, 0.95);
}

TEST_F(ForecastServiceTest, AForecastKnownAtDoesNotMove) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Forecast before, Get(Of("peterborough")));
  ABSL_ASSERT_OK(
      Import("indicator,area,month,numerator,denominator\ncrime,peterborough,2017-10,9000,\n"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Forecast after, Get(Of("peterborough")));
  EXPECT_EQ(after.to_month(), "2017-10");
  v1::GetForecastRequest then = Of("peterborough");
  *then.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Forecast again, Get(then));
  EXPECT_EQ(again.SerializeAsString(), before.SerializeAsString());
  // The force has no figure for October while one of its districts has none.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Forecast force, Get(Of("")));
  EXPECT_EQ(force.to_month(), "2017-09");
}

TEST_F(ForecastServiceTest, WhatIsMissingIsNamed) {
  v1::GetForecastRequest request = Of("");
  request.set_to_month("2013-01");
  absl::Status status = Get(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("SERIES_TOO_SHORT"));
  EXPECT_EQ(status.message(),
            "needs 25 months without a gap up to January 2013 and has 16, from October 2011");
  request.set_to_month("2017-11");
  status = Get(request).status();
  EXPECT_THAT(status, HasReason("SERIES_HAS_GAP"));
  EXPECT_EQ(status.message(),
            "needs 27 months without a gap up to November 2017 and has 0: October 2017 to November "
            "2017 have no figure");
  EXPECT_EQ(ErrorMetadata(status, "missingMonths"), "2017-10,2017-11");
}

TEST_F(ForecastServiceTest, EveryFaultOfARequestIsNamed) {
  v1::GetForecastRequest request = Of("forces/kent/areas/thanet");
  request.set_to_month("2199-01");
  EXPECT_THAT(FieldsOf(Get(request).status()), UnorderedElementsAre("area", "to_month"));
  EXPECT_THAT(Get(Of("atlantis")), HasReason("AREA_UNKNOWN"));
  request = Of("fenland");
  request.set_to_month("1950-01");
  EXPECT_THAT(FieldsOf(Get(request).status()), UnorderedElementsAre("area", "to_month"));
  request.set_name(absl::StrCat("forces/", kForce, "/indicators/no-such/forecast"));
  EXPECT_THAT(Get(request), HasReason("INDICATOR_UNKNOWN"));
  AddIndicator("burglary");
  request.set_name(absl::StrCat("forces/", kForce, "/indicators/burglary/forecast"));
  request.clear_to_month();
  const absl::Status none = Get(request).status();
  EXPECT_THAT(none, HasReason("NO_OBSERVATION"));
  EXPECT_THAT(FieldsOf(none), ElementsAre("name"));
}

TEST_F(ForecastServiceTest, RebasesOfTheAreaAndSeriesBreaksAreStepChanges) {
  const auto annotations = v1::AnnotationService::NewStub(channel());
  for (const auto& [area, month] :
       {std::pair("peterborough", "2015-04"), std::pair(kForce, "2016-04")}) {
    v1::CreateRebaseRequest request;
    request.set_parent(kForceName);
    request.set_rebase_id(area);
    request.mutable_rebase()->set_indicator("crime");
    request.mutable_rebase()->set_area(area);
    request.mutable_rebase()->set_month(month);
    request.mutable_rebase()->set_reason(area);
    ABSL_ASSERT_OK(
        Call(*annotations, &v1::AnnotationService::Stub::CreateRebase, request, Analyst(kForce)));
  }
  v1::CreateSeriesBreakRequest request;
  request.set_parent(kForceName);
  request.set_series_break_id("rules");
  request.mutable_series_break()->set_indicator("crime");
  request.mutable_series_break()->set_month("2014-04");
  request.mutable_series_break()->set_reason("counting rules");
  ABSL_ASSERT_OK(Call(*annotations, &v1::AnnotationService::Stub::CreateSeriesBreak, request,
                      Analyst(kForce)));

  const auto reasons = [this](const std::string& area) {
    std::vector<std::string> found;
    const auto forecast = Get(Of(area));
    for (const auto& change : forecast.value().step_changes()) found.push_back(change.reason());
    return found;
  };
  EXPECT_THAT(reasons(""), ElementsAre("counting rules", "cambridgeshire"));
  EXPECT_THAT(reasons("peterborough"), ElementsAre("counting rules", "peterborough"));
  EXPECT_THAT(reasons("fenland"), ElementsAre("counting rules"));
}

}  // namespace
}  // namespace copperplate::indicators
