#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"

namespace copperplate::postgres {

inline constexpr char kRoleUnsafe[] = "DATABASE_ROLE_UNSAFE";

// Refuses a role that row-level security would not bind: INTERNAL (DATABASE_ROLE_UNSAFE) when the
// session's role is superuser, has BYPASSRLS, or owns a table in `schema`, itself or as a member of
// one that does; the message says which, for operators: a caller is told of an incident only. A
// pool runs it on each new connection.
absl::Status CheckRole(Session& session, absl::string_view schema);

// What a binary needs of its schema; readiness depends on it.
struct RequiredMigration {
  std::string registry;        // the schema of sqitch's registry
  std::string project;         // sqitch project
  std::string change;          // the change this binary was built against
  std::string deploy_command;  // what an operator runs, for the message
};

// OK when `change` is among the deployed ones. Else FAILED_PRECONDITION (MIGRATION_MISSING) with a
// message that names it, the newest deployed change (or none) and the command; also when the role
// may not read the registry. INVALID_ARGUMENT when `registry` is no plain identifier.
absl::Status CheckMigrated(Session& session, const RequiredMigration& required);

}  // namespace copperplate::postgres
