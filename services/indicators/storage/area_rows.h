// The statements of areas, and what their rows mean.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/area_repository.h"

namespace copperplate::indicators {

// $1 force, $2 id, $3 newest revision to look at.
extern const postgres::Statement kFindArea;
// $1 force, $2 id before the first, $3 newest revision to look at, $4 number of rows.
extern const postgres::Statement kListAreas;

// A row of the statements above.
absl::StatusOr<AreaRecord> ReadArea(const postgres::Row& row);

// Every area of the force, and those of national where that is another.
absl::StatusOr<AreaTree> ReadAreaTree(postgres::Session& session, absl::string_view force);

// Writes the newest version of `area`, the area itself where the force has none of its id: then
// with `uid`. Its parents exist.
absl::Status WriteArea(postgres::Session& session, absl::string_view force,
                       const AreaRecord& record);

}  // namespace copperplate::indicators
