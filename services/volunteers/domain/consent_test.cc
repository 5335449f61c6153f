#include "services/volunteers/domain/consent.h"

#include <gtest/gtest.h>

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;

TEST(ConsentTest, HoldsFromItsFirstDayToBeforeItsLast) {
  const GuardianConsent consents[] = {
      {"e", "A. Guardian", CivilDay(2018, 1, 1), CivilDay(2018, 2, 1)},
      {"e", "A. Guardian", CivilDay(2018, 3, 1), std::nullopt},
  };
  EXPECT_EQ(ConsentOn(consents, CivilDay(2017, 12, 31)), ConsentState::kNone);
  EXPECT_EQ(ConsentOn(consents, CivilDay(2018, 1, 1)), ConsentState::kGiven);
  EXPECT_EQ(ConsentOn(consents, CivilDay(2018, 1, 31)), ConsentState::kGiven);
  EXPECT_EQ(ConsentOn(consents, CivilDay(2018, 2, 1)), ConsentState::kLapsed);
  EXPECT_EQ(ConsentOn(consents, CivilDay(2018, 3, 1)), ConsentState::kGiven);
  EXPECT_EQ(ConsentOn({}, CivilDay(2018, 3, 1)), ConsentState::kNone);
}

}  // namespace
}  // namespace copperplate::volunteers
