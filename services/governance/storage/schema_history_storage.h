#pragma once

#include "absl/status/statusor.h"
#include "libs/postgres/pool.h"
#include "services/governance/app/ports/schema_history_reader.h"

namespace copperplate::governance {

// Reads sqitch's registry of this service.
class SchemaHistoryStorage final : public SchemaHistoryReader {
 public:
  explicit SchemaHistoryStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<SchemaHistory> Read(const RequestContext& context) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::governance
