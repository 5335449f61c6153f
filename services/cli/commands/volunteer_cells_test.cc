#include "services/cli/commands/volunteer_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

using ::testing::HasSubstr;

Value Kind() {
  return Value::Parse(R"({
    "pipeline": [{"state": "APPLIED", "persons": "1"}, {"state": "VETTING", "persons": "3"}],
    "periods": [
      {"span": "MONTH", "hours": {"hours": "5168.0", "qualifier": "EXACT"}},
      {"span": "TWELVE_MONTHS", "joiners": "12", "leavers": "3",
       "hours": {"hours": "50687.0", "qualifier": "ESTIMATED"}}]})");
}

TEST(VolunteerCellsTest, StagesAreFoundByTheirState) {
  EXPECT_EQ(AppliedOf(Kind()), "1");
  EXPECT_EQ(InVettingOf(Kind()), "3");
  EXPECT_EQ(InInductionOf(Kind()), "");
}

TEST(VolunteerCellsTest, EstimatedHoursAreMarked) {
  EXPECT_EQ(HoursOfMonth(Kind()), "5,168.0");
  EXPECT_EQ(HoursOfTwelveMonths(Kind()), "~50,687.0");
  EXPECT_EQ(MovementOf(Kind()), "12 joined, 3 left");
  EXPECT_EQ(HoursSince(Kind()) + MovementSince(Kind()), "") << "nobody asked";
}

TEST(VolunteerCellsTest, ATargetIsByBudgetFirst) {
  const Value both = Value::Parse(R"({"targets": [
      {"basis": "ASPIRATION", "persons": "300", "vacancy": "71"},
      {"basis": "BUDGET", "persons": "250", "vacancy": "21"}]})");
  EXPECT_EQ(TargetOf(both) + " " + VacancyOf(both), "250 21");
  const Value aspired =
      Value::Parse(R"({"targets": [{"basis": "ASPIRATION", "persons": "300", "vacancy": "71"}]})");
  EXPECT_EQ(TargetOf(aspired) + " " + VacancyOf(aspired), "300 71");
  EXPECT_EQ(TargetOf(Kind()) + VacancyOf(Kind()), "");
}

TEST(VolunteerCellsTest, WhatASummaryHasBesides) {
  const Value kind = Value::Parse(R"({
    "pipeline": [{"state": "APPLIED", "persons": "0", "medianDays": ""},
                 {"state": "VETTING", "persons": "2", "medianDays": "14.5", "oldestDays": "61"},
                 {"state": "INDUCTION", "persons": "1", "medianDays": "3", "oldestDays": "3"}],
    "periods": [{"span": "TWELVE_MONTHS", "hours": {"unverifiedMinutes": "60003"},
                 "exitInterviews": {"owed": "12", "completed": "9"}}]})");
  EXPECT_EQ(DaysInStages(kind), "VETTING 14.5 (61), INDUCTION 3 (3)");
  EXPECT_EQ(UnverifiedOfTwelveMonths(kind), "1,000.1");
  EXPECT_EQ(UnverifiedOfTwelveMonths(Kind()), "");
  EXPECT_EQ(ExitInterviewsOf(kind), "9 of 12");
}

TEST(VolunteerCellsTest, AReviewSaysOfWhomItIsByItsName) {
  const Value review =
      Value::Parse(R"({"name": "forces/essex/volunteers/v-1/engagements/e-2/review"})");
  EXPECT_EQ(VolunteerOfReview(review), "v-1");
  EXPECT_EQ(EngagementOfReview(review), "e-2");
  EXPECT_EQ(EngagementOfReview(Value::Parse("{}")), "");
}

TEST(VolunteerCellsTest, TheNoteSaysAsOfWhenItWasKnown) {
  const Value summary = Value::Parse(
      R"({"asOf": "2018-03-31", "knownAt": "2018-04-05T00:00:00Z", "together": {"strength": "313"}})");
  EXPECT_THAT(
      WhatTheSummaryIs(summary, 4),
      HasSubstr(
          "each person once: 313. At the end of 2018-03-31, as known at 2018-04-05T00:00:00Z"));
  EXPECT_THAT(WhatTheSummaryIs(Value::Parse("{}"), 0), HasSubstr("ask again"));
}

TEST(VolunteerCellsTest, TheNoteOfATableSaysWhatIsNotShown) {
  EXPECT_EQ(WhatTheTableIs(Value::Parse(R"({"withheld": true})"), 0),
            "Withheld: fewer than ten people.\n");
  EXPECT_THAT(
      WhatTheTableIs(Value::Parse(R"({"quarterEnd": "2018-03-31", "total": "55",
                                      "statedRatePercent": "80", "definition": "census 2011"})"),
                     5),
      HasSubstr("In force at the end of 2018-03-31: 55; 80% stated something. Counted by: census "
                "2011."));
  EXPECT_THAT(WhatTheTableIs(Value::Parse(R"({"quarterEnd": "2018-03-31"})"), 5),
              HasSubstr("2018-03-31: c. Counted by"));
}

TEST(VolunteerCellsTest, APostThatNobodyHoldsIsALine) {
  const Value page = Value::Parse(R"({"vacantPosts": [
      {"resource": "forces/essex/watchGroups/histon", "title": "Histon", "post": "COORDINATOR"}]})");
  EXPECT_EQ(WhatIsVacant(page, 0),
            "Nobody holds: COORDINATOR of Histon (forces/essex/watchGroups/histon)\n");
  EXPECT_EQ(WhatIsVacant(Value::Parse("{}"), 0), "");
}

}  // namespace
}  // namespace copperplate::cli
