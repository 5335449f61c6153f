// The figures that an import's warnings are judged by.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// $1 force, $2 revision that the import makes, $3 how many series at most, wholes first.
extern const postgres::Statement kRecentFigures;

// So many series of an import are looked at, with those beside them.
inline constexpr int64_t kMostSeriesJudged = 50'000;

// What JudgeImport is given, of the rows and series that StageFigures() has staged. What the
// revision `revision` wrote is not among what was held.
absl::StatusOr<std::vector<RecentSeries>> ReadRecentFigures(postgres::Transaction& transaction,
                                                            absl::string_view force,
                                                            int64_t revision);

}  // namespace copperplate::indicators
