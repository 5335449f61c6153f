#include "services/governance/app/read_about.h"

#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"
#include "services/governance/storage/testing/fake_schema_history.h"

namespace copperplate::governance {
namespace {

const absl::Time kNoon = absl::FromUnixSeconds(1'522'497'600);

TEST(ReadAboutTest, TellsTheNewestChange) {
  FakeSchemaHistory reader(
      {.deployed = {{"schema", absl::UnixEpoch()}, {"event", kNoon}}, .required = "event"});
  ABSL_ASSERT_OK_AND_ASSIGN(const About about, ReadAbout(reader, {}));
  ASSERT_TRUE(about.newest.has_value());
  EXPECT_EQ(about.newest->name, "event");
  EXPECT_EQ(about.newest->deployed_at, kNoon);
  EXPECT_EQ(about.schema_state, SchemaState::kCurrent);
}

TEST(ReadAboutTest, TellsOfAnEmptyDatabase) {
  FakeSchemaHistory reader({.deployed = {}, .required = "event"});
  ABSL_ASSERT_OK_AND_ASSIGN(const About about, ReadAbout(reader, {}));
  EXPECT_FALSE(about.newest.has_value());
  EXPECT_EQ(about.schema_state, SchemaState::kBehind);
}

TEST(ReadAboutTest, PassesThePortsErrorOn) {
  FakeSchemaHistory reader({.deployed = {}, .required = "event"});
  RequestContext context;
  context.deadline = absl::InfinitePast();
  EXPECT_THAT(ReadAbout(reader, context), testing::HasReason("DATABASE_DEADLINE"));
}

}  // namespace
}  // namespace copperplate::governance
