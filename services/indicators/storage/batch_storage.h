#pragma once

#include "libs/imports/row_fault.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/batch_repository.h"

namespace copperplate::indicators {

class BatchStorage final : public BatchRepository {
 public:
  explicit BatchStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<std::optional<Batch>> Find(const RequestContext& context,
                                            absl::string_view id) override;
  absl::StatusOr<Page<Batch>> List(const RequestContext& context, std::optional<int64_t> before,
                                   int limit) override;
  absl::StatusOr<Page<imports::RowFault>> ListFaults(const RequestContext& context, int32_t number,
                                                     int64_t skip, int limit) override;
  absl::StatusOr<Page<ImportWarning>> ListWarnings(const RequestContext& context, int32_t number,
                                                   int64_t skip, int limit) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::indicators
