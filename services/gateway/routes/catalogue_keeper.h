#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "services/gateway/routes/catalogue.h"
#include "services/gateway/routes/settled_signature.h"

namespace copperplate::gateway {

// Keeps the catalogue of a folder current. Thread-safe.
class CatalogueKeeper {
 public:
  using Listener = std::function<void(std::shared_ptr<const Catalogue>)>;

  // `listener` hears of the first catalogue and of each change, one call at a time, on the thread
  // that polls; it must not poll.
  CatalogueKeeper(std::string folder, Listener listener);

  // Looks at the folder once. A change is taken when the next look sees the same, the first state
  // at once. NOT_FOUND where the folder cannot be listed: what served goes on serving.
  absl::Status Poll();

  // OK, or why the last look at the folder failed. Does not wait for a look under way.
  absl::Status last_poll() const;

 private:
  absl::Status Look();

  const std::string folder_;
  const Listener listener_;
  std::mutex polling_;  // held during a look; guards what follows
  std::shared_ptr<const Catalogue> current_;
  SettledSignature signature_;
  mutable std::mutex mutex_;  // guards what follows
  absl::Status last_poll_;
};

}  // namespace copperplate::gateway
