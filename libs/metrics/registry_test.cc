#include "libs/metrics/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copperplate::metrics {
namespace {

using ::testing::HasSubstr;

TEST(Registry, RendersWhatWasCounted) {
  Registry registry;
  registry.AddCounter("things_total", "Things.", {{"kind", "good"}}).Increment(2);
  registry.AddGauge("depth", "Depth.").Set(3);
  Histogram& seconds = registry.AddHistogram("wait_seconds", "Wait.", {0.1, 1});
  seconds.Observe(0.1);
  seconds.Observe(5);
  const std::string text = registry.Render();
  EXPECT_THAT(text, HasSubstr("# HELP things_total Things.\n# TYPE things_total counter\n"
                              "things_total{kind=\"good\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("# TYPE depth gauge\ndepth 3\n"));
  EXPECT_THAT(text, HasSubstr("wait_seconds_bucket{le=\"0.1\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("wait_seconds_bucket{le=\"1\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("wait_seconds_bucket{le=\"+Inf\"} 2\n"));
}

TEST(Registry, GivesTheSameMetricForTheSameNameAndLabels) {
  Registry registry;
  Counter& a = registry.AddCounter("things_total", "Things.", {{"kind", "a"}});
  Counter& b = registry.AddCounter("things_total", "Things.", {{"kind", "b"}});
  EXPECT_EQ(&registry.AddCounter("things_total", "Things.", {{"kind", "a"}}), &a);
  EXPECT_NE(&a, &b);
}

TEST(RegistryDeathTest, DiesOnANameOfAnotherKind) {
  Registry registry;
  registry.AddCounter("things_total", "Things.");
  EXPECT_DEATH(registry.AddGauge("things_total", "Things."), "");
}

}  // namespace
}  // namespace copperplate::metrics
