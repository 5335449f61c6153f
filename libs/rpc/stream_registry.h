#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>

namespace copperplate::rpc {

// An open stream as the registry knows it.
class OpenStream {
 public:
  virtual ~OpenStream() = default;
  // The service is shutting down: a stream that could go on for ever ends itself. Any thread.
  virtual void OnDrain() = 0;
};

// The open streams of a process: counts them, and reaches them when the service drains.
// Thread-safe.
class StreamRegistry {
 public:
  enum class Admission { kAdmitted, kFull, kDraining };

  explicit StreamRegistry(size_t limit) : limit_(limit) {}

  Admission Add(OpenStream* key, std::weak_ptr<OpenStream> stream);
  void Remove(OpenStream* key);

  // Calls OnDrain() of each, and refuses new ones from then on. Idempotent.
  void Drain();

 private:
  const size_t limit_;
  std::mutex mutex_;
  std::map<OpenStream*, std::weak_ptr<OpenStream>> streams_;
  bool draining_ = false;
};

}  // namespace copperplate::rpc
