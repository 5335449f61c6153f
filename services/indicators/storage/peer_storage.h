#pragma once

#include "absl/status/statusor.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/peer_reader.h"

namespace copperplate::indicators {

// Named for the test of its plan. $1 force, $2 indicator id, $3 month, $4 and $5 the newest
// revisions of the force and of national to look at (NULL: all). One row.
extern const postgres::Statement kReadPeers;

class PeerStorage final : public PeerReader {
 public:
  explicit PeerStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<PeerFigures> Read(const RequestContext& context, const PeerQuery& query) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::indicators
