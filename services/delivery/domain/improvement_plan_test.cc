#include "services/delivery/domain/improvement_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::FieldsOf;
using ::testing::IsEmpty;

const absl::CivilDay kReviewToday(2018, 5, 10);

ImprovementPlan SoundImprovementPlan() {
  return {.id = "custody",
          .title = "Custody Improvement Plan",
          .source_report = "",
          .owner = "Head of Custody",
          .review_every_months = 2};
}

Finding SoundFinding(FindingKind kind) {
  Finding finding;
  finding.id = "f1";
  finding.number = 1;
  finding.kind = kind;
  finding.text = "The arrangements lacked accountability.";
  finding.recommendation = "forces/cambridgeshire/sourceReports/custody/recommendations/r1";
  return finding;
}

TEST(ImprovementPlanTest, ASoundPlanHasNoFault) {
  EXPECT_THAT(FieldsOf(Validate(SoundImprovementPlan())), IsEmpty());
}

TEST(ImprovementPlanTest, EveryFaultIsNamed) {
  const Faults faults = Validate(ImprovementPlan());
  EXPECT_THAT(FieldsOf(faults), ElementsAre("id", "title", "owner", "review_every_months"));
  EXPECT_EQ(faults.reason(), "FIELD_REQUIRED");
  ImprovementPlan plan = SoundImprovementPlan();
  for (const int32_t months : {0, -1, 61}) {
    plan.review_every_months = months;
    EXPECT_EQ(Validate(plan).reason(), "NUMBER_OUT_OF_RANGE") << months;
  }
  plan.review_every_months = 60;
  EXPECT_TRUE(Validate(plan).empty());
  plan.title = std::string(501, 'x');
  EXPECT_EQ(Validate(plan).reason(), "TEXT_TOO_LONG");
  plan.title = "Custody\nPlan";
  EXPECT_EQ(Validate(plan).reason(), "TEXT_INVALID");
  plan = SoundImprovementPlan();
  plan.id = "Custody";
  EXPECT_EQ(Validate(plan).reason(), "ID_INVALID");
}

TEST(FindingTest, AConcernNeedsARecommendation) {
  for (const FindingKind kind : {FindingKind::kAreaOfConcern, FindingKind::kCauseOfConcern}) {
    Finding finding = SoundFinding(kind);
    EXPECT_TRUE(Validate(finding).empty());
    finding.recommendation = "";
    const Faults faults = Validate(finding);
    EXPECT_EQ(faults.reason(), "RECOMMENDATION_REQUIRED");
    EXPECT_THAT(FieldsOf(faults), ElementsAre("recommendation"));
    // What it said does not stand for it: governance owns it.
    finding.recommendation_copy = "The force should take clear accountability.";
    EXPECT_EQ(Validate(finding).reason(), "RECOMMENDATION_REQUIRED");
  }
}

TEST(FindingTest, OthersMayHaveOneAndACopyIsOfOne) {
  for (const FindingKind kind : {FindingKind::kAreaForImprovement, FindingKind::kRecommendation}) {
    Finding finding = SoundFinding(kind);
    EXPECT_TRUE(Validate(finding).empty());
    finding.recommendation = "";
    EXPECT_TRUE(Validate(finding).empty());
    finding.recommendation_copy = "The force should.";
    EXPECT_EQ(Validate(finding).reason(), "RECOMMENDATION_REQUIRED");
  }
}

TEST(FindingTest, EveryFaultIsNamed) {
  Finding finding;
  EXPECT_THAT(FieldsOf(Validate(finding)), ElementsAre("id", "number", "text"));
  finding = SoundFinding(FindingKind::kAreaForImprovement);
  finding.number = 10'000;
  EXPECT_EQ(Validate(finding).reason(), "NUMBER_OUT_OF_RANGE");
  finding.recommendation_copy = std::string(20'001, 'x');
  EXPECT_EQ(Validate(finding).reason(), "NUMBER_OUT_OF_RANGE");
  finding.number = 9'999;
  EXPECT_EQ(Validate(finding).reason(), "TEXT_TOO_LONG");
  finding.recommendation_copy = "";
  EXPECT_TRUE(Validate(finding).empty());
}

TEST(PlanReviewTest, LiesNotInTheFuture) {
  PlanReview review{.id = "r1", .on = kReviewToday, .at_body = "Gold Group", .recorded_by = ""};
  EXPECT_TRUE(Validate(review, kReviewToday).empty());
  review.on = kReviewToday + 1;
  EXPECT_EQ(Validate(review, kReviewToday).reason(), "DATE_IN_FUTURE");
  review = PlanReview{.id = "", .on = kReviewToday, .at_body = "", .recorded_by = ""};
  EXPECT_THAT(FieldsOf(Validate(review, kReviewToday)), ElementsAre("id", "at_body"));
}

TEST(PlanReviewTest, TheNextIsCalendarMonthsLaterAtTheMonthsEndAtMost) {
  const auto next = [](int year, int month, int day, int32_t months) {
    return NextReview(absl::CivilDay(year, month, day), months);
  };
  EXPECT_EQ(next(2018, 4, 12, 2), absl::CivilDay(2018, 6, 12));
  EXPECT_EQ(next(2018, 12, 31, 2), absl::CivilDay(2019, 2, 28));
  EXPECT_EQ(next(2019, 12, 31, 2), absl::CivilDay(2020, 2, 29));
  EXPECT_EQ(next(2018, 8, 31, 6), absl::CivilDay(2019, 2, 28));
  EXPECT_EQ(next(2018, 2, 28, 1), absl::CivilDay(2018, 3, 28));
  EXPECT_EQ(next(2018, 1, 31, 3), absl::CivilDay(2018, 4, 30));
  EXPECT_EQ(next(2018, 11, 30, 60), absl::CivilDay(2023, 11, 30));
}

}  // namespace
}  // namespace copperplate::delivery
