#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/session.h"
#include "services/indicators/app/ports/force_repository.h"

namespace copperplate::indicators {

// NOT_FOUND (FORCE_UNKNOWN) where there is no such force. For lists that came out empty: a force
// without rows is not one that does not exist.
absl::Status CheckForceKnown(postgres::Session& session, absl::string_view force);

// For a resource that was not found: NOT_FOUND (FORCE_UNKNOWN) where there is no such force either,
// else `unknown`.
absl::Status NotFoundIn(postgres::Session& session, absl::string_view force,
                        const absl::Status& unknown);

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
