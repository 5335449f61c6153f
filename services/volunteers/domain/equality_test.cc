#include "services/volunteers/domain/equality.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::copperplate::testing::Told;

TEST(EqualityTest, AValueIsTheCharacteristicsOwnOrNone) {
  const EqualityCharacteristic characteristics[] = {{"ethnicity", {"WHITE_BRITISH", "ASIAN"}},
                                                    {"sex", {"FEMALE", "MALE"}}};
  const auto told = [&](absl::string_view characteristic, absl::string_view value) {
    Faults faults;
    CheckEqualityValue(characteristics, characteristic, value, faults);
    return Told(faults);
  };
  EXPECT_EQ(told("sex", "FEMALE"), "");
  EXPECT_EQ(told("sex", "PREFER_NOT_TO_SAY"), "");
  EXPECT_EQ(told("sex", "NOT_STATED"), "");
  EXPECT_EQ(told("sex", "ASIAN"), "EQUALITY_VALUE_UNKNOWN value");
  EXPECT_EQ(told("sex", ""), "EQUALITY_VALUE_UNKNOWN value");
  EXPECT_EQ(told("age", "FEMALE"), "EQUALITY_CHARACTERISTIC_UNKNOWN characteristic");
  EXPECT_TRUE(IsStated("FEMALE"));
  EXPECT_FALSE(IsStated(kPreferNotToSay));
  EXPECT_FALSE(IsStated(kNotStated));
}

}  // namespace
}  // namespace copperplate::volunteers
