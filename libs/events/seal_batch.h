#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/postgres/lease.h"

namespace copperplate::events {

struct BatchOptions {
  int size = 1000;      // events at most
  std::string channel;  // of NOTIFY; empty for none
};

// What one batch did.
struct Batch {
  enum class Result {
    kSealed,
    kNothing,    // no committed event waits
    kElsewhere,  // another sealer holds the lock
  };
  Result result = Result::kNothing;
  int events = 0;
  bool more = false;                            // the batch was full
  absl::Time sealed_at = absl::InfinitePast();  // of its events
  // From the oldest event's instant to its sealing.
  absl::Duration lag = absl::ZeroDuration();
};

// Moves committed rows of `event_out` to `event` in one transaction of the worker role: gives each
// force's rows the positions that follow its head, in the order in which they were written, chains
// their hashes (chain.h), moves the heads, and notifies `channel` once a force with
// `<force> <position>`, its new last position.
//
// An advisory lock of the transaction keeps two sealers apart, also one whose connection was lost
// and who does not know yet. `after_force` is where the last batch ended, so that a force with many
// rows does not hold up the others; it is moved on.
//
// Errors are those of a Lease's transaction. UNAVAILABLE (OUTCOME_UNKNOWN) needs no care: the next
// batch finds what is left. DATA_LOSS (EVENT_OUT_MOVED) when the rows did not move as read.
absl::StatusOr<Batch> SealBatch(postgres::Lease& lease, const BatchOptions& options,
                                std::string& after_force);

}  // namespace copperplate::events
