#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::rpc {

// Where a call stands in a distributed trace (W3C Trace Context).
struct TraceContext {
  uint64_t trace_high = 0;
  uint64_t trace_low = 0;
  uint64_t span = 0;  // this call's own
  uint8_t flags = 0;

  // 32 lower-case hexadecimal digits.
  std::string TraceId() const;
  // The `traceparent` header for calls made on behalf of this one.
  std::string Traceparent() const;
};

// The trace and parent span of a `traceparent` header; nothing where it is malformed or of the
// invalid all-zero form. Versions above 00 are read as far as version 00 goes.
std::optional<TraceContext> ParseTraceparent(absl::string_view header);

// True for 1 to 64 printable ASCII characters: an id from outside that may stand in our logs.
bool IsSaneCallId(absl::string_view id);

// Makes ids that no other process makes: a random start and a counter. Thread-safe.
class IdSource {
 public:
  IdSource();
  // Two sources with the same `seed` give the same ids: for tests.
  explicit IdSource(uint64_t seed) : seed_(seed) {}

  // 15 characters of Crockford's base 32, which std::string holds without allocating.
  std::string CallId();
  // A context for a call that came with `parent`, or the root of a new trace.
  TraceContext Trace(const std::optional<TraceContext>& parent);

 private:
  uint64_t Next() { return next_.fetch_add(1, std::memory_order_relaxed); }

  const uint64_t seed_;
  std::atomic<uint64_t> next_{1};
};

}  // namespace copperplate::rpc
