#include "libs/change_postgres/request_log.h"

#include <string>
#include <utility>

#include "libs/digest/sha256.h"
#include "libs/status/status_macros.h"

namespace copperplate::change_postgres {

using postgres::Bytes;
using postgres::Statement;

const Statement kFindRequest{postgres::kRead, "find_request", R"(
    SELECT body_sha256, reply
    FROM request
    WHERE force = $1 AND caller = $2 AND request_id = $3)"};

namespace {

constexpr Statement kRecordRequest{postgres::kWrite, "record_request", R"(
    INSERT INTO request (force, caller, request_id, body_sha256, reply, created_at)
    VALUES ($1, $2, $3, $4, $5, clock_timestamp()))"};

Bytes BodyOf(const Idempotency& idempotency) { return {std::string(AsBytes(idempotency.body))}; }

}  // namespace

absl::StatusOr<std::optional<FirstResult>> FindRequest(postgres::Transaction& transaction,
                                                       const RequestContext& context) {
  if (!context.idempotency.has_value()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        transaction.Query(kFindRequest, context.force, context.caller,
                                          context.idempotency->request_id));
  if (rows.empty()) return std::nullopt;
  Bytes body;
  Bytes reply;
  ABSL_RETURN_IF_ERROR(rows[0].Read(body, reply));
  if (!(body == BodyOf(*context.idempotency))) return RequestIdReused();
  return FirstResult{std::move(reply.data)};
}

absl::Status RecordRequest(postgres::Transaction& transaction, const RequestContext& context,
                           absl::string_view reply) {
  if (!context.idempotency.has_value()) return absl::OkStatus();
  return transaction
      .Execute(kRecordRequest, context.force, context.caller, context.idempotency->request_id,
               BodyOf(*context.idempotency), Bytes{std::string(reply)})
      .status();
}

}  // namespace copperplate::change_postgres
