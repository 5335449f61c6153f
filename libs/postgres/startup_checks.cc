#include "libs/postgres/startup_checks.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "libs/postgres/connect_string.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {
namespace {

// All of it counts by membership as well: a member of a role may become it, and is then bound by no
// policy that it is not bound by.
constexpr Statement kRole{kRead, "check_role", R"(
    SELECT r.rolname, r.rolsuper, r.rolbypassrls,
           (SELECT min(m.rolname) FROM pg_roles m
             WHERE (m.rolsuper OR m.rolbypassrls) AND pg_has_role(current_user, m.oid, 'MEMBER')),
           (SELECT min(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')
               AND pg_has_role(current_user, c.relowner, 'MEMBER'))
      FROM pg_roles r WHERE r.rolname = current_user)"};

absl::Status UnsafeError(absl::string_view role, absl::string_view what) {
  return Error(absl::StatusCode::kInternal, kRoleUnsafe,
               absl::StrCat("the database role ", role, " ", what,
                            ": row-level security would not bind it"))
      .Build();
}

absl::Status MissingError(const RequiredMigration& required, absl::string_view state) {
  return Error(absl::StatusCode::kFailedPrecondition, "MIGRATION_MISSING",
               absl::StrCat("the database lacks the change ", required.change, " of ",
                            required.project, "; ", state, "; run: ", required.deploy_command))
      .Build();
}

}  // namespace

absl::Status CheckRole(Session& session, absl::string_view schema) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kRole, schema));
  if (rows.size() != 1) return absl::InternalError("the session's role is not in pg_roles");
  std::string role;
  bool superuser, bypasses;
  std::optional<std::string> unbound, owned;
  ABSL_RETURN_IF_ERROR(rows[0].Read(role, superuser, bypasses, unbound, owned));
  if (superuser) return UnsafeError(role, "is superuser");
  if (bypasses) return UnsafeError(role, "has BYPASSRLS");
  if (unbound.has_value()) {
    return UnsafeError(
        role, absl::StrCat("may become ", *unbound, ", which is superuser or has BYPASSRLS"));
  }
  if (owned.has_value()) return UnsafeError(role, absl::StrCat("owns ", schema, ".", *owned));
  return absl::OkStatus();
}

absl::Status CheckMigrated(Session& session, const RequiredMigration& required) {
  if (!IsPlainIdentifier(required.registry)) {
    return Error(absl::StatusCode::kInvalidArgument, "DATABASE_REGISTRY",
                 "the registry's name is no plain identifier")
        .Build();
  }
  // A schema's name cannot be a parameter; this one is an identifier by the check above.
  const std::string name = absl::StrCat("check_migrated_", required.registry);
  const std::string sql = absl::StrCat(
      "SELECT coalesce(bool_or(change = $2), false), "
      "(array_agg(change ORDER BY committed_at DESC))[1] FROM ",
      required.registry, ".changes WHERE project = $1");
  const absl::StatusOr<Rows> rows =
      session.Query(Statement{kRead, name, sql}, required.project, required.change);
  if (!rows.ok()) {
    const std::string sqlstate = ErrorMetadata(rows.status(), "sqlstate").value_or("");
    if (sqlstate == "42P01" || sqlstate == "3F000") {
      return MissingError(required, "nothing is deployed");
    }
    if (sqlstate == "42501") {
      return MissingError(required, absl::StrCat("the service may not read ", required.registry,
                                                 ".changes to tell what is deployed"));
    }
    return rows.status();
  }
  bool deployed;
  std::optional<std::string> newest;
  ABSL_RETURN_IF_ERROR((*rows)[0].Read(deployed, newest));
  if (deployed) return absl::OkStatus();
  return MissingError(required, newest.has_value()
                                    ? absl::StrCat("the newest deployed change is ", *newest)
                                    : "nothing is deployed");
}

}  // namespace copperplate::postgres
