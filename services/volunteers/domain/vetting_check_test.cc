#include "services/volunteers/domain/vetting_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

constexpr CivilDay kCheckToday(2018, 6, 1);

TEST(VettingCheckTest, EightArrowsAndEveryOtherPairIsRefused) {
  int allowed = 0;
  for (int state = 0; state < 7; ++state) {
    for (const absl::string_view verb :
         {"start", "clear", "refuse", "discontinue", "appeal", "withdraw"}) {
      const auto next = StateAfter("c", static_cast<VettingState>(state), verb);
      if (next.ok()) {
        ++allowed;
      } else {
        EXPECT_EQ(Told(next), "STATE_NOT_ALLOWED");
      }
    }
  }
  EXPECT_EQ(allowed, 8);
  EXPECT_EQ(StateAfter("c", VettingState::kRefused, "clear").status().message(),
            "the vetting check is REFUSED: it may become APPEALED");
  EXPECT_THAT(StateAfter("c", VettingState::kAppealed, "clear"),
              testing::IsOkAndHolds(VettingState::kCleared));
}

TEST(VettingCheckTest, WhatIsClearedHasAReferenceAndExpires) {
  VettingCheck check = TestCleared(VettingLevel::kRv, CivilDay(2018, 5, 1), CivilDay(2028, 5, 1));
  EXPECT_EQ(Told(Validate(check, kCheckToday)), "");
  check.external_ref = "";
  EXPECT_EQ(Told(Validate(check, kCheckToday)), "FIELD_REQUIRED external_ref");
  check.external_ref = "CV-1";
  check.expires_on = check.decided_on;
  EXPECT_EQ(Told(Validate(check, kCheckToday)), "EXPIRY_NOT_AFTER_DECISION expires_on");
  check.expires_on.reset();
  EXPECT_EQ(Told(Validate(check, kCheckToday)), "FIELD_REQUIRED expires_on");
  check.state = VettingState::kInProgress;
  check.decided_on.reset();
  check.external_ref = "";
  EXPECT_EQ(Told(Validate(check, kCheckToday)), "");
  check.state = VettingState::kRefused;
  EXPECT_EQ(Told(Validate(check, kCheckToday)), "FIELD_REQUIRED decided_on");
  check.decided_on = check.requested_on - 1;
  EXPECT_EQ(Told(Validate(check, kCheckToday)), "DATES_REVERSED decided_on");
  check.decided_on = kCheckToday + 1;
  EXPECT_EQ(Told(Validate(check, kCheckToday)), "DATE_IN_FUTURE decided_on");
}

TEST(VettingCheckTest, ServesUntilItExpiresOrIsWithdrawn) {
  const VettingCheck cleared =
      TestCleared(VettingLevel::kRv, CivilDay(2018, 1, 10), CivilDay(2018, 3, 1));
  EXPECT_FALSE(ServesOn(cleared, CivilDay(2018, 1, 9)));
  EXPECT_TRUE(ServesOn(cleared, CivilDay(2018, 1, 10)));
  EXPECT_TRUE(ServesOn(cleared, CivilDay(2018, 2, 28)));
  EXPECT_FALSE(ServesOn(cleared, CivilDay(2018, 3, 1)));
  EXPECT_FALSE(IsExpiredOn(cleared, CivilDay(2018, 2, 28)));
  EXPECT_TRUE(IsExpiredOn(cleared, CivilDay(2018, 3, 1)));
  const VettingCheck withdrawn = TestWithdrawn(cleared, CivilDay(2018, 2, 10));
  EXPECT_TRUE(ServesOn(withdrawn, CivilDay(2018, 2, 9)));
  EXPECT_FALSE(ServesOn(withdrawn, CivilDay(2018, 2, 10)));
  EXPECT_FALSE(IsExpiredOn(withdrawn, CivilDay(2018, 3, 1)));
  EXPECT_EQ(ServesUntil(TestWithdrawn(cleared, CivilDay(2018, 4, 1))), CivilDay(2018, 3, 1));
  VettingCheck refused = cleared;
  refused.state = VettingState::kRefused;
  EXPECT_EQ(ServesUntil(refused), std::nullopt);
  EXPECT_FALSE(ServesOn(refused, CivilDay(2018, 2, 1)));
}

TEST(VettingCheckTest, TheOneThatServesLongestIsFound) {
  const VettingCheck checks[] = {
      TestCleared(VettingLevel::kNppv1, CivilDay(2018, 1, 1), CivilDay(2030, 1, 1)),
      TestCleared(VettingLevel::kNppv2Full, CivilDay(2018, 1, 1), CivilDay(2020, 1, 1)),
      TestCleared(VettingLevel::kNppv3, CivilDay(2018, 2, 1), CivilDay(2021, 1, 1)),
  };
  EXPECT_EQ(FindServing(checks, VettingLevel::kNppv2Full, CivilDay(2018, 1, 15)), &checks[1]);
  EXPECT_EQ(FindServing(checks, VettingLevel::kNppv2Full, CivilDay(2018, 2, 15)), &checks[2]);
  EXPECT_EQ(FindServing(checks, VettingLevel::kNppv1, CivilDay(2018, 2, 15)), &checks[0]);
  EXPECT_EQ(FindServing(checks, VettingLevel::kRv, CivilDay(2018, 2, 15)), nullptr);
}

TEST(VettingCheckTest, WhatIsToldAnewIsWhatItHas) {
  VettingCheck check;
  check.state = VettingState::kCleared;
  check.decided_on = CivilDay(2018, 1, 1);
  check.expires_on = CivilDay(2028, 1, 1);
  VettingCorrection correction;
  correction.expires_on = CivilDay(2021, 1, 1);
  correction.reason = "Typed wrongly";
  EXPECT_EQ(Told(CheckCorrection(check, correction)), "");
  const VettingCheck corrected = Corrected(check, correction);
  EXPECT_EQ(corrected.expires_on, CivilDay(2021, 1, 1));
  EXPECT_EQ(corrected.decided_on, CivilDay(2018, 1, 1));
  EXPECT_EQ(corrected.correction_reason, "Typed wrongly");
  correction.withdrawn_on = CivilDay(2020, 1, 1);
  EXPECT_EQ(Told(CheckCorrection(check, correction)), "FIELD_NOT_FOR_STATE withdrawn_on");
  EXPECT_EQ(
      Told(CheckCorrection(VettingCheck(), {CivilDay(2018, 1, 1), CivilDay(2018, 1, 2), {}, ""})),
      "FIELD_NOT_FOR_STATE decided_on expires_on");
  correction.expires_on.reset();
  correction.withdrawn_on.reset();
  EXPECT_EQ(Told(CheckCorrection(check, correction)), "FIELD_REQUIRED decided_on")
      << "a reason alone tells nothing";
}

}  // namespace
}  // namespace copperplate::volunteers
