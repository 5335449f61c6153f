#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace prometheus {
class Registry;
}

namespace copperplate::metrics {

using Counter = prometheus::Counter;
using Gauge = prometheus::Gauge;
using Histogram = prometheus::Histogram;
using Labels = std::map<std::string, std::string>;

// The metrics of one process, passed to whoever counts something. Thread-safe.
//
// Each Add...() is a look-up under a lock: make a metric once, at start, and keep the reference,
// which lives as long as the registry. The same name and labels give the same metric. Dies on a
// name that Prometheus does not allow, or one that is used with another kind.
class Registry {
 public:
  Registry();
  ~Registry();
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  // `name` by Prometheus's conventions: `copperplate_calls_total`, base units in the name.
  Counter& AddCounter(absl::string_view name, absl::string_view help,
                      const Labels& labels = {}) noexcept;
  Gauge& AddGauge(absl::string_view name, absl::string_view help,
                  const Labels& labels = {}) noexcept;
  // `bounds` are the buckets' inclusive upper bounds, rising; one more takes what is above.
  Histogram& AddHistogram(absl::string_view name, absl::string_view help,
                          const std::vector<double>& bounds, const Labels& labels = {}) noexcept;

  // Runs before each Render(), for what is counted elsewhere. What it uses outlives the registry.
  void BeforeRender(std::function<void()> update);

  // Everything in Prometheus's text format 0.0.4.
  std::string Render() const;

 private:
  std::unique_ptr<prometheus::Registry> registry_;
  mutable std::mutex mutex_;
  std::vector<std::function<void()>> updates_;
};

// Bounds for the seconds a call, a wait or a statement takes: 0.5 ms to 10 minutes, which an import
// may have.
const std::vector<double>& SecondsBounds();

}  // namespace copperplate::metrics
