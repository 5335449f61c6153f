#pragma once

#include "absl/strings/string_view.h"

namespace copperplate::postgres {

// One SQL statement of the program. Both texts live as long as the program (literals), and no two
// statements share a name: it is the key of the prepared-statement cache and what metrics and logs
// show.
//
//   constexpr Statement kFindArea{"find_area", R"(
//       SELECT title, valid_from FROM area WHERE force = $1 AND id = $2)"};
//
// Parameters are `$1`, `$2`...; a cast says the type where PostgreSQL cannot tell (`$2::date`).
// Exactly one command, no comments (SOCI reads an apostrophe in one as a quote), and no colon
// outside quotes but in `::` and `:=`.
struct Statement {
  absl::string_view name;
  absl::string_view sql;
};

// True when `sql` begins with SELECT. When the connection breaks during such a statement outside a
// transaction the lease runs it once more; of any other the outcome is unknown. (A function with
// lasting effects is therefore called in a transaction.)
bool IsRead(absl::string_view sql);

}  // namespace copperplate::postgres
