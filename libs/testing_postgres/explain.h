// How PostgreSQL runs a statement of a service: as its runtime role, in its schema, under a force's
// row-level security, which lets fewer conditions reach an index than they reach without it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/statement.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::testing_postgres {

// The plan of the statement for these arguments (`'a', 1`), as JSON. `setup` runs before it in the
// same session.
absl::StatusOr<std::string> ExplainAsRuntime(const TestDatabase& database,
                                             const postgres::Statement& statement,
                                             absl::string_view force, absl::string_view arguments,
                                             absl::string_view setup = "");

// How many pages of tables and indexes the statement reads for these arguments: the more of a plan
// made for them and of one made for any.
absl::StatusOr<int64_t> PagesReadAsRuntime(const TestDatabase& database,
                                           const postgres::Statement& statement,
                                           absl::string_view force, absl::string_view arguments);

// How a plan of ExplainAsRuntime() reads `relation`: the kinds of its nodes that do, each once.
absl::StatusOr<std::vector<std::string>> ScansOf(const TestDatabase& database,
                                                 absl::string_view relation,
                                                 absl::string_view plan);

}  // namespace copperplate::testing_postgres
