#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "libs/auth/key_set.h"

namespace copperplate::auth {

// The issuer's present keys: KeyRefresher puts them in, authenticators read them. Thread-safe; no
// call waits for I/O.
class KeyStore {
 public:
  struct Snapshot {
    // Null until a set has been read.
    std::shared_ptr<const KeySet> keys;
    uint64_t generation = 0;
  };

  Snapshot Current() const;

  // Counts the sets put in; 0 until the first. What was verified under another generation is not
  // trusted.
  uint64_t generation() const { return generation_.load(std::memory_order_acquire); }

  void Replace(std::shared_ptr<const KeySet> keys);

  // Says that a token named a key that the set lacks: KeyRefresher may then look for new keys.
  void ReportUnknownKey() const { unknown_keys_.fetch_add(1, std::memory_order_relaxed); }
  // Counts the reports.
  uint64_t unknown_keys() const { return unknown_keys_.load(std::memory_order_relaxed); }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const KeySet> keys_;  // under mutex_
  // Written under mutex_, read without it.
  std::atomic<uint64_t> generation_{0};
  mutable std::atomic<uint64_t> unknown_keys_{0};
};

}  // namespace copperplate::auth
