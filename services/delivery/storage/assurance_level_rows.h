// The statements of the levels of assurance, and what their rows mean.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/change_set.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/delivery/app/ports/assurance_repository.h"

namespace copperplate::delivery {

absl::StatusOr<AssuranceLevelsRecord> ReadAssuranceLevels(postgres::Session& session,
                                                          absl::string_view force);
// What a change of them is decided by.
absl::StatusOr<HeldAssuranceLevels> ReadHeldAssuranceLevels(postgres::Session& session,
                                                            absl::string_view force);

// Holds off, until the transaction ends, changes of the force's levels; and those and whatever
// holds them off.
absl::Status HoldAssuranceLevels(postgres::Transaction& transaction, absl::string_view force);
absl::Status LockAssuranceLevels(postgres::Transaction& transaction, absl::string_view force);

// The instant and the version of a change, and what was decided, under their lock.
absl::StatusOr<change_postgres::Stamp> StampAssuranceLevels(postgres::Transaction& transaction,
                                                            absl::string_view force);
absl::Status WriteAssuranceLevels(postgres::Transaction& transaction, absl::string_view force,
                                  const AssuranceLevelsRecord& record);

}  // namespace copperplate::delivery
