#include "services/governance/domain/recommendation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/governance/domain/test_recommendation.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::Told;
using ::testing::ElementsAre;

TEST(RecommendationTest, EveryFaultIsNamed) {
  EXPECT_EQ(Told(Validate(CustodyRecommendation(), false, kRecommendationToday)), "");
  EXPECT_EQ(Told(Validate(CustodyRecommendation(), true, kRecommendationToday)),
            "NUMBER_TAKEN number");
  Recommendation recommendation;
  recommendation.number = 10'000;
  recommendation.management_response = " ";
  recommendation.ownership.owner = "\n";
  recommendation.raised_on = kRecommendationToday + 1;
  recommendation.due.original = kRecommendationToday;
  EXPECT_THAT(FieldsOf(Validate(recommendation, false, kRecommendationToday)),
              ElementsAre("id", "number", "text", "management_response", "owner", "raised_on",
                          "original_due"));
}

TEST(RecommendationTest, EachFaultHasItsReason) {
  Recommendation recommendation = CustodyRecommendation();
  recommendation.due.original = recommendation.raised_on - 1;
  EXPECT_EQ(Told(Validate(recommendation, false, kRecommendationToday)),
            "DUE_BEFORE_RAISED original_due");
  recommendation = CustodyRecommendation();
  recommendation.raised_on = kRecommendationToday + 1;
  recommendation.due = {};
  EXPECT_EQ(Told(Validate(recommendation, false, kRecommendationToday)),
            "DATE_IN_FUTURE raised_on");
  recommendation = CustodyRecommendation();
  recommendation.number = 0;
  EXPECT_EQ(Told(Validate(recommendation, false, kRecommendationToday)),
            "NUMBER_OUT_OF_RANGE number");
}

TEST(RecommendationTest, APastDateIsRefusedButOfAHistoricImport) {
  const auto told = [](absl::CivilDay due, bool historic_import) {
    Recommendation recommendation = CustodyRecommendation();
    recommendation.due.original = due;
    Faults faults;
    CheckNotDueInPast(recommendation, historic_import, kRecommendationToday, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(kRecommendationToday - 1, false), "DUE_IN_PAST original_due");
  EXPECT_EQ(told(kRecommendationToday - 1, true), "");
  EXPECT_EQ(told(kRecommendationToday, false), "");
  // Which is another fault: one is told.
  EXPECT_EQ(told(kCustodyPublished - 1, false), "");
}

TEST(RecommendationNamesTest, AreTheApis) {
  EXPECT_EQ(Name(RecommendationState::kPartlyAccepted), "PARTLY_ACCEPTED");
  EXPECT_EQ(Name(RecommendationState::kSuperseded), "SUPERSEDED");
  EXPECT_EQ(Name(RecommendationKind::kAuditAction), "AUDIT_ACTION");
  EXPECT_EQ(Name(RecommendationPriority::kLow), "LOW");
  EXPECT_EQ(Name(ExternalState::kAuthorisedForClosure), "AUTHORISED_FOR_CLOSURE");
  EXPECT_EQ(Name(VerifierKind::kSecondLine), "SECOND_LINE");
}

}  // namespace
}  // namespace copperplate::governance
