#pragma once

#include <string>
#include <utility>
#include <vector>

namespace copperplate {

// The call that work is done for. Thread-safe. Outlives the work.
class CallScope {
 public:
  virtual ~CallScope() = default;

  // What log lines of the call carry: the id that its caller gets back, and the 32 digits of its
  // trace.
  virtual std::string CallId() const = 0;
  virtual std::string TraceId() const = 0;

  // True once nobody waits for the answer any more: the caller has gone, its deadline has passed,
  // or the service has cut the call off. Never false again.
  virtual bool IsCancelled() const = 0;

  // What a call on another service made on behalf of this one carries, by metadata key: the
  // caller's own `authorization`, which that service verifies again, `x-request-id` and
  // `traceparent`. Never to be logged or kept: it holds a token.
  virtual std::vector<std::pair<std::string, std::string>> PassedOn() const { return {}; }
};

}  // namespace copperplate
