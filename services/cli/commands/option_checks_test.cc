#include "services/cli/commands/option_checks.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(Instant, TakesRfc3339AndNothingElse) {
  const CLI::Validator instant = Instant();
  for (const char* text :
       {"2018-05-10T14:00:00Z", "2018-05-10T15:00:00+01:00", "2018-05-10T14:00:00.123456Z"}) {
    EXPECT_EQ(instant(std::string(text)), "") << text;
  }
  for (const char* text : {"2018-05-10", "2018-05", "2018-05-10T14:00:00", "2018-05-10 14:00",
                           "yesterday", "infinite-past", ""}) {
    EXPECT_NE(instant(std::string(text)), "") << text;
  }
}

}  // namespace
}  // namespace copperplate::cli
