// The batch that an import makes, whatever it is of.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "libs/uuid/uuid.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// The batch as far as it is known before the transaction.
Batch NewBatch(const RequestContext& context, const Import& import, BatchState state,
               UuidGenerator& uuids);

absl::StatusOr<int32_t> NextBatch(postgres::Transaction& transaction);

// Writes the batch, which has its number, and its event.
absl::Status RecordBatch(postgres::Transaction& transaction, const RequestContext& context,
                         const Import& import, UuidGenerator& uuids, Batch& batch);

// Where `status` says that another import made the batch of this id meanwhile, under no lock that
// this one waited for: that batch, replayed. Else nothing.
absl::StatusOr<std::optional<Batch>> BatchMet(postgres::Session& session, absl::string_view force,
                                              absl::string_view id, const absl::Status& status);

}  // namespace copperplate::indicators
