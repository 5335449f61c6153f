#include "services/indicators/storage/peer_figure_storage.h"

#include <cstdint>
#include <optional>
#include <string>

#include "libs/change_postgres/paging.h"
#include "libs/postgres/enumeration.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/domain/limits.h"
#include "services/indicators/storage/batch_rows.h"
#include "services/indicators/storage/import_batch.h"
#include "services/indicators/storage/import_figures.h"
#include "services/indicators/storage/import_reference.h"
#include "services/indicators/storage/peer_figure_rows.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using postgres::Lease;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

constexpr Statement kHasIndicator{
    postgres::kRead, "has_indicator",
    "SELECT EXISTS (SELECT FROM indicator WHERE force = $1 AND id = $2)"};

// An empty list is right where there is such an indicator.
absl::Status CheckIndicatorKnown(Lease& lease, absl::string_view force,
                                 const std::string& indicator) {
  if (indicator.empty()) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kHasIndicator, force, indicator));
  ABSL_ASSIGN_OR_RETURN(const bool known, rows[0].Get<bool>(0));
  Faults faults;
  if (!known) AddIndicatorUnknown("indicator", faults);
  return faults.ToStatus();
}

void SetCounts(const PeerFigureCounts& counts, Batch& batch) {
  batch.inserted_count = counts.inserted;
  batch.revised_count = counts.revised;
  batch.unchanged_count = batch.row_count - counts.inserted - counts.revised;
}

}  // namespace

absl::StatusOr<PeerReference> PeerFigureStorage::LoadReference(const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return ReadPeerReference(lease, context.force);
}

absl::StatusOr<Batch> PeerFigureStorage::Apply(const RequestContext& context, const Import& import,
                                               const PeerReference& reference,
                                               absl::Span<const PeerFigureImportRow> rows) {
  const DataChange changing(revisions_, context.force);
  const Batch batch = NewBatch(context, import, BatchState::kApplied, uuids_);
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  absl::StatusOr<Batch> outcome = lease.Transaction([&](Transaction& transaction) {
    return ApplyIn(transaction, context, import, reference, rows, batch);
  });
  ABSL_ASSIGN_OR_RETURN(const auto first,
                        BatchMet(lease, context.force, batch.id, outcome.status()));
  if (first.has_value()) return *first;
  return outcome;
}

absl::StatusOr<Batch> PeerFigureStorage::ApplyIn(
    Transaction& transaction, const RequestContext& context, const Import& import,
    const PeerReference& reference, absl::Span<const PeerFigureImportRow> rows, Batch batch) {
  const std::string& force = context.force;
  const bool write = import.mode == WriteMode::kWrite;
  ABSL_RETURN_IF_ERROR(PrepareForBulk(transaction));
  int64_t revision = 0;
  if (write) {
    ABSL_ASSIGN_OR_RETURN(revision, BeginRevision(transaction, force));
    ABSL_ASSIGN_OR_RETURN(const auto first, FindBatch(transaction, force, batch.id));
    if (first.has_value()) return Replayed(*first);
    ABSL_ASSIGN_OR_RETURN(batch.number, NextBatch(transaction));
  }
  ABSL_RETURN_IF_ERROR(CheckReferenceUnchanged(transaction, force, reference.import));
  ABSL_ASSIGN_OR_RETURN(const PeerFigureCounts counts,
                        ChangePeerFigures(transaction, force, revision, batch.number, write, rows));
  if (import.cancelled()) return CallCancelled();
  SetCounts(counts, batch);
  if (!write) return batch;
  if (counts.inserted + counts.revised > 0) {
    batch.revision = revision;
    ABSL_ASSIGN_OR_RETURN(batch.create_time,
                          EndRevision(transaction, force, revision, context.caller));
  }
  ABSL_RETURN_IF_ERROR(RecordBatch(transaction, context, import, uuids_, batch));
  return batch;
}

absl::StatusOr<Page<PeerFigureRecord>> PeerFigureStorage::List(const RequestContext& context,
                                                               const PeerFigureQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  const bool begins = !query.after.has_value();
  const PeerFigurePosition from = query.after.value_or(PeerFigurePosition());
  const int16_t kind = begins ? int16_t{0} : postgres::ToNumber(from.kind);
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      lease.Query(kListPeerFigures, context.force, query.revision, query.indicator, from.indicator,
                  kind, from.period_end, from.of, query.from.value_or(kFirstMonth),
                  query.to.value_or(kLastMonth), change_postgres::RowsToAsk(query.limit)));
  if (rows.empty()) {
    ABSL_RETURN_IF_ERROR(CheckIndicatorKnown(lease, context.force, query.indicator));
  }
  return change_postgres::ReadPage<PeerFigureRecord>(rows, query.limit, ReadPeerFigure);
}

}  // namespace copperplate::indicators
