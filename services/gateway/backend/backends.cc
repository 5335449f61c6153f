#include "services/gateway/backend/backends.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

std::shared_ptr<grpc::ChannelCredentials> CredentialsOf(const BackendSecurity& security) {
  if (security.plaintext) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = security.ca;
  options.pem_cert_chain = security.certificate;
  options.pem_private_key = security.key;
  return grpc::SslCredentials(options);
}

grpc::ChannelArguments ArgumentsOf(const BackendSecurity& security) {
  grpc::ChannelArguments arguments;
  // Else the channels to one address would share a connection.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetLoadBalancingPolicyName("round_robin");
  arguments.SetMaxReceiveMessageSize(static_cast<int>(security.max_reply_bytes));
  arguments.SetMaxSendMessageSize(-1);  // bodies are bounded where they come in
  // Requests are short, and nobody could ask for gRPC's own count of calls.
  arguments.SetInt(GRPC_ARG_ENABLE_PER_MESSAGE_COMPRESSION, 0);
  arguments.SetInt(GRPC_ARG_ENABLE_CHANNELZ, 0);
  // A service that restarts is found again within seconds, not after gRPC's two minutes.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 200);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 3000);
  // A service's machine that vanished is noticed within 30 s, also between calls. libs/server takes
  // a ping every 10 s.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 20'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);  // no bound of its own
  return arguments;
}

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
    channels_.push_back(
        grpc::CreateCustomChannel(address_.target, CredentialsOf(security), ArgumentsOf(security)));
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
