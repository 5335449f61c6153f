#include "services/gateway/proxy/caller_limit.h"

#include "absl/hash/hash.h"

namespace copperplate::gateway {

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
