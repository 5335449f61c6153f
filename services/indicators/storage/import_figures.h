// Figures on their way from an import into the observations: staged, compared with what is held,
// written where they differ.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/copy.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// Where the rows stand and which series they are of, and the statement that compares and writes
// them: $1 force, $2 revision, $3
// batch number, $4 whether to write, $5 whether published months may change, $6 how many lines of
// rows that change them to name.
extern const postgres::StagingTable kImportRow;
extern const postgres::StagingTable kImportSeries;
extern const postgres::Statement kChangeFigures;

// Settings of the transaction for a statement over all rows of an import; the first call in it.
absl::Status PrepareForBulk(postgres::Transaction& transaction);

// Puts the rows, and the ImportSpans of them, into temporary tables of the transaction.
absl::Status StageFigures(postgres::Transaction& transaction, const ImportReference& reference,
                          ImportRowSource& rows);

struct FigureChange {
  int64_t revision = 0;
  int32_t batch = 0;
  // False: only counts.
  bool write = false;
  // Whether rows may change months that snapshots have published.
  bool may_change_published = false;
};

struct FigureCounts {
  int64_t inserted = 0;
  int64_t revised = 0;
  // Rows that change a published month while they may not; then nothing was written.
  ReasonRequired unexplained;
};

// Compares the staged rows with the newest figure of each key and adds those that differ.
absl::StatusOr<FigureCounts> ChangeFigures(postgres::Transaction& transaction,
                                           absl::string_view force, const FigureChange& change);

}  // namespace copperplate::indicators
