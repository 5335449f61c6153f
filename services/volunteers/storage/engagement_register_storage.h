#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/postgres/pool.h"
#include "services/volunteers/app/ports/engagement_register.h"

namespace copperplate::volunteers {

// The register on PostgreSQL.
class EngagementRegisterStorage final : public EngagementRegister {
 public:
  // `pool` outlives it.
  explicit EngagementRegisterStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<RegisterAt> Read(const RequestContext& context,
                                  std::optional<absl::Time> known_at) override;
  absl::StatusOr<RegisterInstant> ReadInstant(const RequestContext& context,
                                              std::optional<absl::Time> known_at) override;
  absl::StatusOr<Worked> ReadWorked(const RequestContext& context,
                                    const WorkedQuery& query) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::volunteers
