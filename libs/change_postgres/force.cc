#include "libs/change_postgres/force.h"

#include "libs/change/force.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::change_postgres {

static constexpr postgres::Statement kKnowForce{postgres::kRead, "know_force",
                                                "SELECT force FROM force WHERE force = $1"};

absl::Status CheckForceKnown(postgres::Session& session, absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kKnowForce, force));
  return rows.empty() ? ForceUnknown() : absl::OkStatus();
}

absl::Status NotFoundIn(postgres::Session& session, absl::string_view force,
                        const absl::Status& unknown) {
  const absl::Status known = CheckForceKnown(session, force);
  return known.ok() ? unknown : known;
}

}  // namespace copperplate::change_postgres
