#include "services/gateway/backend/backends.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

const char* StateName(grpc_connectivity_state state) {
  switch (state) {
    case GRPC_CHANNEL_IDLE:
      return "IDLE";
    case GRPC_CHANNEL_CONNECTING:
      return "CONNECTING";
    case GRPC_CHANNEL_READY:
      return "READY";
    default:
      return "TRANSIENT_FAILURE";
  }
}

}  // namespace

Backend::Backend(BackendAddress address, const BackendSecurity& security,
                 const std::vector<std::unique_ptr<CompletionThread>>& threads)
    : address_(std::move(address)), threads_(threads) {
  for (size_t i = 0; i < threads_.size(); ++i) {
    channels_.push_back(client::MakeChannel(address_.target, security));
    stubs_.push_back(std::make_unique<grpc::GenericStub>(channels_.back()));
  }
}

Backend::Lane Backend::PickLane() const {
  static std::atomic<size_t> threads_seen = 0;
  thread_local const size_t place = threads_seen.fetch_add(1, std::memory_order_relaxed);
  const size_t lane = place % threads_.size();
  return {*stubs_[lane], threads_[lane]->queue()};
}

std::string Backend::State() const {
  // A connection that was tried tells more than one that was not.
  const auto rank = [](grpc_connectivity_state state) {
    switch (state) {
      case GRPC_CHANNEL_READY:
        return 3;
      case GRPC_CHANNEL_CONNECTING:
        return 1;
      case GRPC_CHANNEL_IDLE:
        return 0;
      default:
        return 2;
    }
  };
  grpc_connectivity_state best = GRPC_CHANNEL_IDLE;
  for (const auto& channel : channels_) {
    const grpc_connectivity_state state = channel->GetState(/*try_to_connect=*/false);
    if (rank(state) > rank(best)) best = state;
  }
  return StateName(best);
}

absl::StatusOr<std::unique_ptr<Backends>> Backends::Make(
    const std::vector<BackendAddress>& addresses, const BackendSecurity& security, int threads) {
  if (security.plaintext == !security.ca.empty()) {
    return absl::InvalidArgumentError("backends need either a CA file or plaintext, and not both");
  }
  auto backends = std::make_unique<Backends>();
  if (threads == 0) threads = static_cast<int>(std::thread::hardware_concurrency() / 4);
  for (int i = 0; i < std::max(1, threads); ++i) {
    backends->threads_.push_back(std::make_unique<CompletionThread>());
  }
  for (const BackendAddress& address : addresses) {
    if (address.package.empty() || address.target.empty()) {
      return absl::InvalidArgumentError("a backend is given as package=target");
    }
    if (backends->Find(address.package) != nullptr) {
      return absl::InvalidArgumentError(
          absl::StrCat("the backend of ", address.package, " is given twice"));
    }
    backends->by_package_.emplace(address.package,
                                  std::make_unique<Backend>(address, security, backends->threads_));
  }
  return backends;
}

Backend* Backends::Find(absl::string_view package) const {
  const auto found = by_package_.find(std::string(package));
  return found == by_package_.end() ? nullptr : found->second.get();
}

std::vector<const Backend*> Backends::all() const {
  std::vector<const Backend*> all;
  for (const auto& [package, backend] : by_package_) all.push_back(backend.get());
  return all;
}

}  // namespace copperplate::gateway
