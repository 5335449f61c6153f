#include "services/volunteers/domain/duty_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using ::copperplate::testing::Told;

Duty OneDuty() {
  return TestCompleted("d1", LondonRange("2018-05-01 10:00", "2018-05-01 14:00"), 30);
}

const Verification kBySupervisor{"insp", false, "insp", {}};

TEST(DutyMovesTest, SevenArrowsAndEveryOtherPairIsRefused) {
  int allowed = 0;
  for (const DutyState state : kDutyStates) {
    for (const absl::string_view verb :
         {"start", "cancel", "recordNoShow", "complete", "verify", "reject", "amend"}) {
      const auto next = StateAfter("d", state, verb);
      if (next.ok()) {
        ++allowed;
      } else {
        EXPECT_EQ(Told(next), "STATE_NOT_ALLOWED") << Name(state) << " " << verb;
      }
    }
  }
  EXPECT_EQ(allowed, 7);
  EXPECT_EQ(StateAfter("d", DutyState::kCompleted, "cancel").status().message(),
            "the duty is COMPLETED: it may become VERIFIED or REJECTED");
}

TEST(DutyMovesTest, TheSupervisorOrADelegateVerifies) {
  EXPECT_EQ(Verified(OneDuty(), "d", kBySupervisor)->state, DutyState::kVerified);
  EXPECT_EQ(Verified(OneDuty(), "d", kBySupervisor)->verified_by, "insp");
  EXPECT_EQ(Verified(OneDuty(), "d", {"sgt", false, "insp", {"pc", "sgt"}})->verified_by, "sgt");
  EXPECT_EQ(Told(Verified(OneDuty(), "d", {"sgt", false, "insp", {"pc"}})),
            "VERIFIER_NOT_SUPERVISOR");
  EXPECT_EQ(Told(Verified(OneDuty(), "d", {"insp", true, "insp", {}})), "VERIFIED_BY_SELF");
  EXPECT_EQ(Told(Rejected(OneDuty(), "d", {"insp", true, "insp", {}}, "Not there")),
            "VERIFIED_BY_SELF");
}

TEST(DutyMovesTest, ARejectionHasItsReason) {
  EXPECT_EQ(Told(Rejected(OneDuty(), "d", kBySupervisor, "")), "FIELD_REQUIRED reason");
  ABSL_ASSERT_OK_AND_ASSIGN(const Duty rejected,
                            Rejected(OneDuty(), "d", kBySupervisor, "Not there"));
  EXPECT_EQ(rejected.state, DutyState::kRejected);
  EXPECT_EQ(rejected.reason, "Not there");
}

TEST(DutyMovesTest, WhatWasVerifiedChangesByANewVersionOnly) {
  Duty corrected = OneDuty();
  corrected.actual = LondonRange("2018-05-01 10:00", "2018-05-01 15:00");
  corrected.break_minutes = 0;
  corrected.type = "event";
  corrected.id = "other";
  const absl::Time now = LondonTime("2018-05-10 09:00");
  EXPECT_EQ(Told(Amended(OneDuty(), "d", corrected, "Typed wrongly", "insp", now)),
            "STATE_NOT_ALLOWED");
  const Duty verified = *Verified(OneDuty(), "d", kBySupervisor);
  EXPECT_EQ(Told(Amended(verified, "d", corrected, "", "insp", now)), "FIELD_REQUIRED reason");
  ABSL_ASSERT_OK_AND_ASSIGN(const Amendment amendment,
                            Amended(verified, "d", corrected, "Typed wrongly", "insp", now));
  EXPECT_EQ(amendment.before.state, DutyState::kAmended);
  EXPECT_EQ(amendment.before.actual, verified.actual);
  EXPECT_EQ(amendment.before.verified_by, "insp");
  EXPECT_EQ(amendment.after.id, "d1");
  EXPECT_EQ(amendment.after.state, DutyState::kCompleted);
  EXPECT_EQ(amendment.after.version, 2);
  EXPECT_EQ(amendment.after.actual, corrected.actual);
  EXPECT_EQ(amendment.after.break_minutes, 0);
  EXPECT_EQ(amendment.after.type, "event");
  EXPECT_EQ(amendment.after.verified_by, "");
  EXPECT_EQ(amendment.after.reason, "Typed wrongly");
  EXPECT_EQ(amendment.after.entered_at, now);
  // One of the two takes the person's time.
  EXPECT_EQ(OccupiedTime(amendment.before), std::nullopt);
  EXPECT_EQ(OccupiedTime(amendment.after), corrected.actual);
}

TEST(DutyMovesTest, NothingBeginsOrIsMissedBeforeItsDay) {
  Duty duty;
  duty.planned = LondonRange("2018-06-01 18:00", "2018-06-01 22:00");
  const absl::Time day = LondonRange("2018-06-01 00:00", "2018-06-01 22:00").from;
  EXPECT_EQ(Told(CheckDayCame(duty, "d", day)), "");
  EXPECT_EQ(Told(CheckDayCame(duty, "d", day - absl::Minutes(1))), "DUTY_NOT_YET d");
}

}  // namespace
}  // namespace copperplate::volunteers
