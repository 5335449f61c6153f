#include "services/cli/commands/speedwatch_note.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(SpeedwatchNoteTest, SaysWhoIsThereAtTheEndOfTheDay) {
  const Value summary = Value::Parse(R"({"asOf": "2018-04-30", "speedwatch": {
    "groups": "150", "namedOperators": "48", "declaredMembers": "1410"}})");
  EXPECT_EQ(WhatSpeedwatchIs(summary, 4),
            "150 groups at the end of 2018-04-30, with 48 named operators and 1,410 declared "
            "members.\n");
}

}  // namespace
}  // namespace copperplate::cli
