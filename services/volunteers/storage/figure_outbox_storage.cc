#include "services/volunteers/storage/figure_outbox_storage.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/published_figure_rows.h"

namespace copperplate::volunteers {

using postgres::Statement;

namespace {

constexpr absl::Duration kDeadline = absl::Seconds(10);

const Statement& ClaimStatement() {
  static const std::string* const kSql = new std::string(absl::StrCat(R"(
    UPDATE figure_publication
    SET attempts = attempts + 1,
        next_attempt_at = clock_timestamp() + $1::bigint * interval '1 microsecond'
    WHERE (force, id) = (
        SELECT p.force, p.id FROM figure_publication p
        WHERE p.state = 1 AND p.next_attempt_at <= clock_timestamp()
          AND NOT EXISTS (SELECT FROM figure_publication e
                          WHERE e.force = p.force AND e.month = p.month AND e.state = 1
                            AND e.known_at < p.known_at)
        ORDER BY p.next_attempt_at LIMIT 1 FOR NO KEY UPDATE OF p SKIP LOCKED)
    RETURNING force, id, month, known_at, change_reason, delivery, attempts, )",
                                                                      PublishedFigureArrays()));
  static const Statement kStatement{postgres::kWrite, "claim_figure_publication", *kSql};
  return kStatement;
}

// What somebody else has said meanwhile stays, and so does the attempt that somebody else has begun
// since: one that was taken is, whoever says so.
constexpr Statement kSetOutcome{postgres::kWrite, "set_figure_publication_outcome", R"(
    UPDATE figure_publication
    SET state = $3::smallint, last_error = $4,
        next_attempt_at = clock_timestamp() + $5::bigint * interval '1 microsecond',
        delivered_at = CASE WHEN $3::smallint = 2 THEN clock_timestamp() END
    WHERE force = $1 AND id = $2 AND state = 1 AND ($3::smallint = 2 OR attempts = $6::integer))"};

}  // namespace

absl::StatusOr<std::optional<FigureDelivery>> FigureOutboxStorage::Claim(absl::Duration lease) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease connection,
                        pool_.AcquireAcrossForces(absl::Now() + kDeadline));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        connection.Query(ClaimStatement(), absl::ToInt64Microseconds(lease)));
  if (rows.empty()) return std::nullopt;
  FigureDelivery delivery;
  FigurePublication& publication = delivery.publication;
  PublishedFigureColumns columns;
  ABSL_RETURN_IF_ERROR(rows[0].Read(
      delivery.force, publication.id, publication.month, publication.known_at,
      publication.change_reason, publication.delivery, publication.attempts, columns.kinds,
      columns.figures, columns.indicators, columns.amounts, columns.qualifiers));
  publication.figures = std::move(columns).Rows();
  return delivery;
}

absl::Status FigureOutboxStorage::SetDelivered(const FigureDelivery& delivery) {
  return Set(delivery, PublicationState::kDelivered, "", absl::ZeroDuration());
}

absl::Status FigureOutboxStorage::SetFailed(const FigureDelivery& delivery,
                                            absl::string_view reason, absl::Duration pause) {
  return Set(delivery, PublicationState::kPending, reason, pause);
}

absl::Status FigureOutboxStorage::SetRefused(const FigureDelivery& delivery,
                                             absl::string_view reason) {
  return Set(delivery, PublicationState::kRefused, reason, absl::ZeroDuration());
}

absl::Status FigureOutboxStorage::Set(const FigureDelivery& delivery, PublicationState state,
                                      absl::string_view reason, absl::Duration pause) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease connection,
                        pool_.AcquireAcrossForces(absl::Now() + kDeadline));
  return connection
      .Execute(kSetOutcome, delivery.force, delivery.publication.id, state, reason,
               absl::ToInt64Microseconds(pause), delivery.publication.attempts)
      .status();
}

}  // namespace copperplate::volunteers
