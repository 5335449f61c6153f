#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/volunteers/domain/figure_feed.h"

namespace copperplate::volunteers {

// A publication that is to be delivered.
struct FigureDelivery {
  std::string force;
  FigurePublication publication;  // its attempts with the one that begins
};

// What is to be delivered, of all forces. Implementations are thread-safe; several processes may
// claim at once. Errors: those of libs/postgres/sqlstate.h.
class FigureOutbox {
 public:
  virtual ~FigureOutbox() = default;

  // The one that is due longest, nothing where none is; of a month never one before an earlier one
  // of it was taken or refused, so that older figures do not come in over newer ones. Nobody else
  // is given it for `lease`; then, unless something was said of it, it is due again: who claimed it
  // may have been killed.
  virtual absl::StatusOr<std::optional<FigureDelivery>> Claim(absl::Duration lease) = 0;

  // It was taken.
  virtual absl::Status SetDelivered(const FigureDelivery& delivery) = 0;
  // It was not, for a `reason` that passes: it is due again after `pause`.
  virtual absl::Status SetFailed(const FigureDelivery& delivery, absl::string_view reason,
                                 absl::Duration pause) = 0;
  // It was refused for good.
  virtual absl::Status SetRefused(const FigureDelivery& delivery, absl::string_view reason) = 0;
};

// The service that figures are delivered to.
class FigureSink {
 public:
  virtual ~FigureSink() = default;

  // Delivers under the publication's id: sent again, it is taken once. A status as the service
  // answered, with its reason.
  virtual absl::Status Deliver(const FigureDelivery& delivery) = 0;
};

}  // namespace copperplate::volunteers
