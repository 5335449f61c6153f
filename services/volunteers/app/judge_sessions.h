// What keeps the rows of an import of Speedwatch sessions from being recorded, beside what the
// force has.
#pragma once

#include <vector>

#include "absl/types/span.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/ports/session_import_repository.h"

namespace copperplate::volunteers {

// The rows that are new, and every fault of theirs, as of a session that is recorded by itself:
// WATCH_GROUP_UNKNOWN and GROUP_OF_OTHER_KIND of `watch_group`, SITE_UNKNOWN of `site`,
// OPERATOR_UNKNOWN and VOLUNTEER_MERGED of `operators`, then what domain CheckSession() finds
// missing. Of `source_id` SOURCE_ID_DIFFERS where it is there and said something else, and
// SOURCE_ID_TAKEN where another row has it. Rows that are there and said the same are left out, and
// nothing is asked of them: they were judged when they were recorded.
std::vector<const SessionRow*> JudgeSessions(absl::Span<const SessionRow> rows,
                                             const SessionImportContent& content,
                                             imports::RowFaults& faults);

}  // namespace copperplate::volunteers
