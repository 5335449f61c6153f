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

TEST(EqualityTest, ValuesAreWordsOfTheCharacteristicsOwn) {
  const auto told = [](std::vector<std::string> values) {
    Faults faults;
    CheckEqualityValues({"sex", std::move(values)}, faults);
    return Told(faults);
  };
  EXPECT_EQ(told({"FEMALE", "MALE", "X_1"}), "");
  EXPECT_EQ(told({}), "FIELD_REQUIRED values");
  EXPECT_EQ(told({"Female"}), "EQUALITY_VALUE_MALFORMED values[0]");
  EXPECT_EQ(told({"FEMALE", "NOT_STATED"}), "EQUALITY_VALUE_RESERVED values[1]");
  EXPECT_EQ(told({"PREFER_NOT_TO_SAY"}), "EQUALITY_VALUE_RESERVED values[0]");
  EXPECT_EQ(told({"FEMALE", "FEMALE"}), "DUPLICATE values[1]");
}

TEST(EqualityTest, WhatMayHaveBeenDeclaredStays) {
  const EqualityCharacteristic present{"sex", {"FEMALE", "MALE"}, "as declared"};
  const auto told = [&](const EqualityCharacteristic& next) {
    Faults faults;
    CheckEqualityUpdate(present, next, faults);
    return Told(faults);
  };
  EXPECT_EQ(told({"sex", {"OTHER", "MALE", "FEMALE"}, "as declared"}), "");
  EXPECT_EQ(told({"sex", {"FEMALE"}, "as declared"}), "EQUALITY_VALUE_REMOVED values");
  EXPECT_EQ(told({"sex", {"FEMALE", "MALE"}, "at birth"}), "FIELD_IMMUTABLE definition");
}

}  // namespace
}  // namespace copperplate::volunteers
