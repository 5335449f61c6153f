#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace copperplate::gateway {

// How the gateway treats requests, beyond what their routes say.
struct ProxyOptions {
  size_t max_json_bytes = 4 << 20;  // of a JSON body; 413
  int max_calls_per_caller = 256;   // at once; 429
  // At once, whatever tokens they carry, which nobody has checked yet; 429. More than the above:
  // whole offices and proxies come from one address.
  int max_calls_per_address = 1024;
  // A call whose caller and policy name no deadline.
  absl::Duration default_deadline = absl::Seconds(30);
  // No caller gets a later one, unless the method's policy allows it.
  absl::Duration max_deadline = absl::Minutes(5);
  // Between comments on an event stream that has nothing to say.
  absl::Duration comment_interval = absl::Seconds(15);
  // Origins that browsers may call from, exactly as they send them.
  std::vector<std::string> cors_origins;
  // For what replies were rendered to; 0 remembers nothing.
  size_t reply_memory_bytes = 64 << 20;
  bool log_every_request = false;  // else those that fail with 5xx
};

}  // namespace copperplate::gateway
