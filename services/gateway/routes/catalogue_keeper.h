#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/gateway/routes/catalogue.h"

namespace copperplate::gateway {

// Keeps the catalogue of a folder current. Thread-safe.
class CatalogueKeeper {
 public:
  using Listener = std::function<void(std::shared_ptr<const Catalogue>)>;

  // `listener` hears of the first catalogue and of each change, one call at a time, on the thread
  // that polls; it must not call back into the keeper.
  CatalogueKeeper(std::string folder, Listener listener);
  ~CatalogueKeeper();

  // Looks at the folder once. NOT_FOUND where it cannot be listed: what served goes on serving.
  absl::Status Poll();

  // Polls every `interval` on a thread of its own, until Stop().
  void Start(absl::Duration interval);
  void Stop();

  // OK, or why the last look at the folder failed.
  absl::Status last_poll() const;

 private:
  const std::string folder_;
  const Listener listener_;
  mutable std::mutex mutex_;  // guards what follows, less the thread
  std::shared_ptr<const Catalogue> current_;
  std::string signature_;
  bool polled_ = false;
  absl::Status last_poll_;
  bool stopping_ = false;
  std::condition_variable stop_;
  std::thread thread_;
};

}  // namespace copperplate::gateway
