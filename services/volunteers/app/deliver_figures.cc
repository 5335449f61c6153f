#include "services/volunteers/app/deliver_figures.h"

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {
namespace {

// Whether the same would be answered again: about the figures, not about who delivers them or
// whether anybody is there. A token that has run out, or lacks a role, is put right outside.
bool IsForGood(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kOutOfRange:
      return true;
    default:
      return false;
  }
}

std::string ReasonOf(const absl::Status& status) {
  const std::string reason = ErrorReason(status);
  return reason.empty() ? absl::StatusCodeToString(status.code()) : reason;
}

}  // namespace

absl::StatusOr<bool> DeliverNextFigures(FigureOutbox& outbox, FigureSink& sink,
                                        absl::Duration lease) {
  ABSL_ASSIGN_OR_RETURN(const std::optional<FigureDelivery> delivery, outbox.Claim(lease));
  if (!delivery.has_value()) return false;
  const absl::Status delivered = sink.Deliver(*delivery);
  if (delivered.ok()) {
    ABSL_RETURN_IF_ERROR(outbox.SetDelivered(*delivery));
  } else if (IsForGood(delivered.code())) {
    ABSL_RETURN_IF_ERROR(outbox.SetRefused(*delivery, ReasonOf(delivered)));
  } else {
    ABSL_RETURN_IF_ERROR(outbox.SetFailed(*delivery, ReasonOf(delivered),
                                          PauseAfter(delivery->publication.attempts)));
  }
  return true;
}

}  // namespace copperplate::volunteers
