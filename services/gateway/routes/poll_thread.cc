#include "services/gateway/routes/poll_thread.h"

#include <utility>

namespace copperplate::gateway {

PollThread::PollThread(absl::Duration interval, std::function<void()> poll) {
  thread_ = std::thread([this, interval, poll = std::move(poll)] {
    while (true) {
      {
        std::unique_lock lock(mutex_);
        if (stop_.wait_for(lock, absl::ToChronoNanoseconds(interval),
                           [this] { return stopping_; })) {
          return;
        }
      }
      poll();
    }
  });
}

PollThread::~PollThread() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

}  // namespace copperplate::gateway
