#include "libs/metrics/registry.h"

#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <utility>

namespace copperplate::metrics {

Registry::Registry() : registry_(std::make_unique<prometheus::Registry>()) {}
Registry::~Registry() = default;

Counter& Registry::AddCounter(absl::string_view name, absl::string_view help,
                              const Labels& labels) noexcept {
  return prometheus::BuildCounter()
      .Name(std::string(name))
      .Help(std::string(help))
      .Register(*registry_)
      .Add(labels);
}

Gauge& Registry::AddGauge(absl::string_view name, absl::string_view help,
                          const Labels& labels) noexcept {
  return prometheus::BuildGauge()
      .Name(std::string(name))
      .Help(std::string(help))
      .Register(*registry_)
      .Add(labels);
}

Histogram& Registry::AddHistogram(absl::string_view name, absl::string_view help,
                                  const std::vector<double>& bounds,
                                  const Labels& labels) noexcept {
  return prometheus::BuildHistogram()
      .Name(std::string(name))
      .Help(std::string(help))
      .Register(*registry_)
      .Add(labels, bounds);
}

void Registry::BeforeRender(std::function<void()> update) {
  const std::lock_guard lock(mutex_);
  updates_.push_back(std::move(update));
}

std::string Registry::Render() const {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& update : updates_) update();
  }
  return prometheus::TextSerializer().Serialize(registry_->Collect());
}

const std::vector<double>& SecondsBounds() {
  static const auto& bounds =
      *new std::vector<double>{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5,
                               1,      2.5,   5,      10,    30,   60,    120,  300, 600};
  return bounds;
}

}  // namespace copperplate::metrics
