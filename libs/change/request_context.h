#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "libs/call/call_scope.h"
#include "libs/digest/sha256.h"

namespace copperplate {

// A write that its caller may send again (AIP-155).
struct Idempotency {
  std::string request_id;  // a UUID in lower case
  Sha256Digest body{};     // of the request without its request_id (libs/api RequestHash)
};

// What every use case and port is told of the call it serves. The pipeline has verified all of it.
struct RequestContext {
  // Whose data the call is about, `national` for what stands above one force; empty in a call about
  // no force. Every lease on the database is taken for it.
  std::string force;
  // Who calls: the token's subject.
  std::string caller;
  // The call's id in logs and events (`x-request-id`); not the AIP-155 one.
  std::string call_id;
  // What the call begins must have ended by then; a port answers DEADLINE_EXCEEDED.
  absl::Time deadline = absl::InfiniteFuture();
  // The call itself, for what ends with it: a port passes it on with each lease. Null: nobody waits
  // (in tests).
  const CallScope* call = nullptr;
  // Set where the request carries a request_id.
  std::optional<Idempotency> idempotency;
};

}  // namespace copperplate
