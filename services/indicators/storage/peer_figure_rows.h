// The statements of peers' figures, and what their rows mean.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/indicators/app/ports/peer_figure_repository.h"

namespace copperplate::indicators {

// $1 force, $2 newest revision to look at, $3 indicator id (empty: all), $4 to $7 the indicator id,
// kind, period and id of whose to begin behind, $8 first and $9 last month, $10 number of rows.
extern const postgres::Statement kListPeerFigures;
// A row of it.
absl::StatusOr<PeerFigureRecord> ReadPeerFigure(const postgres::Row& row);

absl::StatusOr<PeerReference> ReadPeerReference(postgres::Session& session,
                                                absl::string_view force);

struct PeerFigureCounts {
  int64_t inserted = 0;
  int64_t revised = 0;
};

// Compares the rows with the newest figure of each key and, where `write`, adds those that differ.
absl::StatusOr<PeerFigureCounts> ChangePeerFigures(postgres::Transaction& transaction,
                                                   absl::string_view force, int64_t revision,
                                                   int32_t batch, bool write,
                                                   absl::Span<const PeerFigureImportRow> rows);

}  // namespace copperplate::indicators
