#include "services/volunteers/domain/vetting_level.h"

#include <gtest/gtest.h>

#include <string>

namespace copperplate::volunteers {
namespace {

// The levels for which one does, in their order.
std::string ServesFor(VettingLevel level) {
  std::string all;
  for (const VettingLevel required : kVettingLevels) {
    if (Satisfies(level, required)) all += std::string(Name(required)) + " ";
  }
  return all;
}

TEST(VettingLevelTest, WhichServesForWhich) {
  EXPECT_EQ(ServesFor(VettingLevel::kNppv1), "NPPV1 CADET_CHECK ");
  EXPECT_EQ(ServesFor(VettingLevel::kNppv2Abbreviated), "NPPV1 NPPV2_ABBR CADET_CHECK ");
  EXPECT_EQ(ServesFor(VettingLevel::kNppv2Full), "NPPV1 NPPV2_ABBR NPPV2_FULL CADET_CHECK ");
  EXPECT_EQ(ServesFor(VettingLevel::kNppv3), "NPPV1 NPPV2_ABBR NPPV2_FULL NPPV3 CADET_CHECK ");
  EXPECT_EQ(ServesFor(VettingLevel::kRv), "NPPV1 NPPV2_ABBR NPPV2_FULL NPPV3 RV CADET_CHECK ");
  EXPECT_EQ(ServesFor(VettingLevel::kMv), "NPPV1 NPPV2_ABBR NPPV2_FULL NPPV3 RV MV CADET_CHECK ");
  EXPECT_EQ(ServesFor(VettingLevel::kCadetCheck), "CADET_CHECK ");
  EXPECT_EQ(ServesFor(VettingLevel::kDbsEnhanced), "CADET_CHECK DBS_ENHANCED ");
}

// Otherwise a check that serves for another would not serve for what that one serves for.
TEST(VettingLevelTest, WhatServesForOneServesForAllThatItServesFor) {
  for (const VettingLevel a : kVettingLevels) {
    for (const VettingLevel b : kVettingLevels) {
      for (const VettingLevel c : kVettingLevels) {
        if (Satisfies(a, b) && Satisfies(b, c)) {
          EXPECT_TRUE(Satisfies(a, c)) << Name(a) << " " << Name(b) << " " << Name(c);
        }
      }
    }
  }
}

TEST(VettingLevelTest, WordsAreReadBack) {
  for (const VettingLevel level : kVettingLevels) EXPECT_EQ(ParseVettingLevel(Name(level)), level);
  EXPECT_EQ(ParseVettingLevel("NPPV2"), std::nullopt);
}

}  // namespace
}  // namespace copperplate::volunteers
