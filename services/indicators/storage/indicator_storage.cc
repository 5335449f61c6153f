#include "services/indicators/storage/indicator_storage.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/run_change.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/indicator_rows.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using change_postgres::ChangeNote;
using change_postgres::RunChange;
using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

const IndicatorRecord* FindById(const std::vector<IndicatorRecord>& records, absl::string_view id) {
  const auto found =
      std::find_if(records.begin(), records.end(),
                   [&](const IndicatorRecord& record) { return record.definition.id == id; });
  return found == records.end() ? nullptr : &*found;
}

}  // namespace

absl::StatusOr<IndicatorRecord> IndicatorStorage::Get(const RequestContext& context,
                                                      absl::string_view id,
                                                      std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, known_at));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kFindIndicator, context.force, id, revision));
  if (rows.empty()) return NotFoundIn(lease, context.force, IndicatorUnknown());
  return ReadIndicator(rows[0]);
}

absl::StatusOr<Page<IndicatorRecord>> IndicatorStorage::List(const RequestContext& context,
                                                             const IndicatorQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, query.known_at));
  const IndicatorPosition from =
      query.after.value_or(IndicatorPosition{std::numeric_limits<int>::min(), ""});
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kListIndicators, context.force, revision,
                                                     query.theme, from.display_order, from.id,
                                                     change_postgres::RowsToAsk(query.limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
  return change_postgres::ReadPage<IndicatorRecord>(rows, query.limit, ReadIndicator);
}

absl::StatusOr<Changed<IndicatorRecord>> IndicatorStorage::Change(const RequestContext& context,
                                                                  const IndicatorChange& change) {
  const std::string& force = context.force;
  RevisionLock revision(revisions_, context);
  std::vector<IndicatorRecord> catalogue;
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<IndicatorRecord> {
    ABSL_ASSIGN_OR_RETURN(catalogue, ReadCatalogue(transaction, force));
    ABSL_ASSIGN_OR_RETURN(IndicatorDefinition definition, change.decide(catalogue));
    return IndicatorRecord{std::move(definition), {}};
  };
  const auto write = [&](Transaction& transaction,
                         IndicatorRecord& record) -> absl::StatusOr<std::vector<ChangeNote>> {
    const IndicatorRecord* const before = FindById(catalogue, record.definition.id);
    ChangeNote note;
    note.type = before == nullptr ? "indicator.created" : "indicator.updated";
    note.subject = kIndicatorName.Format(force, record.definition.id);
    // Before the revision's end: reads of an instant wait from there on.
    if (before != nullptr) note.before = change.print.image(*before);
    ABSL_ASSIGN_OR_RETURN(note.instant, revision.End(transaction));
    ABSL_ASSIGN_OR_RETURN(record,
                          WriteIndicator(transaction, force, record.definition, revision.number(),
                                         *note.instant, uuids_.NextText()));
    note.after = change.print.image(record);
    return std::vector<ChangeNote>{std::move(note)};
  };
  return RunChange<IndicatorRecord>(
      {pool_, uuids_}, context,
      [&](Transaction& transaction) { return revision.Begin(transaction); },
      {.mode = change.mode, .decide = decide, .write = write, .reply = change.print.reply});
}

}  // namespace copperplate::indicators
