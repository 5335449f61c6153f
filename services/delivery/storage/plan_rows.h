// The statements of plans, what their rows mean, and the lock under which the changes of a plan and
// of its parts follow one another.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change_postgres/change_set.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/delivery/app/ports/plan_repository.h"

namespace copperplate::delivery {

// $1 force, $2 id, $3 whether plans marked OFFICIAL_SENSITIVE may be read; if not, they are not
// named as a parent or successor either.
extern const postgres::Statement kFindPlan;
// $1 force, $2 id before the first, $3 as above, $4 state (0: all), $5 kind (0: all), $6 number of
// rows.
extern const postgres::Statement kListPlans;

// A row of the statements above.
absl::StatusOr<PlanRecord> ReadPlan(const postgres::Row& row);

// Those of every state and marking, by id.
absl::StatusOr<std::vector<PlanRecord>> ReadPlans(postgres::Session& session,
                                                  absl::string_view force);

// Writes a new plan: where another transaction has written one of its id meanwhile, the unique key
// that it meets (LockPlans() has nothing to lock where the force has no plan).
absl::Status InsertPlan(postgres::Session& session, absl::string_view force,
                        const PlanRecord& record);
// Writes a new version of one, under its lock.
absl::Status UpdatePlan(postgres::Session& session, absl::string_view force,
                        const PlanRecord& record);

// Until the transaction's end nothing else changes the plan or a part of it. NOT_FOUND
// (PLAN_UNKNOWN, FORCE_UNKNOWN).
absl::Status LockPlan(postgres::Transaction& transaction, absl::string_view force,
                      absl::string_view plan);
// The same of all plans of the force, whose number may be 0. NOT_FOUND (FORCE_UNKNOWN).
absl::Status LockPlans(postgres::Transaction& transaction, absl::string_view force);

// Counts a change that is now written, under the lock: when, and the version of what it writes. Of
// a plan that is not there yet it is the first.
absl::StatusOr<change_postgres::Stamp> StampChangeOfPlan(postgres::Transaction& transaction,
                                                         absl::string_view force,
                                                         absl::string_view plan);

// The present, by the database's clock.
absl::StatusOr<absl::Time> ReadNow(postgres::Session& session);

// NOT_FOUND (PLAN_UNKNOWN) where the force has no such plan or none that may be read;
// FORCE_UNKNOWN.
absl::Status CheckPlanKnown(postgres::Session& session, absl::string_view force,
                            absl::string_view plan, bool sensitive);

}  // namespace copperplate::delivery
