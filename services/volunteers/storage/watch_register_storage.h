#pragma once

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/postgres/pool.h"
#include "services/volunteers/app/ports/watch_register.h"

namespace copperplate::volunteers {

// What watch groups declared and counted, on PostgreSQL: of their histories, which the database
// keeps of every change (schema/deploy/watch_history.sql).
class WatchRegisterStorage final : public WatchRegister {
 public:
  // `pool` outlives it.
  explicit WatchRegisterStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<WatchCounts> Read(const RequestContext& context, absl::CivilDay from,
                                   absl::CivilDay to, const RegisterInstant& at) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::volunteers
