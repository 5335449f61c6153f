// The statements of improvement plans, and what their rows mean.
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/change_set.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

// $1 force, $2 id, $3 whether what is sensitive too.
extern const postgres::Statement kFindImprovementPlan;
// $1 force, $2 id before the first, $3 as above, $4 number of rows.
extern const postgres::Statement kListImprovementPlans;

// A row of the statements above.
absl::StatusOr<ImprovementPlanRecord> ReadImprovementPlan(const postgres::Row& row);

// The plan; nothing where there is none, or one that is sensitive and `sensitive` is not.
absl::StatusOr<std::optional<ImprovementPlanRecord>> FindImprovementPlan(postgres::Session& session,
                                                                         absl::string_view force,
                                                                         absl::string_view id,
                                                                         bool sensitive);

// All that is in `plan`, which is there.
absl::StatusOr<ImprovementContent> ReadImprovementParts(postgres::Session& session,
                                                        absl::string_view force,
                                                        ImprovementPlanRecord plan);

// Holds other changes of the plan and its parts off until the transaction ends.
absl::Status LockImprovementPlan(postgres::Transaction& transaction, absl::string_view force,
                                 absl::string_view plan);

// The instant and the version of a change of the plan or a part of it, under the plan's lock. Of a
// plan that is not there yet: its first.
absl::StatusOr<change_postgres::Stamp> StampImprovement(postgres::Transaction& transaction,
                                                        absl::string_view force,
                                                        absl::string_view plan);

// Each writes what was decided: a new row, the row as it is now, or none any more; of an action
// also what was appended to it.
absl::Status WriteImprovementPlan(postgres::Transaction& transaction, absl::string_view force,
                                  const Decided<ImprovementPlanRecord>& decided);
absl::Status WriteFinding(postgres::Transaction& transaction, absl::string_view force,
                          absl::string_view plan, const Decided<FindingRecord>& decided);
absl::Status WritePlanReview(postgres::Transaction& transaction, absl::string_view force,
                             absl::string_view plan, const Decided<PlanReviewRecord>& decided);
absl::Status WriteImprovementAction(postgres::Transaction& transaction, absl::string_view force,
                                    absl::string_view plan,
                                    const Decided<ImprovementActionRecord>& decided);

}  // namespace copperplate::delivery
