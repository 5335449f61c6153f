#include "services/governance/storage/body_rows.h"

#include <vector>

#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {
namespace {

constexpr postgres::Statement kShareOffices{postgres::kWrite, "share_offices", R"(
    SELECT ARRAY[id], uid, version, created_at, created_by, updated_at, updated_by, title, tenures
    FROM office WHERE force = $1 ORDER BY id FOR SHARE)"};

constexpr postgres::Statement kKeepBody{
    postgres::kWrite, "keep_body",
    "SELECT id FROM body WHERE force = $1 AND id = $2 FOR KEY SHARE"};

}  // namespace

absl::StatusOr<bool> KeepBody(postgres::Session& session, absl::string_view force,
                              absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kKeepBody, force, id));
  return !rows.empty();
}

absl::StatusOr<std::vector<Office>> ShareOffices(postgres::Session& session,
                                                 absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kShareOffices, force));
  return PartRows<Office>::PartsOf(rows);
}

absl::StatusOr<postgres::Rows> PartRows<Body>::List(postgres::Session& session,
                                                    absl::string_view force,
                                                    const PartQuery<Body>& query) {
  if (query.filter.called.empty()) return PartTable::List(session, force, query);
  ABSL_ASSIGN_OR_RETURN(const std::vector<Body> bodies, All(session, force, ""));
  const Body* const found = FindBodyCalled(bodies, query.filter.called, query.filter.day);
  if (found == nullptr || found->id <= query.after) return postgres::Rows();
  return Find(session, force, {found->id}, query.sensitive);
}

}  // namespace copperplate::governance
