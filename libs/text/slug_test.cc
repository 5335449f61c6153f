#include "libs/text/slug.h"

#include <gtest/gtest.h>

#include <string>

namespace copperplate {
namespace {

TEST(IsResourceId, TakesLowerCaseLettersDigitsAndHyphens) {
  EXPECT_TRUE(IsResourceId("a"));
  EXPECT_TRUE(IsResourceId("999-calls-x") == false) << "begins with a digit";
  EXPECT_TRUE(IsResourceId("all-recorded-crime"));
  EXPECT_TRUE(IsResourceId("v1-1"));
  EXPECT_TRUE(IsResourceId(std::string(63, 'a')));
}

TEST(IsResourceId, RefusesTheRest) {
  EXPECT_FALSE(IsResourceId(""));
  EXPECT_FALSE(IsResourceId(std::string(64, 'a')));
  EXPECT_FALSE(IsResourceId("-a"));
  EXPECT_FALSE(IsResourceId("Crime"));
  EXPECT_FALSE(IsResourceId("a/b"));
  EXPECT_FALSE(IsResourceId("a_b"));
  EXPECT_FALSE(IsResourceId("caf\xC3\xA9"));
}

}  // namespace
}  // namespace copperplate
