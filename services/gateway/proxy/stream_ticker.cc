#include "services/gateway/proxy/stream_ticker.h"

#include <utility>
#include <vector>

namespace copperplate::gateway {

StreamTicker::StreamTicker(absl::Duration interval) : interval_(interval) {
  thread_ = std::thread([this] {
    while (true) {
      std::vector<std::function<void()>> due;
      {
        std::unique_lock lock(mutex_);
        if (stop_.wait_for(lock, absl::ToChronoNanoseconds(interval_),
                           [this] { return stopping_; })) {
          return;
        }
        for (const auto& [id, tick] : ticks_) due.push_back(tick);
      }
      for (const auto& tick : due) tick();
    }
  });
}

StreamTicker::~StreamTicker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

int64_t StreamTicker::Add(std::function<void()> tick) {
  const std::lock_guard lock(mutex_);
  ticks_.emplace(++last_id_, std::move(tick));
  return last_id_;
}

void StreamTicker::Remove(int64_t id) {
  const std::lock_guard lock(mutex_);
  ticks_.erase(id);
}

}  // namespace copperplate::gateway
