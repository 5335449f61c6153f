#include "services/indicators/storage/batch_rows.h"

#include <algorithm>
#include <string>

#include "absl/time/time.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {

using postgres::Bytes;
using postgres::Row;
using postgres::Rows;
using postgres::Statement;

#define BATCHES                                                                     \
  "SELECT batch, id, uid, created_at, state, source, revision_reason, author, "     \
  "       row_count, inserted_count, revised_count, unchanged_count, fault_count, " \
  "       warning_count, content_sha256, revision "                                 \
  "FROM batch WHERE force = $1 "

const Statement kListBatches{postgres::kRead, "list_batches",
                             BATCHES "AND batch < $2::bigint ORDER BY batch DESC LIMIT $3"};

const Statement kListBatchFaults{postgres::kRead, "list_batch_faults", R"(
    SELECT line, field, reason, description
    FROM batch_fault
    WHERE force = $1 AND batch = $2 AND ordinal > $3
    ORDER BY ordinal
    LIMIT $4)"};

namespace {

constexpr Statement kFindBatch{postgres::kRead, "find_batch", BATCHES "AND id = $2"};

#undef BATCHES

constexpr Statement kWriteBatch{postgres::kWrite, "write_batch", R"(
    INSERT INTO batch (force, batch, id, uid, created_at, state, source, revision_reason, author,
                       row_count, inserted_count, revised_count, unchanged_count, fault_count,
                       warning_count, content_sha256, revision)
    VALUES ($1, $2, $3, $4, coalesce($5, clock_timestamp()), $6, $7, $8, $9, $10, $11, $12, $13,
            $14, $15, $16, $17)
    RETURNING created_at)"};

constexpr Statement kWriteBatchFaults{postgres::kWrite, "write_batch_faults", R"(
    INSERT INTO batch_fault (force, batch, ordinal, line, field, reason, description)
    SELECT $1, $2::integer, fault.ordinal, fault.line, fault.field, fault.reason,
           fault.description
    FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[])
         WITH ORDINALITY AS fault (line, field, reason, description, ordinal))"};

}  // namespace

absl::StatusOr<std::optional<Batch>> FindBatch(postgres::Session& session, absl::string_view force,
                                               absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kFindBatch, force, id));
  if (rows.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(Batch batch, ReadBatch(rows[0]));
  return batch;
}

absl::StatusOr<Batch> ReadBatch(const Row& row) {
  Batch batch;
  int state = 0;
  Bytes content;
  ABSL_RETURN_IF_ERROR(row.Read(batch.number, batch.id, batch.uid, batch.create_time, state,
                                batch.source, batch.revision_reason, batch.author, batch.row_count,
                                batch.inserted_count, batch.revised_count, batch.unchanged_count,
                                batch.fault_count, batch.warning_count, content, batch.revision));
  batch.state = static_cast<BatchState>(state);
  std::copy_n(content.data.begin(), std::min(content.data.size(), batch.content.size()),
              batch.content.begin());
  return batch;
}

absl::StatusOr<imports::RowFault> ReadBatchFault(const Row& row) {
  imports::RowFault fault;
  ABSL_RETURN_IF_ERROR(row.Read(fault.line, fault.field, fault.reason, fault.description));
  return fault;
}

absl::Status WriteBatch(postgres::Session& session, absl::string_view force, Batch& batch) {
  std::optional<absl::Time> instant;
  if (batch.create_time != absl::InfinitePast()) instant = batch.create_time;
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      session.Query(kWriteBatch, force, batch.number, batch.id, batch.uid, instant,
                    static_cast<int>(batch.state), batch.source, batch.revision_reason,
                    batch.author, batch.row_count, batch.inserted_count, batch.revised_count,
                    batch.unchanged_count, batch.fault_count, batch.warning_count,
                    Bytes{std::string(AsBytes(batch.content))}, batch.revision));
  return rows[0].Read(batch.create_time);
}

absl::Status WriteBatchFaults(postgres::Session& session, absl::string_view force, int32_t batch,
                              const std::vector<imports::RowFault>& faults) {
  std::vector<int64_t> lines;
  std::vector<std::string> fields;
  std::vector<std::string> reasons;
  std::vector<std::string> descriptions;
  for (const imports::RowFault& fault : faults) {
    lines.push_back(fault.line);
    fields.push_back(fault.field);
    reasons.push_back(fault.reason);
    descriptions.push_back(fault.description);
  }
  return session.Execute(kWriteBatchFaults, force, batch, lines, fields, reasons, descriptions)
      .status();
}

}  // namespace copperplate::indicators
