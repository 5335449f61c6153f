#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/pool.h"
#include "services/volunteers/app/ports/figure_outbox.h"

namespace copperplate::volunteers {

// The outbox on PostgreSQL, under the worker role and so across forces.
class FigureOutboxStorage final : public FigureOutbox {
 public:
  // `pool`, of the worker role, outlives it.
  explicit FigureOutboxStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<std::optional<FigureDelivery>> Claim(absl::Duration lease) override;
  absl::Status SetDelivered(const FigureDelivery& delivery) override;
  absl::Status SetFailed(const FigureDelivery& delivery, absl::string_view reason,
                         absl::Duration pause) override;
  absl::Status SetRefused(const FigureDelivery& delivery, absl::string_view reason) override;

 private:
  absl::Status Set(const FigureDelivery& delivery, PublicationState state, absl::string_view reason,
                   absl::Duration pause);

  postgres::Pool& pool_;
};

}  // namespace copperplate::volunteers
