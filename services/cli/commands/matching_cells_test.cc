#include "services/cli/commands/matching_cells.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(MatchingCellsTest, WhoIsEligibleHasAPlace) {
  const Value candidate = Value::Parse(
      R"({"engagement": "forces/kent/volunteers/v-1/engagements/e1", "eligible": true, "place": 2,
          "minutesLast90Days": "753", "exclusions": []})");
  EXPECT_EQ(VolunteerOf(candidate), "v-1");
  EXPECT_EQ(PlaceOf(candidate), "2");
  EXPECT_EQ(HoursGiven(candidate), "12.6");
  EXPECT_EQ(WhyNot(candidate), "");
}

TEST(MatchingCellsTest, EachReasonSaysWhatIsMissing) {
  const Value candidate = Value::Parse(
      R"({"eligible": false, "place": 0, "minutesLast90Days": "0", "exclusions": [
          {"reason": "VETTING_NOT_CLEARED", "skill": "", "level": "RV"},
          {"reason": "SKILL_MISSING", "skill": "forces/kent/skills/first-aid",
           "level": "VETTING_LEVEL_UNSPECIFIED"},
          {"reason": "NOT_DEPLOYABLE"}]})");
  EXPECT_EQ(VolunteerOf(candidate), "");
  EXPECT_EQ(PlaceOf(candidate), "");
  EXPECT_EQ(HoursGiven(candidate), "0.0");
  EXPECT_EQ(WhyNot(candidate), "VETTING_NOT_CLEARED RV; SKILL_MISSING first-aid; NOT_DEPLOYABLE");
}

TEST(MatchingCellsTest, TheNoteCountsAll) {
  const Value page =
      Value::Parse(R"({"eligibleCount": 7, "excludedCount": 397, "asOf": "2019-12-18"})");
  EXPECT_EQ(HowManyAreEligible(page, 404),
            "7 are eligible, 397 are not, as of 2019-12-18.\nOf 100 points 60 are for desired "
            "skills, 25 for hours at which they can come, 15 for the area.\n");
  EXPECT_EQ(HoursOfDay(Value::Parse(R"({"fromTime": "18:00", "toTime": "24:00"})")), "18:00-24:00");
}

}  // namespace
}  // namespace copperplate::cli
