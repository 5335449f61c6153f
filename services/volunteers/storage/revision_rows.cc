#include "services/volunteers/storage/revision_rows.h"

#include "libs/change/force.h"
#include "libs/change/known_at.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/register_errors.h"

namespace copperplate::volunteers {
namespace {

constexpr postgres::Statement kRevisionAt{postgres::kRead, "revision_at", R"(
    SELECT a.at_revision, a.at_instant, a.settled, a.in_future, a.first_made_at
    FROM force f CROSS JOIN LATERAL revision_at(f.force, $2) a WHERE f.force = $1)"};

}  // namespace

absl::StatusOr<RegisterInstant> ReadRevisionAt(postgres::Session& session, absl::string_view force,
                                               std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kRevisionAt, force, known_at));
  if (rows.empty()) return ForceUnknown();
  std::optional<int64_t> revision;
  absl::Time instant;
  bool settled = false;
  bool in_future = false;
  std::optional<absl::Time> first_made_at;
  ABSL_RETURN_IF_ERROR(rows[0].Read(revision, instant, settled, in_future, first_made_at));
  if (in_future) return KnownAtInFuture();
  if (known_at.has_value() && !revision.has_value()) return KnownAtBeforeFirst(first_made_at);
  if (known_at.has_value() && !settled) return KnownAtUnsettled();
  RegisterInstant at;
  at.revision = revision.value_or(0);
  if (settled) at.known_at = instant;
  return at;
}

}  // namespace copperplate::volunteers
