#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/auth/key_fetcher.h"
#include "libs/auth/key_store.h"
#include "libs/time/clock.h"

namespace copperplate::auth {

// Called with a line for people when the keys change, cannot be had, are refused or are well again;
// not again for the same trouble in a row. By one thread at a time.
using KeyLog = std::function<void(const std::string& line)>;

struct KeyRefresherOptions {
  // Between looks at the source: 1 s for a file; 5 minutes suit a URL.
  absl::Duration interval = absl::Seconds(1);
  // Least time between looks because a token named an unknown key.
  absl::Duration unknown_key_interval = absl::Seconds(30);
};

// Keeps a KeyStore up to date from a thread of its own. A set that cannot be had or is refused
// leaves the last good one in place; the next look comes after 1 s, then 2, 4 ... 30 s, and never
// later than `interval`.
class KeyRefresher {
 public:
  // `clock` outlives the refresher; `store` may outlive it.
  KeyRefresher(std::unique_ptr<KeyFetcher> fetcher, std::shared_ptr<KeyStore> store,
               KeyRefresherOptions options, KeyLog log, const Clock& clock);
  // Ends a fetch under way and waits for the thread.
  ~KeyRefresher();

  KeyRefresher(const KeyRefresher&) = delete;
  KeyRefresher& operator=(const KeyRefresher&) = delete;

  // Looks once on the calling thread, so that keys at hand serve the first call, then starts the
  // thread. A source that gives none is no error here: see status(). Called once.
  void Start();

  // Looks at the source where that is due. What the thread does every second; for one thread at a
  // time, which may block.
  void Tick();

  // OK once a key set is in the store; else UNAVAILABLE with what stands in the way, for readiness.
  absl::Status status() const;

 private:
  bool IsDue(absl::Time now) const;
  // What came of one look: OK where the store has the source's present set.
  absl::Status Look();
  void Report(const absl::Status& trouble);
  void Run();

  const std::unique_ptr<KeyFetcher> fetcher_;
  const std::shared_ptr<KeyStore> store_;
  const KeyRefresherOptions options_;
  const KeyLog log_;
  const Clock& clock_;

  // Of the thread that ticks.
  absl::Time last_look_ = absl::InfinitePast();
  absl::Duration delay_ = absl::ZeroDuration();
  int failures_ = 0;
  uint64_t unknown_keys_seen_ = 0;
  // Trouble was logged and nothing good since.
  bool troubled_ = false;
  // The text last fetched, taken or refused, and what came of it.
  std::optional<std::string> text_;
  absl::Status verdict_;

  mutable std::mutex mutex_;
  std::condition_variable stop_;
  // Under mutex_.
  bool stopping_ = false;
  absl::Status trouble_ = absl::UnavailableError("no look has been taken");

  std::thread thread_;
};

}  // namespace copperplate::auth
