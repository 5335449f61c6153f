// A dashboard by profile `mdc` and GetControlChart say the same of every row of the demonstration.
#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <string>

#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "copperplate/indicators/v1/annotation_service.grpc.pb.h"
#include "services/indicators/transport/testing/demonstration_test.h"

namespace copperplate::indicators {
namespace {

using ::testing::AnyOf;
using testing::HasReason;

class ChartAgreementTest : public DemonstrationTest {
 protected:
  void Aim(const std::string& indicator, const std::string& value) {
    v1::CreateTargetRequest request;
    request.set_parent(kForceName);
    request.set_target_id(absl::StrCat("aim-", ++targets_));
    request.mutable_target()->set_indicator(indicator);
    request.mutable_target()->set_area("cambridgeshire");
    request.mutable_target()->set_from_month("2017-01");
    request.mutable_target()->set_value(value);
    ABSL_ASSERT_OK(Call(*annotations_, &v1::AnnotationService::Stub::CreateTarget, request,
                        Analyst(kDemonstrationForce)));
  }
  absl::StatusOr<v1::ControlChart> Chart(const v1::DashboardRow& row) {
    v1::GetControlChartRequest request;
    request.set_name(absl::StrCat(row.indicator(), "/controlChart"));
    request.set_to_month(row.data_month());
    return Call(*analysis_, &v1::AnalysisService::Stub::GetControlChart, request,
                Viewer(kDemonstrationForce));
  }

  int targets_ = 0;
  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
  std::unique_ptr<v1::AnnotationService::Stub> annotations_ =
      v1::AnnotationService::NewStub(channel());
};

// The verdict that the last point's signals make, by the names of the rules.
v1::Verdict::Word WordOf(const v1::ControlChart::Point& point) {
  if (point.signals().empty()) return v1::Verdict::COMPARABLE;
  const std::string name = v1::ControlChart::Signal_Name(point.signals(0));
  const bool high = name == "ABOVE_LIMIT" || name == "TREND_UP" || name == "TWO_OF_THREE_HIGH" ||
                    name == "SHIFT_HIGH";
  return high ? v1::Verdict::HIGHER : v1::Verdict::LOWER;
}

void ExpectSameChart(const v1::Verdict& verdict, const v1::ControlChart& chart) {
  const auto& segment = *chart.segments().rbegin();
  const auto& last = *chart.points().rbegin();
  EXPECT_EQ(verdict.chart().n(), segment.n());
  EXPECT_EQ(verdict.chart().first_month(), segment.first_month());
  EXPECT_EQ(verdict.chart().last_month(), segment.last_month());
  EXPECT_EQ(static_cast<int>(verdict.chart().values()), static_cast<int>(chart.values()));
  EXPECT_EQ(verdict.chart().value(), last.value());
  EXPECT_EQ(verdict.chart().text(), last.text());
  EXPECT_EQ(verdict.chart().centre(), segment.centre().value());
  EXPECT_EQ(verdict.chart().centre_text(), segment.centre().text());
  EXPECT_EQ(verdict.interval_lower(), segment.lower_limit().value());
  EXPECT_EQ(verdict.interval_upper(), segment.upper_limit().value());
  EXPECT_EQ(verdict.chart().trial(), segment.trial());
}

TEST_F(ChartAgreementTest, EveryRowOfTheDemonstration) {
  v1::GetDashboardRequest request = OfMonth("2018-03");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard printed, Get(request));
  for (const v1::DashboardRow& row : printed.rows()) {
    if (row.baseline().has_value()) Aim(row.indicator(), row.current().text());
  }
  request.set_profile("mdc");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get(request));
  ASSERT_EQ(dashboard.rows_size(), 42);
  std::map<v1::Verdict::Word, int> words;
  std::map<v1::Verdict::Word, int> assurances;
  std::map<v1::ControlChart::Values, int> kinds;
  for (const v1::DashboardRow& row : dashboard.rows()) {
    SCOPED_TRACE(row.title());
    const absl::StatusOr<v1::ControlChart> chart = Chart(row);
    const v1::Verdict& verdict = row.v_1_year_average();
    if (verdict.reason() == v1::Verdict::NOT_APPLICABLE) continue;
    ++words[verdict.word()];
    if (!chart.ok()) {
      EXPECT_EQ(verdict.word(), v1::Verdict::NOT_CALCULATED);
      EXPECT_THAT(chart.status(), HasReason(v1::Verdict::Reason_Name(verdict.reason())));
      continue;
    }
    EXPECT_EQ(verdict.method(), v1::Verdict::XMR_SIGNAL);
    EXPECT_EQ(verdict.word(), WordOf(*chart->points().rbegin()));
    ExpectSameChart(verdict, *chart);
    ++kinds[chart->values()];
    if (row.v_3_year_average().reason() != v1::Verdict::NOT_APPLICABLE) {
      EXPECT_EQ(row.v_3_year_average().word(), verdict.word());
      EXPECT_EQ(row.v_3_year_average().sentence(), verdict.sentence());
    }
    const v1::Verdict& benchmark = row.benchmark();
    if (benchmark.reason() == v1::Verdict::NOT_APPLICABLE) continue;
    ++assurances[benchmark.word()];
    if (benchmark.word() == v1::Verdict::NOT_CALCULATED) {
      EXPECT_EQ(chart->assurance_absence(), benchmark.reason() == v1::Verdict::NO_TARGET
                                                ? v1::ControlChart::NO_TARGET
                                                : v1::ControlChart::VALUES_ARE_DIFFERENCES);
      continue;
    }
    ExpectSameChart(benchmark, *chart);
    if (row.polarity() == v1::Indicator::NEUTRAL) {
      EXPECT_EQ(chart->assurance_absence(), v1::ControlChart::POLARITY_NEUTRAL);
      continue;
    }
    const bool passes_high = row.polarity() == v1::Indicator::HIGHER_IS_BETTER;
    const auto expected =
        benchmark.word() == v1::Verdict::COMPARABLE                ? v1::ControlChart::HIT_OR_MISS
        : (benchmark.word() == v1::Verdict::HIGHER) == passes_high ? v1::ControlChart::PASSES
                                                                   : v1::ControlChart::FAILS;
    EXPECT_EQ(chart->assurance().rbegin()->assurance(), expected);
  }
  const std::map<v1::Verdict::Word, int> signals = {
      {v1::Verdict::LOWER, 10}, {v1::Verdict::COMPARABLE, 20}, {v1::Verdict::HIGHER, 10}};
  EXPECT_EQ(words, signals);
  const std::map<v1::Verdict::Word, int> against_targets = {{v1::Verdict::LOWER, 6},
                                                            {v1::Verdict::COMPARABLE, 26},
                                                            {v1::Verdict::HIGHER, 3},
                                                            {v1::Verdict::NOT_CALCULATED, 3}};
  EXPECT_EQ(assurances, against_targets);
  EXPECT_EQ(kinds[v1::ControlChart::PERIODS], 36);
  EXPECT_EQ(kinds[v1::ControlChart::SEASONAL_DIFFERENCES], 4);
}

// What version 2 of profile `significance` changed: verdicts that chance alone bore out.
TEST_F(ChartAgreementTest, LargeMonthsThatVaryBeyondChanceTakeFindingsBack) {
  v1::GetDashboardRequest request = OfMonth("2018-03");
  request.set_profile("significance");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get(request));
  int verdicts = 0;
  int widened = 0;
  int taken_back = 0;
  for (const v1::DashboardRow& row : dashboard.rows()) {
    for (const v1::Verdict* verdict :
         {&row.v_1_year_average(), &row.v_3_year_average(), &row.benchmark()}) {
      if (verdict->word() == v1::Verdict::NOT_CALCULATED) continue;
      ++verdicts;
      if (verdict->dispersion() <= 1) continue;
      ++widened;
      const double by_chance = verdict->statistic() * verdict->dispersion();
      const bool found = std::fabs(by_chance) > 1.959963984540054 &&
                         by_chance * verdict->change_percent() > 0 &&
                         std::fabs(verdict->change_percent()) >= 3;
      if (verdict->word() != v1::Verdict::COMPARABLE) {
        EXPECT_TRUE(found) << row.title();
      }
      if (verdict->word() == v1::Verdict::COMPARABLE && found) {
        ++taken_back;
        EXPECT_THAT(row.title(),
                    AnyOf("All Recorded Crime", "Serious Sexual Offences", "Drugs Offences"));
      }
    }
  }
  EXPECT_EQ(verdicts, 102);
  EXPECT_EQ(widened, 39);
  EXPECT_EQ(taken_back, 3);
}

}  // namespace
}  // namespace copperplate::indicators
