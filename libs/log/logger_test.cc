#include "libs/log/logger.h"

#include <gtest/gtest.h>

#include "libs/testing/captured_log.h"
#include "libs/testing/fake_clock.h"

namespace copperplate::log {
namespace {

struct Lines final : Sink {
  void Write(Level level, absl::string_view line) override {
    last_level = level;
    lines.emplace_back(line);
  }
  Level last_level = Level::kDebug;
  std::vector<std::string> lines;
};

TEST(Logger, WritesOneObjectALine) {
  const testing::FakeClock clock(absl::FromUnixMicros(1'522'920'600'123'456));
  const auto sink = std::make_shared<Lines>();
  const Logger logger(sink, Level::kInfo, clock);
  logger.Warning("slow\nquery", {{"rows", 3}, {"query", "list_areas"}});
  ASSERT_EQ(sink->lines.size(), 1u);
  EXPECT_EQ(sink->lines[0],
            R"({"time":"2018-04-05T09:30:00.123456Z","level":"warning","message":"slow\nquery",)"
            R"("rows":3,"query":"list_areas"})");
  EXPECT_EQ(sink->last_level, Level::kWarning);
}

TEST(Logger, DropsWhatIsBelowItsThreshold) {
  const auto sink = std::make_shared<Lines>();
  const Logger logger(sink, Level::kWarning, Clock::System());
  logger.Debug("a");
  logger.Info("b");
  EXPECT_TRUE(sink->lines.empty());
  logger.Error("c");
  EXPECT_EQ(sink->lines.size(), 1u);
  EXPECT_FALSE(logger.Enabled(Level::kInfo));
}

TEST(Logger, CarriesFixedFields) {
  const testing::FakeClock clock(absl::FromUnixSeconds(0));
  const auto sink = std::make_shared<Lines>();
  const Logger child =
      Logger(sink, Level::kInfo, clock).With({{"call_id", "r1"}}).With({{"trace_id", "t1"}});
  child.Info("x", {{"n", 1}});
  EXPECT_EQ(sink->lines.at(0),
            R"({"time":"1970-01-01T00:00:00.000000Z","level":"info","message":"x",)"
            R"("call_id":"r1","trace_id":"t1","n":1})");
}

}  // namespace
}  // namespace copperplate::log
