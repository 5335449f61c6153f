#pragma once

#include <memory>
#include <utility>

namespace copperplate::rpc {

class Wakeable {
 public:
  virtual ~Wakeable() = default;
  virtual void Wake() = 0;
};

// Resumes a waiting stream. Copies may be kept anywhere and used from any thread, at any time,
// also after the stream has ended. Waking takes no worker and never blocks; a stream that is not
// waiting looks again before it next does, so no wake-up is lost.
class Waker {
 public:
  Waker() = default;
  explicit Waker(std::weak_ptr<Wakeable> stream) : stream_(std::move(stream)) {}

  void Wake() const {
    if (const auto stream = stream_.lock()) stream->Wake();
  }

 private:
  std::weak_ptr<Wakeable> stream_;
};

}  // namespace copperplate::rpc
