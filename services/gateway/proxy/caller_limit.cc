#include "services/gateway/proxy/caller_limit.h"

#include <arpa/inet.h>

#include "absl/hash/hash.h"

namespace copperplate::gateway {

std::string NetworkOf(absl::string_view address) {
  const std::string text(address.substr(0, address.find('%')));  // without the interface
  in6_addr parsed;
  if (inet_pton(AF_INET6, text.c_str(), &parsed) != 1 || IN6_IS_ADDR_V4MAPPED(&parsed)) return text;
  return std::string(reinterpret_cast<const char*>(&parsed), 8);
}

CallerLimit::Slot CallerLimit::Enter(absl::string_view authorization, absl::string_view peer) {
  const uint64_t caller =
      authorization.empty() ? absl::HashOf(0, peer) : absl::HashOf(1, authorization);
  Shard& shard = ShardOf(caller);
  const std::lock_guard lock(shard.mutex);
  int& calls = shard.calls[caller];
  if (calls >= max_calls_) return {};
  ++calls;
  return Slot(this, caller);
}

void CallerLimit::Release(uint64_t caller) {
  Shard& shard = ShardOf(caller);
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.calls.find(caller);
  if (--found->second == 0) shard.calls.erase(found);
}

}  // namespace copperplate::gateway
