#pragma once

#include "absl/status/statusor.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/revision_reader.h"

namespace copperplate::indicators {

class RevisionStorage final : public RevisionReader {
 public:
  explicit RevisionStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<NewestRevisions> Newest(const RequestContext& context) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::indicators
