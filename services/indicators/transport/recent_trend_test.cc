#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
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

constexpr int32_t kLastMonth = 2018 * 12 + 2;  // March 2018

class RecentTrendServiceTest : public ObservationTest {
 protected:
  // Years to March 2018 of 100, 110, 130, 150 and 160 in fenland; the force is the sum of its
  // areas.
  void SetUp() override {
    AddArea(kForce);
    AddArea("fenland");
    AddIndicator("crime");
    AddIndicator("none");
    std::string csv = "indicator,area,month,numerator,denominator\n";
    constexpr std::array<int, 5> kYears = {100, 110, 130, 150, 160};
    for (size_t year = 0; year < kYears.size(); ++year) {
      for (int month = 0; month < 12; ++month) {
        const int32_t number = kLastMonth - 59 + static_cast<int32_t>(year) * 12 + month;
        const int count = month == 0 ? kYears[year] - kYears[year] / 12 * 11 : kYears[year] / 12;
        absl::StrAppend(&csv, "crime,fenland,", FormatMonth(number), ",", count, ",\n");
      }
    }
    ABSL_ASSERT_OK(Import(csv, {.batch_id = "crime"}));
  }

  static v1::GetRecentTrendRequest Of(absl::string_view indicator) {
    v1::GetRecentTrendRequest request;
    request.set_name(absl::StrCat("forces/", kForce, "/indicators/", indicator, "/recentTrend"));
    return request;
  }
  absl::StatusOr<v1::RecentTrend> Get(const v1::GetRecentTrendRequest& request) {
    return Call(*analysis_, &v1::AnalysisService::Stub::GetRecentTrend, request, Viewer(kForce));
  }

  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
};

TEST_F(RecentTrendServiceTest, FiveYearsAreJudgedWithAllThatIsBehindIt) {
  v1::GetRecentTrendRequest request = Of("crime");
  request.set_month("2018-03");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecentTrend trend, Get(request));
  EXPECT_EQ(trend.name(), request.name());
  EXPECT_EQ(trend.area(), "forces/cambridgeshire/areas/cambridgeshire");
  EXPECT_EQ(trend.measure(), v1::Indicator::COUNT);
  EXPECT_EQ(trend.data_month(), "2018-03");
  EXPECT_EQ(trend.period_months(), 12);
  ASSERT_EQ(trend.periods_size(), 5);
  EXPECT_EQ(trend.periods(0).first_month(), "2013-04");
  EXPECT_EQ(trend.periods(0).last_month(), "2014-03");
  EXPECT_EQ(trend.periods(0).cell().text(), "100");
  EXPECT_NEAR(trend.periods(0).lower(), 81.36210549052788, 1e-9);
  EXPECT_EQ(trend.periods(0).upper_text(), "122");
  EXPECT_EQ(trend.method(), v1::RecentTrend::WEIGHTED_LINE);
  // By a few lines of Python.
  EXPECT_NEAR(trend.slope(), 15.969261176126382, 1e-9);
  EXPECT_NEAR(trend.chi_square(), 19.038508413564895, 1e-9);
  EXPECT_NEAR(trend.threshold(), 9.54953570608324, 1e-8);
  EXPECT_TRUE(trend.direction_is_stable());
  EXPECT_EQ(trend.direction(), v1::RecentTrend::INCREASING);
  EXPECT_EQ(trend.meaning(), v1::RecentTrend::WORSE);
  EXPECT_EQ(trend.sentence(),
            "From the year to March 2014 to the year to March 2018, over five years, from 100 to "
            "160: a significant increase, for the worse; chi-square is 19.0, above 9.5, and its "
            "direction is the same whichever year is left out.");

  // Without a month the latest with a figure; and it does not move as it was known.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecentTrend latest, Get(Of("crime")));
  EXPECT_EQ(latest.SerializeAsString(), trend.SerializeAsString());
  ABSL_ASSERT_OK(Import("indicator,area,month,numerator,denominator\ncrime,fenland,2018-03,900,\n",
                        {.revision_reason = "late"}));
  *request.mutable_known_at() = trend.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecentTrend again, Get(request));
  EXPECT_EQ(again.SerializeAsString(), trend.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecentTrend revised, Get(Of("crime")));
  EXPECT_EQ(revised.periods(4).cell().text(), "1047");

  v1::GetRecentTrendRequest quarters = Of("crime");
  quarters.set_area("fenland");
  quarters.set_period_months(3);
  quarters.set_month("2017-12");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecentTrend of_quarters, Get(quarters));
  EXPECT_EQ(of_quarters.periods(0).first_month(), "2016-10");
  EXPECT_EQ(of_quarters.periods(4).cell().text(), "39");
}

TEST_F(RecentTrendServiceTest, WhatIsMissingOrWrongIsNamed) {
  v1::GetRecentTrendRequest request = Of("crime");
  request.set_month("2018-01");
  absl::Status status = Get(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument,
                               "a recent trend needs five periods of 12 months, 2013-02 to "
                               "2018-01; there is no figure of 2013-02, 2013-03"));
  EXPECT_THAT(status, HasReason("SERIES_TOO_SHORT"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("month"));
  EXPECT_EQ(ErrorMetadata(status, "missingMonths"), "2013-02,2013-03");

  request.set_month("2199-01");
  request.set_area("fenland");
  EXPECT_THAT(Get(request), HasReason("MONTH_IN_FUTURE"));
  request = Of("crime");
  request.set_period_months(6);
  status = Get(request).status();
  EXPECT_THAT(status, HasReason("PERIOD_MONTHS_INVALID"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("period_months"));
  EXPECT_THAT(Get(Of("none")), HasReason("NO_OBSERVATION"));
  EXPECT_THAT(Get(Of("nothing")), HasReason("INDICATOR_UNKNOWN"));
}

TEST_F(RecentTrendServiceTest, PeriodsThatNobodyHasAreNamedWithTheOtherFaults) {
  v1::GetRecentTrendRequest request = Of("crime");
  request.set_month("2199-01");
  request.set_period_months(6);
  EXPECT_THAT(FieldsOf(Get(request).status()), ElementsAre("month", "period_months"));
}

}  // namespace
}  // namespace copperplate::indicators
