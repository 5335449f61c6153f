#include "services/indicators/storage/printed_cell_storage.h"

#include <string>
#include <utility>

#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_change.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/made_ids.h"
#include "services/indicators/storage/printed_cell_rows.h"
#include "services/indicators/storage/versioned.h"

namespace copperplate::indicators {

using change_postgres::ChangeNote;
using postgres::Lease;
using postgres::Transaction;

namespace {

ChangeNote NoteOf(absl::string_view force, const std::optional<PrintedCellRecord>& before,
                  const PrintedCellRecord& after, PrintImage<PrintedCellRecord> print) {
  ChangeNote note;
  note.type = before.has_value() ? "printed_cell.updated" : "printed_cell.created";
  note.subject = kPrintedCellName.Format(force, PrintedCellId(after.key));
  if (before.has_value()) note.before = print(*before);
  note.after = print(after);
  return note;
}

}  // namespace

absl::StatusOr<PrintedCellsWritten> PrintedCellStorage::Write(
    const RequestContext& context, const std::vector<PrintedCellRecord>& cells,
    PrintImage<PrintedCellRecord> print) {
  const DataChange changing(revisions_, context.force);
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return lease.Transaction(
      [&](Transaction& transaction) { return WriteIn(transaction, context, cells, print); });
}

absl::StatusOr<PrintedCellsWritten> PrintedCellStorage::WriteIn(
    Transaction& transaction, const RequestContext& context,
    const std::vector<PrintedCellRecord>& cells, PrintImage<PrintedCellRecord> print) {
  const std::string& force = context.force;
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, BeginRevision(transaction, force));
  ABSL_ASSIGN_OR_RETURN(const std::vector<HeldCell> held, ReadHeldCells(transaction, force, cells));
  PrintedCellsWritten written;
  std::vector<KeyedCell> changed;
  std::vector<ChangeNote> notes;
  for (size_t i = 0; i < cells.size(); ++i) {
    using Field = UnknownReference::Field;
    const HeldCell& there = held[i];
    if (!there.indicator.has_value()) written.unknown.push_back({i, Field::kIndicator});
    if (!there.area.has_value()) written.unknown.push_back({i, Field::kArea});
    if (there.record == cells[i]) ++written.unchanged;
    if (!written.unknown.empty() || there.record == cells[i]) continue;
    changed.push_back({*there.indicator, *there.area, &cells[i]});
    notes.push_back(NoteOf(force, there.record, cells[i], print));
  }
  if (!written.unknown.empty() || changed.empty()) return written;

  written.changed = static_cast<int>(changed.size());
  ABSL_RETURN_IF_ERROR(InsertCells(transaction, force, revision, changed));
  ABSL_ASSIGN_OR_RETURN(const absl::Time instant,
                        EndRevision(transaction, force, revision, context.caller));
  for (ChangeNote& note : notes) note.instant = instant;
  ABSL_RETURN_IF_ERROR(
      change_postgres::RecordChange(transaction, context, uuids_, notes, /*reply=*/""));
  return written;
}

absl::StatusOr<PrintedCellRecord> PrintedCellStorage::Get(const RequestContext& context,
                                                          absl::string_view id,
                                                          std::optional<absl::Time> known_at) {
  return GetVersion<PrintedCellRecord>(pool_, context, known_at,
                                       {.query =
                                            [&](Lease& lease, int64_t revision) {
                                              return lease.Query(kFindCell, context.force, id,
                                                                 revision);
                                            },
                                        .read = ReadCell,
                                        .unknown = PrintedCellUnknown()});
}

absl::StatusOr<Page<PrintedCellRecord>> PrintedCellStorage::List(
    const RequestContext& context, std::optional<int32_t> month,
    const std::optional<PrintedCellKey>& after, std::optional<absl::Time> known_at, int limit) {
  return ListVersions<PrintedCellRecord>(pool_, context, known_at,
                                         {.query =
                                              [&](Lease& lease, int64_t revision) {
                                                return QueryCells(
                                                    lease, context.force, month, after, revision,
                                                    change_postgres::RowsToAsk(limit));
                                              },
                                          .read = ReadCell,
                                          .limit = limit});
}

}  // namespace copperplate::indicators
