#include "libs/postgres/enumeration.h"

#include <gtest/gtest.h>

namespace copperplate::postgres {
namespace {

enum class Kind { kFirst, kSecond };

TEST(EnumerationTest, IsNumberedFromOne) {
  EXPECT_EQ(ToNumber(Kind::kFirst), 1);
  EXPECT_EQ(ToNumber(Kind::kSecond), 2);
  EXPECT_EQ(FromNumber<Kind>(1), Kind::kFirst);
  EXPECT_EQ(FromNumber<Kind>(2), Kind::kSecond);
}

TEST(EnumerationTest, ZeroIsNone) {
  EXPECT_EQ(ToNumber(std::optional<Kind>()), 0);
  EXPECT_EQ(ToNumber(std::optional<Kind>(Kind::kSecond)), 2);
  EXPECT_EQ(FromNumberOrNone<Kind>(0), std::nullopt);
  EXPECT_EQ(FromNumberOrNone<Kind>(1), Kind::kFirst);
}

}  // namespace
}  // namespace copperplate::postgres
