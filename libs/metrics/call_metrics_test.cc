#include "libs/metrics/call_metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copperplate::metrics {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(MethodMetrics, CountsCallsByCodeAndThoseInFlight) {
  Registry registry;
  MethodMetrics metrics(registry, "a.B/C");
  metrics.Started();
  metrics.Started();
  metrics.Started();
  EXPECT_THAT(registry.Render(), HasSubstr("copperplate_calls_in_flight{method=\"a.B/C\"} 3"));
  metrics.Finished(absl::StatusCode::kOk, absl::Milliseconds(2));
  metrics.Finished(absl::StatusCode::kOk, absl::Milliseconds(3));
  metrics.Finished(static_cast<absl::StatusCode>(99), absl::Seconds(60));

  const std::string text = registry.Render();
  EXPECT_THAT(text, HasSubstr("copperplate_calls_in_flight{method=\"a.B/C\"} 0"));
  EXPECT_THAT(text, HasSubstr("copperplate_calls_total{code=\"OK\",method=\"a.B/C\"} 2"));
  EXPECT_THAT(text, HasSubstr("copperplate_calls_total{code=\"UNKNOWN\",method=\"a.B/C\"} 1"));
  EXPECT_THAT(text, Not(HasSubstr("code=\"INTERNAL\"")));
  EXPECT_THAT(text, HasSubstr("copperplate_call_seconds_bucket{method=\"a.B/C\",le=\"0.0025\"} 1"));
  EXPECT_THAT(text, HasSubstr("copperplate_call_seconds_count{method=\"a.B/C\"} 3"));
}

}  // namespace
}  // namespace copperplate::metrics
