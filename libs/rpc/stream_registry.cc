#include "libs/rpc/stream_registry.h"

#include <utility>
#include <vector>

namespace copperplate::rpc {

StreamRegistry::Admission StreamRegistry::Add(OpenStream* key, std::weak_ptr<OpenStream> stream) {
  const std::lock_guard lock(mutex_);
  if (draining_) return Admission::kDraining;
  if (streams_.size() >= limit_) return Admission::kFull;
  streams_.emplace(key, std::move(stream));
  return Admission::kAdmitted;
}

void StreamRegistry::Remove(OpenStream* key) {
  const std::lock_guard lock(mutex_);
  streams_.erase(key);
}

void StreamRegistry::Drain() {
  std::vector<std::shared_ptr<OpenStream>> open;
  {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    for (const auto& [key, stream] : streams_) {
      if (auto held = stream.lock()) open.push_back(std::move(held));
    }
  }
  for (const auto& stream : open) stream->OnDrain();
}

}  // namespace copperplate::rpc
