#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/statement.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::indicators {

// How PostgreSQL runs the statement for these arguments (`'a', 1`) as the runtime role under a
// force's row-level security: its plan as JSON. `setup` runs before it in the same session.
inline absl::StatusOr<std::string> ExplainAsRuntime(const testing_postgres::TestDatabase& database,
                                                    const postgres::Statement& statement,
                                                    absl::string_view force,
                                                    absl::string_view arguments,
                                                    absl::string_view setup = "") {
  return database.RunAsSuperuser(
      absl::StrCat("SET search_path TO indicators; SET ROLE indicators_runtime; SET app.force TO '",
                   force, "'; ", setup, " PREPARE explained AS ", statement.sql,
                   "; EXPLAIN (FORMAT JSON) EXECUTE explained(", arguments, ")"));
}

// How many pages of tables and indexes the statement reads for these arguments, as the runtime role
// under a force's row-level security: the more of a plan made for them and of one made for any.
inline absl::StatusOr<int64_t> PagesReadAsRuntime(const testing_postgres::TestDatabase& database,
                                                  const postgres::Statement& statement,
                                                  absl::string_view force,
                                                  absl::string_view arguments) {
  int64_t most = 0;
  for (const absl::string_view mode : {"force_custom_plan", "force_generic_plan"}) {
    const absl::StatusOr<std::string> plan = database.RunAsSuperuser(absl::StrCat(
        "SET search_path TO indicators; SET ROLE indicators_runtime; ", "SET app.force TO '", force,
        "'; SET plan_cache_mode TO ", mode, "; PREPARE explained AS ", statement.sql,
        "; EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE explained(", arguments, ")"));
    if (!plan.ok()) return plan.status();
    const absl::StatusOr<std::string> pages = database.RunAsSuperuser(absl::StrCat(
        "SELECT (plan->>'Shared Hit Blocks')::bigint + (plan->>'Shared Read Blocks')::bigint ",
        "FROM (SELECT $plan$", *plan, "$plan$::jsonb->0->'Plan') AS explained (plan)"));
    if (!pages.ok()) return pages.status();
    int64_t number = 0;
    if (!absl::SimpleAtoi(*pages, &number)) return absl::InternalError(*pages);
    most = std::max(most, number);
  }
  return most;
}

// How a plan of ExplainAsRuntime() reads `relation`: the kinds of its nodes that do, each once.
inline absl::StatusOr<std::vector<std::string>> ScansOf(
    const testing_postgres::TestDatabase& database, absl::string_view relation,
    absl::string_view plan) {
  const absl::StatusOr<std::string> kinds = database.RunAsSuperuser(absl::StrCat(
      "SELECT string_agg(DISTINCT node->>'Node Type', ';') FROM jsonb_path_query($plan$", plan,
      "$plan$::jsonb, 'strict $.**') AS node WHERE jsonb_typeof(node) = 'object' "
      "AND node->>'Relation Name' = '",
      relation, "'"));
  if (!kinds.ok()) return kinds.status();
  return std::vector<std::string>(absl::StrSplit(*kinds, ';', absl::SkipEmpty()));
}

}  // namespace copperplate::indicators
