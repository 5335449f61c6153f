// The statements of status entries and what their rows mean.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/delivery/app/ports/status_repository.h"

namespace copperplate::delivery {

// $1 force, $2 path, $3 whether plans marked OFFICIAL_SENSITIVE may be read.
extern const postgres::Statement kFindStatus;
// $1 force, $2 path of the activity, $3 id before which they are, $4 as above, $5 number of rows;
// backwards by id.
extern const postgres::Statement kListStatuses;
// $1 force, $2 path of the activity: all its entries, by id.
extern const postgres::Statement kStatusHistory;
// $1 force, $2 plan: all entries of all its activities.
extern const postgres::Statement kStatusesOfPlan;

// A row of the statements above.
absl::StatusOr<StatusRecord> ReadStatus(const postgres::Row& row);
absl::StatusOr<std::vector<StatusEntry>> ReadStatuses(const postgres::Rows& rows);

// Writes a new entry, which its header says when and by whom was entered.
absl::Status WriteStatus(postgres::Session& session, absl::string_view force,
                         absl::string_view plan, const StatusRecord& record);

}  // namespace copperplate::delivery
