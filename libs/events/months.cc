#include "libs/events/months.h"

#include <set>
#include <string>

#include "absl/strings/str_format.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::events {
namespace {

constexpr postgres::Statement kPartitions{postgres::kRead, "event_partitions", R"(
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'event'::regclass)"};

}  // namespace

absl::StatusOr<int> MonthsAhead(postgres::Session& session, absl::CivilMonth month) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kPartitions));
  std::set<std::string> names;
  for (const postgres::Row row : rows) names.insert(std::string(row.Text(0)));
  int count = 0;
  while (names.count(absl::StrFormat("event_%04d_%02d", (month + count).year(),
                                     (month + count).month())) > 0) {
    ++count;
  }
  return count;
}

}  // namespace copperplate::events
