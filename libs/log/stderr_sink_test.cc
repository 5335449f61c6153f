#include "libs/log/stderr_sink.h"

#include <gtest/gtest.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/ostream_sink.h>

#include <memory>
#include <mutex>
#include <sstream>
#include <string>

#include "libs/testing/event.h"

namespace copperplate::log {
namespace {

using testing::Event;

TEST(StderrSink, WritesLinesAsTheyAreByItsEnd) {
  std::ostringstream out;
  {
    StderrSink sink(std::make_shared<spdlog::sinks::ostream_sink_mt>(out), 16);
    sink.Write(Level::kDebug, R"({"a":"%v {}"})");
    sink.Write(Level::kError, R"({"b":2})");
    EXPECT_EQ(sink.dropped(), 0u);
  }
  EXPECT_EQ(out.str(), "{\"a\":\"%v {}\"}\n{\"b\":2}\n");
}

// Stands still in its first line until it is let go.
class StuckSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  Event stuck;
  Event release;

 protected:
  void sink_it_(const spdlog::details::log_msg&) override {
    stuck.Set();
    EXPECT_TRUE(release.Wait());
  }
  void flush_() override {}
};

TEST(StderrSink, DropsTheOldestWhereTheReaderIsStuckAndNeverWaits) {
  const auto target = std::make_shared<StuckSink>();
  StderrSink sink(target, 4);
  sink.Write(Level::kInfo, "first");
  ASSERT_TRUE(target->stuck.Wait());
  for (int i = 0; i < 10; ++i) sink.Write(Level::kInfo, "more");
  EXPECT_EQ(sink.dropped(), 6u);
  target->release.Set();
}

}  // namespace
}  // namespace copperplate::log
