#include "services/volunteers/storage/today.h"

#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {
namespace {

constexpr postgres::Statement kTodayInLondon{postgres::kRead, "today_in_london", R"(
    SELECT (clock_timestamp() AT TIME ZONE 'Europe/London')::date)"};

}  // namespace

absl::StatusOr<absl::CivilDay> ReadToday(postgres::Session& session) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kTodayInLondon));
  return rows[0].Get<absl::CivilDay>(0);
}

}  // namespace copperplate::volunteers
