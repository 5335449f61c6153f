#include "services/volunteers/domain/role.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::copperplate::testing::Told;

TEST(RoleTest, HasATitleAnAgeAndALevel) {
  Role role;
  role.id = "constable";
  role.title = "Special constable";
  role.required_vetting = VettingLevel::kRv;
  const auto told = [&] { return Told(Validate(role, AgeLimits())); };
  EXPECT_EQ(told(), "");
  role.ages.least = 16;
  EXPECT_EQ(told(), "AGE_OUT_OF_RANGE min_age");
  role.ages.least = 17;
  EXPECT_EQ(told(), "");
  role.kind = Kind::kPsv;
  role.ages.least = 9;
  EXPECT_EQ(told(), "AGE_OUT_OF_RANGE min_age");
  role.ages.least = 14;
  role.required_vetting.reset();
  EXPECT_EQ(told(), "VETTING_REQUIRED required_vetting");
  role.kind = Kind::kSpeedwatch;
  EXPECT_EQ(told(), "");
  role.title = "";
  EXPECT_EQ(told(), "FIELD_REQUIRED title");
}

}  // namespace
}  // namespace copperplate::volunteers
