#pragma once

#include "libs/postgres/pool.h"
#include "libs/postgres/statement.h"
#include "services/volunteers/app/ports/duty_minutes_reader.h"

namespace copperplate::volunteers {

// $1 force, $2 and $3 first and last day, $4 revision, $5 instant from which an entry is late, $6
// and $7 volunteers and ids of the engagements that are told by day. For the test of its plan.
extern const postgres::Statement kSumMinutes;

// The ledger on PostgreSQL. Thread-safe.
class DutyMinutesStorage final : public DutyMinutesReader {
 public:
  explicit DutyMinutesStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<std::vector<MinutesSum>> Sum(const RequestContext& context,
                                              const MinutesQuery& query) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::volunteers
