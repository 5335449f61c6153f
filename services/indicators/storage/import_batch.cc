#include "services/indicators/storage/import_batch.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/change_postgres/record_change.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/statement.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/batch_rows.h"

namespace copperplate::indicators {
namespace {

using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

constexpr Statement kNextBatch{postgres::kWrite, "next_batch",
                               "SELECT nextval('batch_batch_seq')::integer"};

bool BatchExists(const absl::Status& status) {
  return ErrorReason(status) == postgres::kUniqueViolation &&
         ErrorMetadata(status, "constraint") == "batch_force_id_key";
}

// For a batch without an id of its caller's.
std::string IdOf(absl::string_view uid) {
  return absl::StrCat("b", absl::StrReplaceAll(uid, {{"-", ""}}));
}

}  // namespace

Batch NewBatch(const RequestContext& context, const Import& import, BatchState state,
               UuidGenerator& uuids) {
  Batch batch;
  batch.id = import.batch_id;
  batch.create_time = absl::InfinitePast();
  batch.state = state;
  batch.source = import.source;
  batch.revision_reason = import.revision_reason;
  batch.author = context.caller;
  batch.row_count = import.row_count;
  batch.content = import.content;
  if (import.mode == WriteMode::kValidateOnly) return batch;
  batch.uid = uuids.NextText();
  if (batch.id.empty()) batch.id = IdOf(batch.uid);
  return batch;
}

absl::StatusOr<int32_t> NextBatch(Transaction& transaction) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kNextBatch));
  return rows[0].Get<int32_t>(0);
}

absl::Status RecordBatch(Transaction& transaction, const RequestContext& context,
                         const Import& import, UuidGenerator& uuids, Batch& batch) {
  ABSL_RETURN_IF_ERROR(WriteBatch(transaction, context.force, batch));
  const bool applied = batch.state == BatchState::kApplied;
  const change_postgres::ChangeNote note{.instant = batch.create_time,
                                         .type = applied ? "batch.applied" : "batch.refused",
                                         .subject = kBatchName.Format(context.force, batch.id),
                                         .before = std::nullopt,
                                         .after = import.print(batch)};
  // A repeat is known by its batch id.
  return change_postgres::RecordChange(transaction, context, uuids, absl::MakeConstSpan(&note, 1),
                                       /*reply=*/"");
}

absl::StatusOr<std::optional<Batch>> BatchMet(postgres::Session& session, absl::string_view force,
                                              absl::string_view id, const absl::Status& status) {
  if (!BatchExists(status)) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const std::optional<Batch> first, FindBatch(session, force, id));
  if (!first.has_value()) return std::nullopt;
  return Replayed(*first);
}

}  // namespace copperplate::indicators
