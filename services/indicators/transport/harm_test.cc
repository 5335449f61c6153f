// Indicators that are made of other figures, as a client sees them: KSI = fatal + serious, and the
// harm index.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "copperplate/indicators/v1/harm_weight_service.grpc.pb.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
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

using Weights = v1::HarmWeightService::Stub;
using Analysis = v1::AnalysisService::Stub;

// Two financial years to March 2018. KSI: 1 fatal of the force, and in each of two districts 5
// seriously injured a month of the first year, 6 of the second. Harm: in Fenland 20 burglaries a
// month, then 10; in Ely a homicide.
class HarmServiceTest : public ObservationTest {
 protected:
  void SetUp() override {
    AddArea(kForce);
    for (const char* district : {"ely", "fenland"}) AddArea(district);
    for (const char* term : {"fatal", "serious"})
      Create(term, v1::Indicator::COUNT, "count", "roads");
    Create("ksi", v1::Indicator::COUNT, "count", "victims", {"fatal", "serious"});
    Create("harm", v1::Indicator::HARM, "days", "victims");
    std::string csv = "indicator,area,month,numerator,denominator,breakdown,status\n";
    for (int32_t month = kMonth - 23; month <= kMonth; ++month) AddMonth(month, csv);
    ABSL_ASSERT_OK(Import(csv, {.batch_id = "all"}));
    ABSL_ASSERT_OK(Weigh("burglary", "burglary", "2016-04", "19.5"));
    ABSL_ASSERT_OK(Weigh("homicide", "homicide", "2016-04", "5475"));
  }
  static void AddMonth(int32_t month, std::string& csv) {
    const bool second = month > kMonth - 12;
    const std::string text = FormatMonth(month);
    const auto row = [&](const char* indicator, const char* area, int count, const char* offence) {
      absl::StrAppend(&csv, indicator, ",", area, ",", text, ",", count, ",,", offence, ",",
                      month == kMonth ? "PROVISIONAL" : "", "\n");
    };
    row("fatal", kForce, 1, "");
    for (const char* district : {"ely", "fenland"}) {
      row("serious", district, second ? 6 : 5, "");
    }
    row("harm", "fenland", second ? 10 : 20, "offence=burglary");
    row("harm", "fenland", 0, "offence=homicide");
    row("harm", "ely", 0, "offence=burglary");
    row("harm", "ely", 1, "offence=homicide");
  }

  void Create(const std::string& id, v1::Indicator::Measure measure, const std::string& unit,
              const std::string& theme, const std::vector<std::string>& terms = {},
              bool subtract_last = false) {
    v1::CreateIndicatorRequest request;
    request.set_parent(kForceName);
    request.set_indicator_id(id);
    v1::Indicator& indicator = *request.mutable_indicator();
    indicator.set_title(id);
    indicator.set_theme(theme);
    indicator.set_measure(measure);
    indicator.set_unit(unit);
    indicator.set_polarity(v1::Indicator::LOWER_IS_BETTER);
    indicator.set_valid_from("2010-04");
    for (const std::string& term : terms) indicator.add_formula()->set_indicator(term);
    if (subtract_last) indicator.mutable_formula(indicator.formula_size() - 1)->set_subtract(true);
    ABSL_EXPECT_OK(
        Call(*indicators_, &v1::IndicatorService::Stub::CreateIndicator, request, analyst_));
  }
  static v1::CreateHarmWeightRequest NewWeight(const std::string& id, const std::string& category,
                                               const std::string& from, const std::string& days) {
    v1::CreateHarmWeightRequest request;
    request.set_parent(kForceName);
    request.set_harm_weight_id(id);
    request.mutable_harm_weight()->set_category(category);
    request.mutable_harm_weight()->set_from_month(from);
    request.mutable_harm_weight()->set_weight(days);
    request.mutable_harm_weight()->set_source(" Crime Harm Index, 2016 ");
    return request;
  }
  absl::StatusOr<v1::HarmWeight> Weigh(const std::string& id, const std::string& category,
                                       const std::string& from, const std::string& days) {
    return Call(*weights_, &Weights::CreateHarmWeight, NewWeight(id, category, from, days),
                analyst_);
  }
  absl::StatusOr<v1::HarmWeight> Change(const std::string& id, const std::string& field,
                                        const std::string& value, const std::string& etag = "") {
    v1::UpdateHarmWeightRequest request;
    v1::HarmWeight& weight = *request.mutable_harm_weight();
    weight.set_name(absl::StrCat(kForceName, "/harmWeights/", id));
    weight.set_etag(etag);
    weight.GetReflection()->SetString(&weight, weight.GetDescriptor()->FindFieldByName(field),
                                      value);
    request.mutable_update_mask()->add_paths(field);
    return Call(*weights_, &Weights::UpdateHarmWeight, request, analyst_);
  }

  v1::Dashboard Dashboard(const std::string& theme = "",
                          const google::protobuf::Timestamp* known_at = nullptr) {
    v1::GetDashboardRequest request;
    request.set_name(absl::StrCat(kForceName, "/dashboard"));
    request.set_month("2018-03");
    request.set_theme(theme);
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    const auto dashboard =
        Call(*dashboards_, &v1::DashboardService::Stub::GetDashboard, request, Viewer(kForce));
    EXPECT_THAT(dashboard, testing::IsOk());
    return dashboard.value_or(v1::Dashboard());
  }
  v1::DashboardRow Row(const std::string& id,
                       const google::protobuf::Timestamp* known_at = nullptr) {
    const v1::Dashboard dashboard = Dashboard("", known_at);
    for (const v1::DashboardRow& row : dashboard.rows()) {
      if (row.indicator() == IndicatorName(id)) return row;
    }
    ADD_FAILURE() << id;
    return {};
  }
  template <class Request, class Reply>
  absl::StatusOr<Reply> Analyse(grpc::Status (Analysis::*method)(grpc::ClientContext*,
                                                                 const Request&, Reply*),
                                Request request, const std::string& indicator,
                                const std::string& view) {
    request.set_name(absl::StrCat(IndicatorName(indicator), "/", view));
    return Call(*analysis_, method, request, analyst_);
  }

  const Caller analyst_ = Analyst(kForce);
  std::unique_ptr<Weights> weights_ = v1::HarmWeightService::NewStub(channel());
  std::unique_ptr<Analysis> analysis_ = v1::AnalysisService::NewStub(channel());
  std::unique_ptr<v1::DashboardService::Stub> dashboards_ =
      v1::DashboardService::NewStub(channel());
};

TEST_F(HarmServiceTest, ADerivedIndicatorAndAHarmIndexStandInTheDashboard) {
  const v1::Dashboard of_theme = Dashboard("victims");
  ASSERT_EQ(of_theme.rows_size(), 2);
  const v1::DashboardRow& harm = of_theme.rows(0);
  const v1::DashboardRow& ksi = of_theme.rows(1);
  EXPECT_EQ(ksi.indicator(), IndicatorName("ksi"));
  EXPECT_EQ(ksi.data_month(), "2018-03");
  EXPECT_EQ(ksi.current().text(), "13");
  EXPECT_EQ(ksi.minus_1_year().text(), "11");
  EXPECT_EQ(ksi.rolling_12().text(), "156");
  EXPECT_EQ(ksi.baseline().text(), "132");
  EXPECT_EQ(ksi.fytd().text(), "156");
  EXPECT_EQ(ksi.fytd_minus_1_year().text(), "132");
  EXPECT_EQ(ksi.benchmark().text(), "Higher");
  EXPECT_TRUE(ksi.provisional());
  EXPECT_EQ(ksi.minus_2_years().absence(), v1::Cell::NO_OBSERVATION);

  EXPECT_EQ(harm.indicator(), IndicatorName("harm"));
  EXPECT_EQ(harm.current().text(), "5670");  // 10 x 19.5 + 5475
  EXPECT_EQ(harm.minus_1_year().text(), "5865");
  EXPECT_EQ(harm.rolling_12().text(), "68040");
  EXPECT_EQ(harm.baseline().text(), "70380");
  EXPECT_EQ(harm.fytd().text(), "68040");
  EXPECT_EQ(harm.fytd_minus_1_year().text(), "70380");
  EXPECT_EQ(harm.benchmark().reason(), v1::Verdict::NO_RULE_FOR_MEASURE);
  EXPECT_FALSE(harm.restated());
  EXPECT_TRUE(harm.provisional());
  EXPECT_EQ(harm.change().year().absolute_text(), "-195");
  EXPECT_EQ(Dashboard().rows_size(), 4);
}

TEST_F(HarmServiceTest, AMonthThatATermLacksIsMissing) {
  ABSL_ASSERT_OK(
      Import("indicator,area,month,numerator,denominator\nfatal,cambridgeshire,2018-04,1,\n",
             {.batch_id = "late"}));
  v1::GetDashboardRequest request;
  request.set_name(absl::StrCat(kForceName, "/dashboard"));
  request.set_month("2018-04");
  request.set_theme("victims");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Dashboard april,
      Call(*dashboards_, &v1::DashboardService::Stub::GetDashboard, request, Viewer(kForce)));
  const v1::Cell& current = april.rows(1).current();
  EXPECT_EQ(current.absence(), v1::Cell::NO_OBSERVATION);
  EXPECT_THAT(current.missing_parts(), ElementsAre(IndicatorName("serious")));
  EXPECT_THAT(april.rows(1).rolling_12().missing_months(), ElementsAre("2018-04"));
  EXPECT_EQ(Import("indicator,area,month,numerator,denominator\nksi,cambridgeshire,2018-03,1,\n")
                .status()
                .code(),
            StatusCode::kInvalidArgument);
  v1::Indicator patch;
  patch.set_name(IndicatorName("serious"));
  patch.set_unit("casualties");
  v1::UpdateIndicatorRequest update;
  *update.mutable_indicator() = patch;
  update.mutable_update_mask()->add_paths("unit");
  EXPECT_THAT(Call(*indicators_, &v1::IndicatorService::Stub::UpdateIndicator, update, analyst_),
              HasReason("FORMULA_UNIT_DIFFERS"));
}

TEST_F(HarmServiceTest, ViewsOfBoth) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Series ksi,
                            Analyse(&Analysis::GetSeries, v1::GetSeriesRequest(), "ksi", "series"));
  ASSERT_EQ(ksi.points_size(), 48);
  EXPECT_EQ(ksi.points(47).month(), "2018-03");
  EXPECT_EQ(ksi.points(47).cells(0).text(), "13");
  EXPECT_EQ(ksi.points(23).cells(0).absence(), v1::Cell::NO_OBSERVATION);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Series harm,
      Analyse(&Analysis::GetSeries, v1::GetSeriesRequest(), "harm", "series"));
  EXPECT_EQ(harm.points(47).cells(0).text(), "5670");
  EXPECT_EQ(harm.points(24).cells(0).text(), "5865");

  for (const char* id : {"ksi", "harm"}) {
    ABSL_ASSERT_OK_AND_ASSIGN(
        const v1::ControlChart chart,
        Analyse(&Analysis::GetControlChart, v1::GetControlChartRequest(), id, "controlChart"));
    EXPECT_EQ(chart.points_size(), 24) << id;
    ABSL_ASSERT_OK_AND_ASSIGN(
        const v1::Forecast forecast,
        Analyse(&Analysis::GetForecast, v1::GetForecastRequest(), id, "forecast"));
    EXPECT_EQ(forecast.method(), v1::Forecast::YEAR_COMPLETE) << id;
    EXPECT_EQ(forecast.year_to_date().text(), id == std::string("ksi") ? "156" : "68040");
  }

  v1::GetAreaComparisonRequest compare;
  compare.set_month("2018-03");
  compare.set_kind(v1::Area::DISTRICT);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::AreaComparison areas,
      Analyse(&Analysis::GetAreaComparison, compare, "harm", "areaComparison"));
  ASSERT_EQ(areas.rows_size(), 2);
  EXPECT_EQ(areas.rows(0).row().rolling_12().text(), "65700");
  EXPECT_EQ(areas.rows(1).row().rolling_12().text(), "2340");
  EXPECT_EQ(areas.rows(1).share_of_rolling_12_change().text(), "100.0");
  // The fatal are the force's own.
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::AreaComparison of_ksi,
      Analyse(&Analysis::GetAreaComparison, compare, "ksi", "areaComparison"));
  EXPECT_EQ(of_ksi.force().rolling_12().text(), "156");
  EXPECT_THAT(of_ksi.rows(0).row().current().missing_parts(), ElementsAre(IndicatorName("fatal")));
  v1::GetInformationSheetRequest sheet;
  sheet.set_name(absl::StrCat(kForceName, "/informationSheet"));
  sheet.set_month("2018-03");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::InformationSheet data,
                            Call(*analysis_, &Analysis::GetInformationSheet, sheet, analyst_));
  for (const v1::InformationSheetRow& row : data.rows()) EXPECT_EQ(row.data_to(), "2018-03");
}

// From April to November 2018 8 more months of 13 and of 5,670 days; the four to come are as many
// as a year before, since of 32 months no model can be tried.
TEST_F(HarmServiceTest, BothAreProjectedInMidYear) {
  std::string csv = "indicator,area,month,numerator,denominator,breakdown,status\n";
  for (int32_t month = kMonth + 1; month <= kMonth + 8; ++month) AddMonth(month, csv);
  ABSL_ASSERT_OK(Import(csv, {.batch_id = "later"}));
  for (const char* id : {"ksi", "harm"}) {
    const bool is_ksi = id == std::string("ksi");
    ABSL_ASSERT_OK_AND_ASSIGN(
        const v1::Forecast forecast,
        Analyse(&Analysis::GetForecast, v1::GetForecastRequest(), id, "forecast"));
    EXPECT_EQ(forecast.to_month(), "2018-11");
    EXPECT_EQ(forecast.method(), v1::Forecast::SEASONAL_NAIVE) << id;
    EXPECT_EQ(forecast.year_to_date().text(), is_ksi ? "104" : "45360");
    EXPECT_EQ(forecast.projected().text(), is_ksi ? "156" : "68040");
  }
}

// 11 a month above the fatal of the second year, 9 of the first: 132 and 108.
TEST_F(HarmServiceTest, ASumOfCountsIsTestedAndADifferenceIsNot) {
  Create("net", v1::Indicator::COUNT, "count", "victims", {"serious", "fatal"},
         /*subtract_last=*/true);
  v1::GetDashboardRequest request;
  request.set_name(absl::StrCat(kForceName, "/dashboard"));
  request.set_month("2018-03");
  request.set_theme("victims");
  request.set_profile("significance");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Dashboard dashboard,
      Call(*dashboards_, &v1::DashboardService::Stub::GetDashboard, request, Viewer(kForce)));
  ASSERT_EQ(dashboard.rows_size(), 3);
  const v1::DashboardRow& ksi = dashboard.rows(1);
  const v1::DashboardRow& net = dashboard.rows(2);
  EXPECT_EQ(ksi.benchmark().word(), v1::Verdict::COMPARABLE);  // 156 against 132 is z of 1.41
  EXPECT_EQ(net.rolling_12().text(), "132");
  EXPECT_EQ(net.baseline().text(), "108");
  EXPECT_EQ(net.benchmark().reason(), v1::Verdict::NOT_TESTABLE);
  v1::GetRecentTrendRequest trend;
  trend.set_month("2018-03");
  trend.set_period_months(3);
  EXPECT_THAT(Analyse(&Analysis::GetRecentTrend, trend, "net", "recentTrend"),
              HasReason("MEASURE_NOT_SUPPORTED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecentTrend of_ksi,
                            Analyse(&Analysis::GetRecentTrend, trend, "ksi", "recentTrend"));
  EXPECT_EQ(of_ksi.periods(0).cell().text(), "33");
  EXPECT_EQ(of_ksi.periods(4).cell().text(), "39");
}

TEST_F(HarmServiceTest, HarmBreaksDownByOffenceForAnalysts) {
  v1::GetBreakdownRequest request;
  request.set_month("2018-03");
  request.set_dimension("offence");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown harm,
                            Analyse(&Analysis::GetBreakdown, request, "harm", "breakdown"));
  ASSERT_EQ(harm.rows_size(), 2);
  EXPECT_EQ(harm.rows(0).category(), "burglary");
  EXPECT_EQ(harm.rows(0).month().text(), "195");
  EXPECT_EQ(harm.rows(0).month().percent_text(), "3.4");  // of 5670
  EXPECT_EQ(harm.rows(1).rolling_12().text(), "65700");
  EXPECT_EQ(harm.month_base().difference_text(), "0");
  request.set_name(absl::StrCat(IndicatorName("harm"), "/breakdown"));
  EXPECT_THAT(Call(*analysis_, &Analysis::GetBreakdown, request, Viewer(kForce)),
              HasReason("MEASURE_NOT_SUPPORTED"));
  EXPECT_THAT(Analyse(&Analysis::GetBreakdown, request, "ksi", "breakdown"),
              HasReason("MEASURE_NOT_SUPPORTED"));
  request.set_dimension("age");
  EXPECT_THAT(Analyse(&Analysis::GetBreakdown, request, "harm", "breakdown"),
              HasReason("DIMENSION_UNKNOWN"));
}

TEST_F(HarmServiceTest, TheWeightsOfTheDataMonthHoldAndAreKnownAtTheirTime) {
  v1::CreateSnapshotRequest publish;
  publish.set_parent(kForceName);
  publish.mutable_snapshot()->set_month("2018-03");
  const auto snapshots = v1::SnapshotService::NewStub(channel());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Snapshot published,
      Call(*snapshots, &v1::SnapshotService::Stub::CreateSnapshot, publish, Publisher(kForce)));
  const google::protobuf::Timestamp before = Dashboard().known_at();
  ABSL_ASSERT_OK(Change("burglary", "to_month", "2017-12"));
  ABSL_ASSERT_OK(Weigh("burglary-2018", "burglary", "2018-01", "30"));
  const v1::DashboardRow row = Row("harm");
  EXPECT_EQ(row.current().text(), "5775");
  EXPECT_EQ(row.baseline().text(), "72900");  // 12 x (20 x 30 + 5475)
  EXPECT_TRUE(row.restated());
  EXPECT_EQ(Row("harm", &before).current().text(), "5670");
  v1::DiffSnapshotRequest diff;
  diff.set_name(published.name());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::DiffSnapshotResponse moved,
      Call(*snapshots, &v1::SnapshotService::Stub::DiffSnapshot, diff, Viewer(kForce)));
  ASSERT_GT(moved.differences_size(), 0);
  for (const v1::CellDifference& difference : moved.differences()) {
    EXPECT_EQ(difference.indicator(), IndicatorName("harm"));
    ASSERT_EQ(difference.causes_size(), 2);
    EXPECT_EQ(difference.causes(0).resource(), "forces/cambridgeshire/harmWeights/burglary");
    EXPECT_EQ(difference.causes(1).resource(), "forces/cambridgeshire/harmWeights/burglary-2018");
  }

  v1::DeleteHarmWeightRequest remove;
  remove.set_name("forces/cambridgeshire/harmWeights/homicide");
  ABSL_ASSERT_OK(Call(*weights_, &Weights::DeleteHarmWeight, remove, analyst_));
  const v1::Cell current = Row("harm").current();
  EXPECT_EQ(current.absence(), v1::Cell::HARM_WEIGHT_MISSING);
  EXPECT_EQ(current.text(), "n/a");
  EXPECT_THAT(current.missing_parts(), ElementsAre("offence=homicide"));
}

TEST_F(HarmServiceTest, AHarmWeightIsReadAsItWasRecorded) {
  v1::GetHarmWeightRequest get;
  get.set_name("forces/cambridgeshire/harmWeights/burglary");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::HarmWeight weight,
                            Call(*weights_, &Weights::GetHarmWeight, get, Viewer(kForce)));
  EXPECT_EQ(weight.name(), get.name());
  EXPECT_EQ(weight.category(), "burglary");
  EXPECT_EQ(weight.from_month(), "2016-04");
  EXPECT_EQ(weight.to_month(), "");
  EXPECT_EQ(weight.weight(), "19.5");
  EXPECT_EQ(weight.source(), "Crime Harm Index, 2016");
  EXPECT_EQ(weight.author(), analyst_.subject);
  v1::ListHarmWeightsRequest list;
  list.set_parent(kForceName);
  list.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(v1::ListHarmWeightsResponse page,
                            Call(*weights_, &Weights::ListHarmWeights, list, Viewer(kForce)));
  EXPECT_EQ(page.harm_weights(0).DebugString(), weight.DebugString());
  list.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(page, Call(*weights_, &Weights::ListHarmWeights, list, Viewer(kForce)));
  EXPECT_EQ(page.harm_weights(0).category(), "homicide");
  EXPECT_EQ(page.next_page_token(), "");

  ABSL_ASSERT_OK(Change("burglary", "weight", "20.000001", weight.etag()));
  EXPECT_THAT(Change("burglary", "weight", "21", weight.etag()), HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(Change("nowhere", "weight", "21"), HasReason("HARM_WEIGHT_UNKNOWN"));
  EXPECT_THAT(Call(*weights_, &Weights::CreateHarmWeight,
                   NewWeight("arson", "arson", "2016-04", "1"), Viewer(kForce)),
              StatusIs(StatusCode::kPermissionDenied));
  v1::CreateHarmWeightRequest twice = NewWeight("arson", "arson", "2016-04", "1");
  twice.set_request_id(kRequestId);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::HarmWeight first,
                            Call(*weights_, &Weights::CreateHarmWeight, twice, analyst_));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::HarmWeight again,
                            Call(*weights_, &Weights::CreateHarmWeight, twice, analyst_));
  EXPECT_EQ(first.DebugString(), again.DebugString());
}

TEST_F(HarmServiceTest, EveryFaultOfAHarmWeightIsNamed) {
  EXPECT_THAT(Weigh("burglary", "arson", "2016-04", "1"), HasReason("HARM_WEIGHT_EXISTS"));
  const absl::Status overlap = Weigh("other", "burglary", "2018-01", "1").status();
  EXPECT_THAT(overlap, HasReason("HARM_WEIGHTS_OVERLAP"));
  EXPECT_THAT(FieldsOf(overlap), ElementsAre("harm_weight.from_month"));
  absl::Status status = Weigh("No id", "violence/assault", "2018", "-1").status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status), ElementsAre("harm_weight.from_month", "harm_weight_id",
                                            "harm_weight.category", "harm_weight.weight"));
  status = Change("burglary", "category", "arson").status();
  EXPECT_THAT(status, HasReason("FIELD_IMMUTABLE"));
}

TEST_F(HarmServiceTest, FiguresOfAHarmComeByOffence) {
  const auto import = [&](const std::string& row) {
    return Import(absl::StrCat("indicator,area,month,numerator,denominator,breakdown\n", row, "\n"))
        .status();
  };
  EXPECT_THAT(import("harm,ely,2018-03,1,,"), StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(import("harm,ely,2018-03,1,,age=old"), StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(import("harm,ely,2018-03,1.5,,offence=arson"),
              StatusIs(StatusCode::kInvalidArgument));
  ABSL_EXPECT_OK(import("harm,ely,2018-03,1,,offence=arson"));
}

}  // namespace
}  // namespace copperplate::indicators
