#include "services/indicators/storage/indicator_storage.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/indicator_rows.h"
#include "services/indicators/storage/paging.h"
#include "services/indicators/storage/record_change.h"
#include "services/indicators/storage/request_log.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

// The newest revision that a read at `known_at` looks at; without one every revision, which needs
// no look-up.
absl::StatusOr<int64_t> RevisionAt(Lease& lease, std::optional<absl::Time> known_at) {
  if (!known_at.has_value()) return std::numeric_limits<int64_t>::max();
  ABSL_ASSIGN_OR_RETURN(const Revisions revisions, ResolveKnownAt(lease, lease.force(), known_at));
  return revisions.own;
}

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
  if (rows.empty()) return IndicatorUnknown();
  return ReadIndicator(rows[0]);
}

absl::StatusOr<Page<IndicatorRecord>> IndicatorStorage::List(const RequestContext& context,
                                                             const IndicatorQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, query.known_at));
  const IndicatorPosition from =
      query.after.value_or(IndicatorPosition{std::numeric_limits<int>::min(), ""});
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        lease.Query(kListIndicators, context.force, revision, query.theme,
                                    from.display_order, from.id, RowsToAsk(query.limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
  return ReadPage<IndicatorRecord>(rows, query.limit, ReadIndicator);
}

absl::StatusOr<Changed<IndicatorRecord>> IndicatorStorage::Change(const RequestContext& context,
                                                                  const IndicatorChange& change) {
  const DataChange changing(revisions_, context.force);
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return lease.Transaction(
      [&](Transaction& transaction) { return ChangeIn(transaction, context, change); });
}

absl::StatusOr<Changed<IndicatorRecord>> IndicatorStorage::ChangeIn(Transaction& transaction,
                                                                    const RequestContext& context,
                                                                    const IndicatorChange& change) {
  const std::string& force = context.force;
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, BeginRevision(transaction, force));
  ABSL_ASSIGN_OR_RETURN(auto first, FindRequest(transaction, context));
  if (first.has_value()) return *std::move(first);

  ABSL_ASSIGN_OR_RETURN(const auto catalogue, ReadCatalogue(transaction, force));
  ABSL_ASSIGN_OR_RETURN(const IndicatorDefinition definition, change.decide(catalogue));
  if (change.mode == WriteMode::kValidateOnly) return IndicatorRecord{definition, {}};

  ABSL_ASSIGN_OR_RETURN(const absl::Time instant,
                        EndRevision(transaction, force, revision, context.caller));
  ABSL_ASSIGN_OR_RETURN(
      const IndicatorRecord record,
      WriteIndicator(transaction, force, definition, revision, instant, uuids_.NextText()));
  const IndicatorRecord* const before = FindById(catalogue, definition.id);
  ChangeNote note{.instant = instant,
                  .type = before == nullptr ? "indicator.created" : "indicator.updated",
                  .subject = kIndicatorName.Format(force, definition.id),
                  .before = std::nullopt,
                  .after = change.print(record)};
  if (before != nullptr) note.before = change.print(*before);
  ABSL_RETURN_IF_ERROR(RecordChange(transaction, context, uuids_, note));
  return record;
}

}  // namespace copperplate::indicators
