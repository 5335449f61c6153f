#pragma once

#include <string>

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
};

}  // namespace copperplate
