// What two clients do at once: never a duty after a leaving, never two of a person at one time.
#include <gmock/gmock.h>

#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/at_once.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using testing::AtOnce;
using testing::HasReason;

constexpr int kRaces = 1000;

class DutyRacesTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
  }
};

TEST_F(DutyRacesTest, ThereIsNeverADutyAfterALeaving) {
  const std::string deployable =
      Value("SELECT deployable FROM volunteers.engagement WHERE volunteer = 'v-1'");
  const std::string events = Value("SELECT count(*) FROM volunteers.engagement_event");
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on("2026-12-10");
  leave.set_leaving_reason(v1::Engagement::OTHER);
  leave.set_kit_returned(true);
  leave.set_exit_interview_offered_on("2026-11-20");
  const v1::Duty duty = Planned(At("2026-12-10 18:00"), At("2026-12-10 20:00"));
  int left_first = 0;
  int duty_first = 0;
  for (int race = 0; race < kRaces; ++race) {
    absl::Status left;
    absl::Status recorded;
    AtOnce(
        race, [&] { left = MoveEngagement(leave).status(); },
        [&] { recorded = Create(absl::StrCat("d", race), duty).status(); });
    ASSERT_NE(left.ok(), recorded.ok()) << race << ": " << left << " / " << recorded;
    if (left.ok()) {
      ++left_first;
      EXPECT_THAT(recorded, HasReason("DUTY_OUTSIDE_ENGAGEMENT"));
    } else {
      ++duty_first;
      EXPECT_THAT(left, HasReason("DUTIES_REMAIN"));
    }
    // As it was before.
    Value(absl::StrCat("DELETE FROM volunteers.engagement_event WHERE seq > ", events,
                       "; DELETE FROM volunteers.duty; UPDATE volunteers.engagement SET "
                       "exit_interview_offered_on = NULL, kit_returned = NULL, deployable = '",
                       deployable, "' WHERE volunteer = 'v-1'; SELECT ''"));
  }
  RecordProperty("left_first", left_first);
  RecordProperty("duty_first", duty_first);
  // Each came first sometimes: it was a race.
  EXPECT_GT(left_first, 0);
  EXPECT_GT(duty_first, 0);
}

TEST_F(DutyRacesTest, OfTwoDutiesAtOneTimeExactlyOneIsRecorded) {
  const absl::Time first = At("2027-01-01 00:00");
  for (int race = 0; race < kRaces; ++race) {
    const absl::Time from = first + race * absl::Hours(2);
    absl::Status one;
    absl::Status other;
    AtOnce(
        race,
        [&] {
          one = Create(absl::StrCat("a", race), Planned(from, from + absl::Minutes(90))).status();
        },
        [&] {
          other = Create(absl::StrCat("b", race),
                         Planned(from + absl::Minutes(60), from + absl::Minutes(120)))
                      .status();
        });
    ASSERT_NE(one.ok(), other.ok()) << race << ": " << one << " / " << other;
    EXPECT_THAT(one.ok() ? other : one, HasReason("DUTY_OVERLAPS"));
  }
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.duty"), absl::StrCat(kRaces));
}

// Duties share a revision: nothing is added to one once it has been left behind.
TEST_F(DutyRacesTest, WhatWasKnownAtARevisionStaysSo) {
  constexpr int kTypes = 20;
  std::atomic<int> next = 0;
  std::atomic<int> looks = 0;
  std::atomic<bool> over = false;
  const auto record = [&] {
    const absl::Time first = At("2027-01-01 00:00");
    for (int n = next++; !over; n = next++) {
      const absl::Time from = first + n * absl::Hours(1);
      ABSL_EXPECT_OK(Create(absl::StrCat("d", n), Planned(from, from + absl::Minutes(30))));
    }
  };
  std::thread one(record);
  std::thread other(record);
  // None faster than they are looked at, so that there are as many to see on any machine.
  std::thread changes([&] {
    for (int n = 0; n < kTypes; ++n) {
      AddType(absl::StrCat("type-", n), false, false);
      for (const int before = looks; looks == before;) std::this_thread::yield();
    }
    over = true;
  });
  // Each revision as it was seen, with the duties of those before it.
  std::map<std::string, std::string> seen;
  for (; !over; ++looks) {
    const std::string told = Value(
        "SELECT r.revision || ' ' || count(d.id) FROM volunteers.revision r LEFT JOIN "
        "volunteers.duty d ON d.force = r.force AND d.revision < r.revision "
        "WHERE r.force = 'essex' GROUP BY r.revision");
    const size_t blank = told.find(' ');
    const auto [before, is_new] = seen.emplace(told.substr(0, blank), told.substr(blank + 1));
    EXPECT_EQ(before->second, told.substr(blank + 1)) << before->first << (is_new ? " new" : "");
  }
  one.join();
  other.join();
  changes.join();
  for (const auto& [revision, count] : seen) {
    EXPECT_EQ(
        Value(absl::StrCat("SELECT count(*) FROM volunteers.duty WHERE revision < ", revision)),
        count)
        << revision;
  }
  EXPECT_GT(seen.size(), kTypes / 2u);
  EXPECT_GT(std::stoi(Value("SELECT count(*) FROM volunteers.duty")), 0);
}

}  // namespace
}  // namespace copperplate::volunteers
