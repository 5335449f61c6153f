#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/force_repository.h"

namespace copperplate::indicators {

class ForceStorage final : public ForceRepository {
 public:
  explicit ForceStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<Force> Get(const RequestContext& context, absl::string_view id) override;
  absl::StatusOr<Page<Force>> List(const RequestContext& context, absl::string_view after,
                                   int limit) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::indicators
