#include "tests/real_figures/stop_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "services/indicators/storage/testing/usual.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;

class StopSearchTest : public ObservationTest {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto searches, ReadStopSearch());
    if (!searches.has_value()) GTEST_SKIP() << "the published figures are not beside the checkout";
    searches_ = *searches;
    AddArea(kForce);
    AddIndicator("searches");
    ABSL_ASSERT_OK(Import(searches_.import_csv, {.batch_id = "published"}));
  }

  absl::StatusOr<v1::Breakdown> By(const std::string& dimension, const Caller& caller) {
    v1::GetBreakdownRequest request;
    request.set_name(absl::StrCat("forces/", kForce, "/indicators/searches/breakdown"));
    request.set_dimension(dimension);
    request.set_month("2024-12");
    return Call(*analysis_, &v1::AnalysisService::Stub::GetBreakdown, request, caller);
  }
  int64_t Year(const std::string& dimension, const std::string& category) const {
    int64_t total = 0;
    for (const auto& [key, counts] : searches_.parts) {
      if (key.first == dimension) total += counts.at(category);
    }
    return total;
  }
  static std::vector<std::string> MonthOf(const v1::Breakdown& breakdown) {
    std::vector<std::string> lines;
    for (const v1::BreakdownRow& row : breakdown.rows()) {
      lines.push_back(absl::StrCat(row.category(), row.subtotal() ? " = " : " ", row.month().text(),
                                   " ", row.month().percent_text()));
    }
    return lines;
  }

  StopSearch searches_;
  const Caller analyst_ = Analyst(kForce);
  const Caller viewer_ = Viewer(kForce);
  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
};

TEST_F(StopSearchTest, EveryDimensionAddsUpToTheSearches) {
  int64_t searches = 0;
  for (const auto& [month, count] : searches_.searches) searches += count;
  for (const char* dimension : {"age", "ethnicity", "gender", "object", "outcome"}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown breakdown, By(dimension, analyst_));
    const auto& december = searches_.parts.at({dimension, "2024-12"});
    size_t categories = 0;
    for (const v1::BreakdownRow& row : breakdown.rows()) {
      if (row.subtotal()) continue;
      ++categories;
      const std::string at = absl::StrCat(dimension, " ", row.category());
      EXPECT_EQ(row.month().text(), absl::StrCat(december.at(row.category()))) << at;
      EXPECT_EQ(row.rolling_12().text(), absl::StrCat(Year(dimension, row.category()))) << at;
    }
    EXPECT_EQ(categories, december.size()) << dimension;
    EXPECT_EQ(breakdown.month_base().headline().text(), "190");
    EXPECT_EQ(breakdown.month_base().base().text(), "190") << dimension;
    EXPECT_EQ(breakdown.month_base().difference_text(), "0") << dimension;
    EXPECT_EQ(breakdown.rolling_12_base().headline().text(), absl::StrCat(searches));
  }
}

TEST_F(StopSearchTest, AnAnalystSeesTheAgesAsTheBoardPackPrintsThem) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown ages, By("age", analyst_));
  EXPECT_THAT(MonthOf(ages),
              ElementsAre("18-24 61 32.1", "25-34 41 21.6", "juveniles/10-17 20 10.5",
                          "juveniles/under-10 1 0.5", "juveniles = 21 11.1", "not-stated 25 13.2",
                          "over-34 42 22.1"));
}

// One search of a child, and none of the others gives it away; three and one of two outcomes, and
// no percentage does.
TEST_F(StopSearchTest, NobodyElseSeesTheSmallNumbers) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown ages, By("age", viewer_));
  EXPECT_THAT(MonthOf(ages), ElementsAre("18-24 60 32", "25-34 40 22", "juveniles/10-17 c n/a",
                                         "juveniles/under-10 c n/a", "juveniles = 20 11",
                                         "not-stated 25 13", "over-34 40 22"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Breakdown outcomes, By("outcome", viewer_));
  EXPECT_THAT(MonthOf(outcomes),
              ElementsAre("a-no-further-action-disposal 135 n/a", "arrest 35 n/a",
                          "caution-simple-or-conditional c n/a", "community-resolution 15 n/a",
                          "khat-or-cannabis-warning 0 n/a", "summons-charged-by-post c n/a"));
}

}  // namespace
}  // namespace copperplate::indicators
