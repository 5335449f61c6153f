#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "copperplate/indicators/v1/annotation_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/indicators/storage/testing/usual.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::IsOk;
using testing::StatusIs;

// Twelve months of searches to March 2018, the ages of whom were searched, and what of the last
// month their nationality is known of.
class BreakdownServiceTest : public ObservationTest {
 protected:
  void SetUp() override {
    AddArea(kForce);
    AddArea("fenland");
    AddIndicator("searches");
    std::string csv = "indicator,area,month,numerator,denominator,breakdown\n";
    for (const char* month : {"2017-04", "2017-05", "2017-06", "2017-07", "2017-08", "2017-09",
                              "2017-10", "2017-11", "2017-12", "2018-01", "2018-02"}) {
      Add(csv, month, {{"", 79}, {"age=under-18", 16}, {"age=18-25", 33}, {"age=over-25", 30}});
    }
    Add(csv, "2018-03",
        {{"", 70},
         {"age=under-18", 19},
         {"age=18-25", 48},
         {"age=over-25", 3},
         {"nationality=europe/uk", 20},
         {"nationality=europe/northern", 4},
         {"nationality=not-stated", 14},
         {"age=18-25;nationality=africa", 1}});
    ABSL_ASSERT_OK(Import(csv, {.batch_id = "searches"}));
  }
  static void Add(std::string& csv, const char* month,
                  const std::vector<std::pair<std::string, int>>& parts) {
    for (const auto& [breakdown, count] : parts) {
      absl::StrAppend(&csv, "searches,cambridgeshire,", month, ",", count, ",,", breakdown, "\n");
    }
  }

  static v1::GetBreakdownRequest By(const std::string& dimension) {
    v1::GetBreakdownRequest request;
    request.set_name(absl::StrCat("forces/", kForce, "/indicators/searches/breakdown"));
    request.set_dimension(dimension);
    request.set_month("2018-03");
    return request;
  }
  absl::StatusOr<v1::Breakdown> Get(const v1::GetBreakdownRequest& request, const Caller& caller) {
    return Call(*analysis_, &v1::AnalysisService::Stub::GetBreakdown, request, caller);
  }
  static std::vector<std::string> Printed(const absl::StatusOr<v1::Breakdown>& breakdown) {
    EXPECT_THAT(breakdown, IsOk());
    std::vector<std::string> lines;
    if (!breakdown.ok()) return lines;
    for (const v1::BreakdownRow& row : breakdown->rows()) {
      lines.push_back(absl::StrCat(row.category(), row.subtotal() ? " = " : " ", row.month().text(),
                                   " ", row.month().percent_text(), " ", row.rolling_12().text(),
                                   " ", row.rolling_12().percent_text()));
    }
    return lines;
  }

  const Caller analyst_ = Analyst(kForce);
  const Caller viewer_ = Viewer(kForce);
  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
};

TEST_F(BreakdownServiceTest, AnAnalystSeesEveryFigure) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown ages, Get(By("age"), analyst_));
  EXPECT_EQ(ages.name(), "forces/cambridgeshire/indicators/searches/breakdown");
  EXPECT_EQ(ages.area(), "forces/cambridgeshire/areas/cambridgeshire");
  EXPECT_EQ(ages.data_month(), "2018-03");
  EXPECT_FALSE(ages.small_numbers_suppressed());
  EXPECT_THAT(Printed(ages), ElementsAre("18-25 48 68.6 411 43.8", "over-25 3 4.3 333 35.5",
                                         "under-18 19 27.1 195 20.8"));
  EXPECT_EQ(ages.month_base().headline().text(), "70");
  EXPECT_EQ(ages.month_base().base().text(), "70");
  EXPECT_EQ(ages.month_base().difference(), 0);
  EXPECT_EQ(ages.rolling_12_base().headline().text(), "939");
  EXPECT_EQ(ages.rolling_12_base().headline().first_month(), "2017-04");

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown nations, Get(By("nationality"), analyst_));
  EXPECT_THAT(Printed(nations),
              ElementsAre("europe/northern 4 10.5 n/a n/a", "europe/uk 20 52.6 n/a n/a",
                          "europe = 24 63.2 n/a n/a", "not-stated 14 36.8 n/a n/a"));
  EXPECT_EQ(nations.month_base().base().text(), "38");
  EXPECT_EQ(nations.month_base().difference_text(), "32");
  EXPECT_EQ(nations.rows(0).rolling_12().absence(), v1::Cell::INCOMPLETE_PERIOD);
}

TEST_F(BreakdownServiceTest, NobodyElseSeesSmallNumbers) {
  for (const Caller& caller : {viewer_, Publisher(kForce)}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown ages, Get(By("age"), caller));
    EXPECT_TRUE(ages.small_numbers_suppressed());
    EXPECT_THAT(Printed(ages),
                ElementsAre("18-25 50 69 410 44", "over-25 c n/a 335 35", "under-18 c n/a 195 21"));
    EXPECT_TRUE(ages.rows(1).month().suppressed());
    EXPECT_FALSE(ages.rows(1).month().has_count());
    EXPECT_TRUE(ages.rows(2).month().suppressed()) << "70 less 48 less 19 would be 3";
    EXPECT_EQ(ages.rows(0).month().count(), 50);
    EXPECT_EQ(ages.rows(0).month().percent(), 69);
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown nations, Get(By("nationality"), viewer_));
  EXPECT_THAT(Printed(nations),
              ElementsAre("europe/northern c n/a n/a n/a", "europe/uk 20 53 n/a n/a",
                          "europe = c n/a n/a n/a", "not-stated c n/a n/a n/a"));
  EXPECT_EQ(nations.month_base().difference_text(), "30");
}

TEST_F(BreakdownServiceTest, AnAreaBelowHasItsOwnAndAnInstantItsOwn) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown before, Get(By("age"), analyst_));
  v1::GetBreakdownRequest request = By("age");
  request.set_area("fenland");
  EXPECT_THAT(Get(request, analyst_), HasReason("DIMENSION_UNKNOWN"));
  ABSL_ASSERT_OK(
      Import("indicator,area,month,numerator,denominator,breakdown\n"
             "searches,fenland,2018-03,6,,age=18-25\n"
             "searches,cambridgeshire,2018-03,47,,age=18-25\n"));
  EXPECT_THAT(Printed(Get(request, analyst_)), ElementsAre("18-25 6 100.0 n/a n/a"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown after, Get(By("age"), analyst_));
  EXPECT_EQ(after.rows(0).month().text(), "47");
  request = By("age");
  *request.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown again, Get(request, analyst_));
  EXPECT_EQ(again.SerializeAsString(), before.SerializeAsString());
}

// Of an indicator whose figures are late the table ends before the month asked for.
TEST_F(BreakdownServiceTest, ACategoryThatBeginsAfterTheDataMonthIsNotShown) {
  v1::UpdateIndicatorRequest update;
  update.mutable_indicator()->set_name(absl::StrCat(kForceName, "/indicators/searches"));
  update.mutable_indicator()->set_lag_months(1);
  update.mutable_update_mask()->add_paths("lag_months");
  ABSL_ASSERT_OK(Call(*v1::IndicatorService::NewStub(channel()),
                      &v1::IndicatorService::Stub::UpdateIndicator, update, Analyst(kForce)));
  ABSL_ASSERT_OK(
      Import("indicator,area,month,numerator,denominator,breakdown\n"
             "searches,cambridgeshire,2018-04,9,,age=not-known\n"
             "searches,cambridgeshire,2018-04,9,,ethnicity=not-known\n"));
  v1::GetBreakdownRequest request = By("age");
  request.set_month("2018-04");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown ages, Get(request, analyst_));
  EXPECT_EQ(ages.data_month(), "2018-03");
  EXPECT_THAT(Printed(ages), ElementsAre("18-25 48 68.6 411 43.8", "over-25 3 4.3 333 35.5",
                                         "under-18 19 27.1 195 20.8"));
  EXPECT_EQ(ages.rolling_12_base().base().text(), "939");
  request.set_dimension("ethnicity");
  EXPECT_THAT(Get(request, analyst_), HasReason("DIMENSION_UNKNOWN"));
}

TEST_F(BreakdownServiceTest, TheBreaksThatItsMonthsCrossAreShown) {
  const auto annotations = v1::AnnotationService::NewStub(channel());
  for (const char* month : {"2017-04", "2017-05", "2018-03", "2018-04"}) {
    v1::CreateSeriesBreakRequest request;
    request.set_parent(kForceName);
    request.set_series_break_id(absl::StrCat("rules-", month));
    request.mutable_series_break()->set_indicator("searches");
    request.mutable_series_break()->set_month(month);
    request.mutable_series_break()->set_reason("counting rules");
    ABSL_ASSERT_OK(Call(*annotations, &v1::AnnotationService::Stub::CreateSeriesBreak, request,
                        Analyst(kForce)));
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown ages, Get(By("age"), viewer_));
  ASSERT_EQ(ages.series_breaks_size(), 2) << "the twelve months begin with April 2017";
  EXPECT_EQ(ages.series_breaks(0).series_break(),
            "forces/cambridgeshire/seriesBreaks/rules-2017-05");
  EXPECT_EQ(ages.series_breaks(0).month(), "2017-05");
  EXPECT_EQ(ages.series_breaks(0).reason(), "counting rules");
  EXPECT_EQ(ages.series_breaks(1).month(), "2018-03");
}

TEST_F(BreakdownServiceTest, EveryFaultOfARequestIsNamed) {
  v1::GetBreakdownRequest request = By("Age");
  request.set_month("2199-01");
  request.set_area("forces/kent/areas/thanet");
  const absl::Status status = Get(request, viewer_).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status), ElementsAre("dimension", "month", "area"));
  EXPECT_THAT(Get(By(""), viewer_), HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(Get(By("shoe-size"), viewer_), HasReason("DIMENSION_UNKNOWN"));
  EXPECT_THAT(FieldsOf(Get(By("shoe-size"), viewer_).status()), ElementsAre("dimension"));
  request = By("age");
  request.set_name(absl::StrCat("forces/", kForce, "/indicators/no-such/breakdown"));
  EXPECT_THAT(Get(request, viewer_), HasReason("INDICATOR_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::indicators
