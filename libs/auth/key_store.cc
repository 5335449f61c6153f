#include "libs/auth/key_store.h"

#include <utility>

namespace copperplate::auth {

KeyStore::Snapshot KeyStore::Current() const {
  const std::lock_guard lock(mutex_);
  return {keys_, generation()};
}

void KeyStore::Replace(std::shared_ptr<const KeySet> keys) {
  const std::lock_guard lock(mutex_);
  keys_.swap(keys);
  generation_.fetch_add(1, std::memory_order_release);
}

}  // namespace copperplate::auth
