#include "libs/change_postgres/request_retention.h"

#include "absl/time/clock.h"
#include "libs/postgres/statement.h"

namespace copperplate::change_postgres {
namespace {

constexpr postgres::Statement kDropRequests{postgres::kWrite, "drop_requests", R"(
    DELETE FROM request
    WHERE (force, caller, request_id) IN (
        SELECT force, caller, request_id FROM request WHERE created_at < $1
        ORDER BY created_at LIMIT $2))"};

}  // namespace

absl::StatusOr<int64_t> DropRequests(postgres::Session& session, absl::Duration age, int limit) {
  return session.Execute(kDropRequests, absl::Now() - age, limit);
}

}  // namespace copperplate::change_postgres
