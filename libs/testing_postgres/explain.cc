#include "libs/testing_postgres/explain.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/status/status_macros.h"

namespace copperplate::testing_postgres {
namespace {

// Goes before what a session runs as the service does.
std::string AsRuntime(const TestDatabase& database, absl::string_view force) {
  return absl::StrCat("SET search_path TO ", database.service(), "; SET ROLE ", database.service(),
                      "_runtime; SET app.force TO '", force, "'; ");
}

}  // namespace

absl::StatusOr<std::string> ExplainAsRuntime(const TestDatabase& database,
                                             const postgres::Statement& statement,
                                             absl::string_view force, absl::string_view arguments,
                                             absl::string_view setup) {
  return database.RunAsSuperuser(
      absl::StrCat(AsRuntime(database, force), setup, " PREPARE explained AS ", statement.sql,
                   "; EXPLAIN (FORMAT JSON) EXECUTE explained(", arguments, ")"));
}

absl::StatusOr<int64_t> PagesReadAsRuntime(const TestDatabase& database,
                                           const postgres::Statement& statement,
                                           absl::string_view force, absl::string_view arguments) {
  int64_t most = 0;
  for (const absl::string_view mode : {"force_custom_plan", "force_generic_plan"}) {
    ABSL_ASSIGN_OR_RETURN(
        const std::string plan,
        database.RunAsSuperuser(absl::StrCat(
            AsRuntime(database, force), "SET plan_cache_mode TO ", mode, "; PREPARE explained AS ",
            statement.sql, "; EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE explained(",
            arguments, ")")));
    ABSL_ASSIGN_OR_RETURN(
        const std::string pages,
        database.RunAsSuperuser(absl::StrCat(
            "SELECT (plan->>'Shared Hit Blocks')::bigint + (plan->>'Shared Read Blocks')::bigint ",
            "FROM (SELECT $plan$", plan, "$plan$::jsonb->0->'Plan') AS explained (plan)")));
    int64_t number = 0;
    if (!absl::SimpleAtoi(pages, &number)) return absl::InternalError(pages);
    most = std::max(most, number);
  }
  return most;
}

absl::StatusOr<std::vector<std::string>> ScansOf(const TestDatabase& database,
                                                 absl::string_view relation,
                                                 absl::string_view plan) {
  ABSL_ASSIGN_OR_RETURN(
      const std::string kinds,
      database.RunAsSuperuser(absl::StrCat(
          "SELECT string_agg(DISTINCT node->>'Node Type', ';') FROM jsonb_path_query($plan$", plan,
          "$plan$::jsonb, 'strict $.**') AS node WHERE jsonb_typeof(node) = 'object' "
          "AND node->>'Relation Name' = '",
          relation, "'")));
  return std::vector<std::string>(absl::StrSplit(kinds, ';', absl::SkipEmpty()));
}

}  // namespace copperplate::testing_postgres
