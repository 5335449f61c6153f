#include "services/governance/domain/schema_history.h"

#include <gtest/gtest.h>

namespace copperplate::governance {
namespace {

TEST(SchemaHistoryTest, TheStateIsWhereTheRequiredChangeStands) {
  const struct {
    std::vector<std::string> deployed;
    SchemaState state;
  } kCases[] = {
      {{}, SchemaState::kBehind},
      {{"schema"}, SchemaState::kBehind},
      {{"schema", "event"}, SchemaState::kCurrent},
      {{"schema", "event", "request"}, SchemaState::kAhead},
  };
  for (const auto& test : kCases) {
    SchemaHistory history{.deployed = {}, .required = "event"};
    for (const std::string& name : test.deployed) {
      history.deployed.push_back({name, absl::UnixEpoch()});
    }
    EXPECT_EQ(StateOf(history), test.state) << test.deployed.size() << " deployed";
  }
}

}  // namespace
}  // namespace copperplate::governance
