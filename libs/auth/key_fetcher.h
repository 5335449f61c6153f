#pragma once

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace copperplate::auth {

// Where a key set comes from. Used by one thread, which it may block.
class KeyFetcher {
 public:
  virtual ~KeyFetcher() = default;

  // The key set's text; nothing where it is known to be what it was at the last successful call.
  // UNAVAILABLE or INVALID_ARGUMENT, in words for the log, where it cannot be had.
  virtual absl::StatusOr<std::optional<std::string>> Fetch() = 0;

  // Ends a Fetch() under way in another thread soon; further ones fail.
  virtual void Cancel() {}
};

// Reads a file when its identity, size or time of modification has changed.
std::unique_ptr<KeyFetcher> MakeFileKeyFetcher(std::string path);

struct UrlKeyFetcherOptions {
  // https, or http to a loopback host. Without user information.
  std::string url;
  // PEM file of the authorities that may have signed the server's certificate; empty: the system's.
  std::string ca_file;
  absl::Duration connect_timeout = absl::Seconds(2);
  absl::Duration timeout = absl::Seconds(5);
};

// Fetches over HTTP(S): no redirects, 256 KiB at most. INVALID_ARGUMENT where the URL is not
// allowed.
absl::StatusOr<std::unique_ptr<KeyFetcher>> MakeUrlKeyFetcher(UrlKeyFetcherOptions options);

}  // namespace copperplate::auth
