#pragma once

#include <string>

#include "absl/status/status.h"

namespace copperplate::testing_postgres {

// Notes in the database what its tables and sequences hold (schema `kept_rows`). `superuser_dsn` is
// one of the superuser. INTERNAL with PostgreSQL's message.
absl::Status RememberRows(const std::string& superuser_dsn);

// Ends every other connection, and lets the tables and sequences hold what was noted, past
// triggers, foreign keys and row-level security. INTERNAL with PostgreSQL's message.
absl::Status RestoreRows(const std::string& superuser_dsn);

}  // namespace copperplate::testing_postgres
