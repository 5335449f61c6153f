#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/app/change_improvement_action.h"
#include "services/delivery/app/change_improvement_plan.h"
#include "services/delivery/app/read_improvement.h"
#include "services/delivery/storage/testing/fake_improvements.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::StatusIs;

const absl::CivilDay kImprovementRaised(2018, 2, 8);
const absl::Time kImprovementFirst = absl::FromUnixSeconds(1'525'950'000);
const absl::Time kImprovementLater = kImprovementFirst + absl::Hours(1);

template <typename Record>
std::string ImageOfAny(const Record&) {
  return "{}";
}
template <typename Record>
Printer<Record> AnyPrinter() {
  return {ImageOfAny<Record>, ImageOfAny<Record>};
}

class ImprovementPlanCasesTest : public ::testing::Test {
 protected:
  ImprovementPlanCasesTest() {
    context_.force = "cambridgeshire";
    context_.caller = "planner";
    const ImprovementPlan plan{.id = "custody",
                               .title = "Custody",
                               .source_report = "",
                               .owner = "Head of Custody",
                               .review_every_months = 2};
    ABSL_EXPECT_OK(CreateImprovementPlan(plans_, context_, plan, WriteMode::kWrite,
                                         AnyPrinter<ImprovementPlanRecord>()));
  }

  absl::StatusOr<Changed<FindingRecord>> AddFinding(int number, const std::string& copy = "") {
    Finding finding;
    finding.id = absl::StrCat("f", number);
    finding.number = number;
    finding.text = "text";
    finding.recommendation_copy = copy;
    return CreateFinding(plans_, context_, "custody", finding, kImprovementFirst, WriteMode::kWrite,
                         AnyPrinter<FindingRecord>());
  }
  absl::StatusOr<Changed<ImprovementActionRecord>> AddAction(int number,
                                                             std::vector<std::string> findings) {
    ImprovementAction action;
    action.id = absl::StrCat("a", number);
    action.number = number;
    action.text = "text";
    action.raised_on = kImprovementRaised;
    action.findings = std::move(findings);
    return CreateImprovementAction(plans_, context_, "custody", action, WriteMode::kWrite,
                                   AnyPrinter<ImprovementActionRecord>());
  }

  FakeImprovements plans_;
  RequestContext context_;
};

TEST_F(ImprovementPlanCasesTest, APlanHasAThousandOfEachAtMost) {
  for (int number = 1; number <= kMostOfImprovementPlan; ++number) {
    ABSL_ASSERT_OK(AddFinding(number));
    ABSL_ASSERT_OK(AddAction(number, {}));
  }
  EXPECT_THAT(AddFinding(kMostOfImprovementPlan + 1), HasReason("TOO_MANY"));
  EXPECT_THAT(AddAction(kMostOfImprovementPlan + 1, {}), HasReason("TOO_MANY"));
}

TEST_F(ImprovementPlanCasesTest, AFindingThatIsAnsweredNamesTheActions) {
  ABSL_ASSERT_OK(AddFinding(1));
  ABSL_ASSERT_OK(AddAction(2, {"f1"}));
  ABSL_ASSERT_OK(AddAction(5, {"f1"}));
  const absl::Status refused =
      DeleteFinding(plans_, context_, "custody", {.id = "f1"}, AnyPrinter<FindingRecord>())
          .status();
  EXPECT_THAT(refused, HasReason("FINDING_IN_USE"));
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition,
                                "the finding is answered by actions 2, 5 of the plan"));
}

TEST_F(ImprovementPlanCasesTest, ACopyKeepsItsInstantUntilItOrWhatItIsOfChanges) {
  ABSL_ASSERT_OK(AddFinding(1, "The force should."));
  const auto update = [&](const std::string& text, const std::string& recommendation,
                          const std::string& copy) -> std::optional<absl::Time> {
    const auto merge = [&](const FindingRecord& present) -> absl::StatusOr<Finding> {
      Finding finding = present.finding;
      finding.text = text;
      finding.recommendation = recommendation;
      finding.recommendation_copy = copy;
      return finding;
    };
    const auto changed = UpdateFinding(plans_, context_, "custody", {.id = "f1"}, merge,
                                       kImprovementLater, AnyPrinter<FindingRecord>());
    EXPECT_TRUE(changed.ok()) << changed.status();
    return std::get<FindingRecord>(*changed).finding.copied_at;
  };
  EXPECT_EQ(update("another", "", "The force should."), kImprovementFirst);
  EXPECT_EQ(update("another", "r1", "The force should."), kImprovementLater);
  EXPECT_EQ(update("another", "r1", ""), std::nullopt);
}

TEST_F(ImprovementPlanCasesTest, AStaleVersionIsRefused) {
  ABSL_ASSERT_OK(AddAction(1, {}));
  const ImprovementStep step{.caller = "planner",
                             .on = kImprovementRaised,
                             .today = kImprovementRaised,
                             .recorded_at = kImprovementFirst};
  EXPECT_THAT(ReviseImprovementActionDue(plans_, context_, "custody",
                                         {.id = "a1", .expected_version = 1}, kImprovementRaised,
                                         "reason", step, AnyPrinter<ImprovementActionRecord>()),
              HasReason("ETAG_MISMATCH"));
  ABSL_EXPECT_OK(ReviseImprovementActionDue(plans_, context_, "custody",
                                            {.id = "a1", .expected_version = 2}, kImprovementRaised,
                                            "reason", step, AnyPrinter<ImprovementActionRecord>()));
  EXPECT_THAT(plans_.Events().back(),
              "improvement_action.due_revised "
              "forces/cambridgeshire/improvementPlans/custody/actions/a1");
}

TEST_F(ImprovementPlanCasesTest, TheSummaryViewsTheContentThatComesWithIt) {
  ABSL_ASSERT_OK(AddAction(7, {}));
  ABSL_ASSERT_OK(AddAction(3, {}));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const SummarisedImprovementPlan summarised,
      SummariseImprovementPlan(plans_, context_, {.plan = "custody"}, kImprovementRaised));
  std::vector<std::string> ids;
  for (const ImprovementStanding& standing : summarised.summary.standings) {
    ids.push_back(standing.action->id);
  }
  EXPECT_THAT(ids, ElementsAre("a3", "a7"));
  EXPECT_EQ(summarised.summary.standings[0].action, &summarised.content.actions[0].action);
}

TEST_F(ImprovementPlanCasesTest, PagesOfPartsFollowTheirNumbers) {
  for (const int number : {4, 1, 9}) ABSL_ASSERT_OK(AddAction(number, {}));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto page,
      ListImprovementActions(plans_, context_, {.plan = "custody"}, std::nullopt, 1, /*limit=*/1));
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].action.number, 4);
  EXPECT_TRUE(page.more);
  EXPECT_THAT(ListFindings(plans_, context_, {.plan = "audit"}, std::nullopt, 0, 1),
              HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::delivery
