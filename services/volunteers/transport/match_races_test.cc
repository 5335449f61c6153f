// What two clients do at once: never more accepted than there are slots, never two of a person.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/at_once.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/matching_test.h"

namespace copperplate::volunteers {
namespace {

using testing::AtOnce;
using testing::HasReason;

constexpr int kMatchRaces = 100;

using MatchRacesTest = MatchingTest;

TEST_F(MatchRacesTest, TheLastSlotIsTakenOnce) {
  const std::string first = AddFit("v-2");
  const std::string second = AddFit("v-3");
  AddOpen("festival", Festival());
  int first_won = 0;
  for (int race = 0; race < kMatchRaces; ++race) {
    const std::string one = absl::StrCat("a", race);
    const std::string other = absl::StrCat("b", race);
    ABSL_ASSERT_OK(Propose("festival", one, first));
    ABSL_ASSERT_OK(Propose("festival", other, second));
    absl::Status of_one;
    absl::Status of_other;
    AtOnce(
        race, [&] { of_one = MoveMatch("festival", one, v1::Match::ACCEPTED).status(); },
        [&] { of_other = MoveMatch("festival", other, v1::Match::ACCEPTED).status(); });
    ASSERT_NE(of_one.ok(), of_other.ok()) << race << ": " << of_one << " / " << of_other;
    EXPECT_THAT(of_one.ok() ? of_other : of_one, HasReason("SLOTS_FILLED"));
    first_won += of_one.ok() ? 1 : 0;
    EXPECT_EQ(Value("SELECT state || ' ' || accepted FROM volunteers.opportunity"), "3 1");
    EXPECT_EQ(Value("SELECT count(*) FROM volunteers.match WHERE state = 2"), "1");
    ABSL_ASSERT_OK(MoveMatch("festival", one, v1::Match::WITHDRAWN));
    ABSL_ASSERT_OK(MoveMatch("festival", other, v1::Match::WITHDRAWN));
  }
  RecordProperty("first_won", first_won);
}

TEST_F(MatchRacesTest, AVolunteerIsProposedOnce) {
  const std::string engagement = AddFit("v-2");
  AddOpen("festival", Festival());
  for (int race = 0; race < kMatchRaces; ++race) {
    const std::string one = absl::StrCat("a", race);
    const std::string other = absl::StrCat("b", race);
    absl::Status of_one;
    absl::Status of_other;
    AtOnce(
        race, [&] { of_one = Propose("festival", one, engagement).status(); },
        [&] { of_other = Propose("festival", other, engagement).status(); });
    ASSERT_NE(of_one.ok(), of_other.ok()) << race << ": " << of_one << " / " << of_other;
    EXPECT_THAT(of_one.ok() ? of_other : of_one, HasReason("VOLUNTEER_MATCHED"));
    ABSL_ASSERT_OK(MoveMatch("festival", of_one.ok() ? one : other, v1::Match::WITHDRAWN));
  }
}

// Who leaves takes with them what stands, accepted or not: whichever is first, nothing of them
// stays and the slot is free.
TEST_F(MatchRacesTest, WhoLeavesWhileBeingAcceptedHoldsNoSlot) {
  constexpr int kLeavings = 40;
  AddOpen("festival", Festival());
  int accepted_first = 0;
  for (int race = 0; race < kLeavings; ++race) {
    const std::string volunteer = absl::StrCat("v-", 10 + race);
    const std::string engagement = AddFit(volunteer);
    const std::string match = absl::StrCat("a", race);
    ABSL_ASSERT_OK(Propose("festival", match, engagement));
    v1::MoveEngagementRequest leave;
    leave.set_name(engagement);
    leave.set_to(v1::Engagement::LEFT);
    leave.set_effective_on("2026-11-01");
    leave.set_leaving_reason(v1::Engagement::MOVED);
    leave.set_kit_returned(true);
    leave.set_exit_interview_offered_on("2026-10-01");
    absl::Status accepted;
    absl::Status left;
    AtOnce(
        race, [&] { accepted = MoveMatch("festival", match, v1::Match::ACCEPTED).status(); },
        [&] { left = MoveEngagement(leave).status(); });
    ABSL_ASSERT_OK(left) << race;
    if (accepted.ok()) {
      ++accepted_first;
    } else {
      EXPECT_THAT(accepted, HasReason("STATE_NOT_ALLOWED")) << race;
    }
    EXPECT_EQ(Value("SELECT state || ' ' || accepted FROM volunteers.opportunity"), "2 0") << race;
    EXPECT_EQ(Value("SELECT count(*) FROM volunteers.match WHERE state <= 2"), "0") << race;
  }
  RecordProperty("accepted_first", accepted_first);
}

}  // namespace
}  // namespace copperplate::volunteers
