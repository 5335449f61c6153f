#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "services/gateway/proxy/static_files.h"
#include "services/gateway/routes/settled_signature.h"

namespace copperplate::gateway {

// Keeps the files of a folder current. For one thread.
class StaticFilesKeeper {
 public:
  using Listener = std::function<void(std::shared_ptr<const StaticFiles>)>;

  // `listener` hears of the first state of the folder and of each change.
  StaticFilesKeeper(std::string folder, Listener listener)
      : folder_(std::move(folder)), listener_(std::move(listener)) {}

  // Looks at the folder once. A change is taken when the next look sees the same, the first state
  // at once. Where it cannot be read, what was served goes on being served.
  absl::Status Poll();

 private:
  const std::string folder_;
  const Listener listener_;
  SettledSignature signature_;
};

}  // namespace copperplate::gateway
