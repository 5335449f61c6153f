// What two clients do at once: nobody is in, coordinates or counts for a group that is closed.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/at_once.h"
#include "services/volunteers/transport/testing/speedwatch_test.h"

namespace copperplate::volunteers {
namespace {

using testing::AtOnce;
using testing::HasReason;

constexpr int kWatchRaces = 200;

class WatchRacesTest : public WatchTest {
 protected:
  void SetUp() override {
    WatchTest::SetUp();
    ABSL_ASSERT_OK(Create("histon", Group()));
  }
};

// Whoever comes first: nobody is engaged in a group that is closed.
TEST_F(WatchRacesTest, OfClosingAndJoiningOneComesFirst) {
  AddVolunteer("v-1");
  v1::WatchGroup closed;
  closed.set_closed_on("2018-01-01");
  int closed_first = 0;
  for (int race = 0; race < kWatchRaces; ++race) {
    absl::Status joined;
    absl::Status closing;
    AtOnce(
        race, [&] { closing = Update(closed, {"closed_on"}).status(); },
        [&] { joined = Apply("v-1", "histon").status(); });
    ASSERT_NE(closing.ok(), joined.ok()) << race << ": " << closing << " / " << joined;
    if (closing.ok()) {
      ++closed_first;
      EXPECT_THAT(joined, HasReason("GROUP_CLOSED"));
    } else {
      EXPECT_THAT(closing, HasReason("OPERATORS_REMAIN"));
    }
    Value(
        "DELETE FROM volunteers.engagement_event; DELETE FROM volunteers.engagement; "
        "UPDATE volunteers.watch_group SET closed_on = NULL WHERE id = 'histon'; SELECT ''");
  }
  RecordProperty("closed_first", closed_first);
  EXPECT_GT(closed_first, 0);
  EXPECT_LT(closed_first, kWatchRaces);
}

// Nobody coordinates an open group who has left.
TEST_F(WatchRacesTest, OfLeavingAndBeingNamedOneComesFirst) {
  AddOperator("v-1", "histon");
  v1::WatchGroup coordinated;
  coordinated.set_coordinator(VolunteerName("v-1"));
  int named_first = 0;
  for (int race = 0; race < kWatchRaces; ++race) {
    absl::Status left;
    absl::Status named;
    AtOnce(
        race, [&] { named = Update(coordinated, {"coordinator"}).status(); },
        [&] { left = Leave(EngagementName("v-1"), "2018-02-01").status(); });
    ASSERT_NE(named.ok(), left.ok()) << race << ": " << named << " / " << left;
    if (named.ok()) {
      ++named_first;
      EXPECT_THAT(left, HasReason("COORDINATION_REMAINS"));
    } else {
      EXPECT_THAT(named, HasReason("COORDINATOR_NOT_IN_FORCE"));
    }
    Value(
        "DELETE FROM volunteers.engagement_event WHERE seq > 3; UPDATE volunteers.watch_group "
        "SET coordinator = NULL; UPDATE volunteers.supervision SET day_after = NULL; SELECT ''");
  }
  RecordProperty("named_first", named_first);
  EXPECT_GT(named_first, 0);
  EXPECT_LT(named_first, kWatchRaces);
}

using SpeedwatchRacesTest = SpeedwatchTest;

// Nobody has counted for a group that was closed.
TEST_F(SpeedwatchRacesTest, OfClosingAndCountingOneComesFirst) {
  // Nobody is engaged in it that has to go first.
  Value("UPDATE volunteers.engagement SET unit_or_group = 'girton'; SELECT ''");
  v1::WatchGroup closed;
  closed.set_closed_on("2018-06-01");
  int closed_first = 0;
  for (int race = 0; race < kWatchRaces; ++race) {
    absl::Status counted;
    absl::Status closing;
    AtOnce(
        race, [&] { closing = Update(closed, {"closed_on"}).status(); },
        [&] { counted = CreateSession(absl::StrCat("r", race), Session()).status(); });
    ASSERT_NE(closing.ok(), counted.ok()) << race << ": " << closing << " / " << counted;
    if (closing.ok()) {
      ++closed_first;
      EXPECT_THAT(counted, HasReason("GROUP_CLOSED"));
    } else {
      EXPECT_THAT(closing, HasReason("SESSIONS_REMAIN"));
    }
    Value(
        "DELETE FROM volunteers.watch_session; UPDATE volunteers.watch_group SET closed_on = "
        "NULL WHERE id = 'histon'; SELECT ''");
  }
  RecordProperty("closed_first", closed_first);
  EXPECT_GT(closed_first, 0);
  EXPECT_LT(closed_first, kWatchRaces);
}

}  // namespace
}  // namespace copperplate::volunteers
