#include "libs/marking/marking.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

TEST(MarkingTest, HasTheWordsOfTheApi) {
  EXPECT_EQ(Name(Marking::kOfficial), "OFFICIAL");
  EXPECT_EQ(Name(Marking::kOfficialSensitive), "OFFICIAL_SENSITIVE");
}

}  // namespace
}  // namespace copperplate
