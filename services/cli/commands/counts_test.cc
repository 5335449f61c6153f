#include "services/cli/commands/counts.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(Counts, AreThoseOfTheMembersNamed) {
  const Value summary = Value::Parse(R"({"open": 20, "closed": 22, "other": 1})");
  EXPECT_EQ(CountsIn(summary, {{"closed", "closed"}, {"open", "open"}}), "22 closed, 20 open");
  EXPECT_EQ(CountsIn(summary, {}), "");
}

}  // namespace
}  // namespace copperplate::cli
