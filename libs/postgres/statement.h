#pragma once

#include "absl/strings/string_view.h"

namespace copperplate::postgres {

// What a statement does when it runs by itself, outside a transaction.
enum StatementKind {
  // Changes nothing, calls no function that does, takes no lock that matters: when the connection
  // breaks meanwhile the lease runs it once more. PoolOptions::reads_read_only finds a wrong one.
  kRead,
  // All others: when the connection breaks the outcome is unknown.
  kWrite,
};

// One SQL statement of the program. Both texts live as long as the program (literals), and no two
// statements share a name: it is the key of the prepared-statement cache and what metrics and logs
// show.
//
//   constexpr Statement kFindArea{kRead, "find_area", R"(
//       SELECT title, valid_from FROM area WHERE force = $1 AND id = $2)"};
//
// Parameters are `$1`, `$2`...; a cast says the type where PostgreSQL cannot tell (`$2::date`).
// Exactly one command, no comments (SOCI reads an apostrophe in one as a quote), and no colon
// outside quotes but in `::` and `:=`.
struct Statement {
  StatementKind kind;
  absl::string_view name;
  absl::string_view sql;
};

}  // namespace copperplate::postgres
