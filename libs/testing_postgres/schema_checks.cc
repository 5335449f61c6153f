#include "libs/testing_postgres/schema_checks.h"

#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/program.h"
#include "libs/testing_postgres/schema_database.h"

namespace copperplate::testing_postgres {
namespace {

// A project and an empty database for it.
class Project {
 public:
  static absl::StatusOr<Project> Create(absl::string_view service) {
    ABSL_ASSIGN_OR_RETURN(auto database, TestDatabase::Create({.service = std::string(service),
                                                               .sqitch_folder = "",
                                                               .sql = "SELECT 'empty'"}));
    return Project(SchemaOf(service).sqitch_folder, std::move(database));
  }

  // The names of the plan's changes, in its order.
  std::vector<std::string> Changes() const {
    std::vector<std::string> changes;
    std::ifstream plan(folder_ + "/sqitch.plan");
    for (std::string line; std::getline(plan, line);) {
      if (line.empty() || line[0] == '%') continue;
      changes.push_back(std::vector<std::string>(absl::StrSplit(line, ' '))[0]);
    }
    return changes;
  }
  absl::Status Sqitch(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"sqitch", "--chdir", folder_});
    arguments.push_back(database_->SqitchTarget());
    return RunProgram(arguments, Environment()).status();
  }
  // The scripts of a change by themselves, without starting sqitch for each.
  bool Verifies(const std::string& change) const { return Run("verify", change).ok(); }
  absl::Status Revert(const std::string& change) const { return Run("revert", change); }
  const TestDatabase& database() const { return *database_; }

 private:
  Project(std::string folder, std::unique_ptr<TestDatabase> database)
      : folder_(std::move(folder)), database_(std::move(database)) {}
  absl::Status Run(absl::string_view kind, absl::string_view change) const {
    return RunProgram(
               {"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f",
                absl::StrCat(folder_, "/", kind, "/", change, ".sql"), database_->OwnerDsn()},
               Environment())
        .status();
  }
  std::vector<std::string> Environment() const {
    return {absl::StrCat("PGHOST=", database_->socket_folder()), "SQITCH_FULLNAME=Test",
            "SQITCH_EMAIL=test@localhost"};
  }

  std::string folder_;
  std::unique_ptr<TestDatabase> database_;
};

// Fails where the query, with `@` for the service, gives anything.
absl::Status ExpectNothing(const TestDatabase& database, absl::string_view service,
                           absl::string_view wrong, absl::string_view sql) {
  ABSL_ASSIGN_OR_RETURN(const std::string found, database.RunAsSuperuser(absl::StrReplaceAll(
                                                     sql, {{"@", std::string(service)}})));
  return found.empty() ? absl::OkStatus() : absl::InternalError(absl::StrCat(wrong, ": ", found));
}

}  // namespace

absl::Status CheckMigrations(absl::string_view service) {
  ABSL_ASSIGN_OR_RETURN(const Project project, Project::Create(service));
  const std::vector<std::string> changes = project.Changes();
  if (changes.empty()) return absl::InternalError("the plan has no changes");
  for (const std::string& change : changes) {
    if (project.Verifies(change)) return absl::InternalError(change + " verifies undeployed");
  }
  const auto expect_nothing_left = [&] {
    return ExpectNothing(project.database(), service, "left over",
                         "SELECT nspname FROM pg_namespace WHERE nspname = '@'");
  };
  ABSL_RETURN_IF_ERROR(project.Sqitch({"deploy", "--verify"}));
  ABSL_RETURN_IF_ERROR(project.Sqitch({"revert", "-y"}));
  ABSL_RETURN_IF_ERROR(expect_nothing_left());
  ABSL_RETURN_IF_ERROR(project.Sqitch({"deploy", "--verify"}));
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    if (!project.Verifies(*change)) return absl::InternalError(*change + " does not verify");
    ABSL_RETURN_IF_ERROR(project.Revert(*change));
    if (project.Verifies(*change)) return absl::InternalError(*change + " verifies reverted");
  }
  return expect_nothing_left();
}

absl::Status CheckOwnership(const TestDatabase& database, absl::string_view service) {
  ABSL_RETURN_IF_ERROR(ExpectNothing(database, service, "not the owner's", R"(
      SELECT string_agg(tablename || ' of ' || tableowner, ', ') FROM pg_tables
      WHERE schemaname IN ('@', '@_registry') AND tableowner <> '@_owner')"));
  return ExpectNothing(database, service, "may make things", R"(
      SELECT string_agg(role, ', ') FROM unnest(ARRAY['@_runtime', '@_worker']) role
      WHERE has_schema_privilege(role, '@', 'CREATE'))");
}

absl::Status CheckForceIsolation(const TestDatabase& database, absl::string_view service,
                                 absl::string_view force) {
  ABSL_RETURN_IF_ERROR(ExpectNothing(database, service, "without row-level security", R"(
      SELECT string_agg(c.relname, ', ') FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'force'
      WHERE c.relnamespace = '@'::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relname <> 'force' AND NOT c.relrowsecurity)"));
  ABSL_RETURN_IF_ERROR(ExpectNothing(database, service, "unique without the force first", R"(
      SELECT string_agg(c.relname || '.' || a.attname, ', ') FROM pg_class c
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisunique
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE c.relnamespace = '@'::regnamespace AND a.attname <> 'force')"));
  ABSL_RETURN_IF_ERROR(ExpectNothing(database, service, "a right on a partition", R"(
      SELECT string_agg(DISTINCT g.table_name, ', ') FROM information_schema.role_table_grants g
      JOIN pg_class c ON c.relname = g.table_name AND c.relnamespace = '@'::regnamespace
      WHERE g.table_schema = '@' AND g.grantee IN ('@_runtime', '@_worker')
        AND c.relispartition)"));
  ABSL_ASSIGN_OR_RETURN(const std::string readable, database.RunAsSuperuser(absl::StrReplaceAll(
                                                        R"(
      SELECT string_agg(c.relname, ',') FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'force'
      WHERE c.relnamespace = '@'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND c.relname <> 'force'
        AND has_table_privilege('@_runtime', c.oid, 'SELECT'))",
                                                        {{"@", std::string(service)}})));
  for (const absl::string_view table : absl::StrSplit(readable, ',', absl::SkipEmpty())) {
    ABSL_RETURN_IF_ERROR(
        ExpectNothing(database, service, absl::StrCat("rows of another force in ", table),
                      absl::StrCat("SET ROLE @_runtime; SET app.force = '", force,
                                   "'; SELECT string_agg(DISTINCT force, ', ') FROM @.", table,
                                   " WHERE force NOT IN ('", force, "', 'national')")));
  }
  return absl::OkStatus();
}

}  // namespace copperplate::testing_postgres
