#include "services/indicators/storage/population_storage.h"

#include <cstdint>
#include <string>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/paging.h"
#include "services/indicators/storage/population_rows.h"
#include "services/indicators/storage/record_change.h"
#include "services/indicators/storage/request_log.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

absl::StatusOr<Page<PopulationRecord>> PopulationStorage::List(
    const RequestContext& context, const std::optional<PopulationPosition>& after, int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  const PopulationPosition from = after.value_or(PopulationPosition());
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kListPopulations, context.force, from.area,
                                                     from.year, RowsToAsk(limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
  return ReadPage<PopulationRecord>(rows, limit, ReadPopulation);
}

absl::StatusOr<Changed<PopulationRecord>> PopulationStorage::Record(
    const RequestContext& context, const Population& population,
    PrintImage<PopulationRecord> print) {
  const DataChange changing(revisions_, context.force);
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return lease.Transaction(
      [&](Transaction& transaction) { return RecordIn(transaction, context, population, print); });
}

absl::StatusOr<Changed<PopulationRecord>> PopulationStorage::RecordIn(
    Transaction& transaction, const RequestContext& context, const Population& population,
    PrintImage<PopulationRecord> print) {
  const std::string& force = context.force;
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, BeginRevision(transaction, force));
  ABSL_ASSIGN_OR_RETURN(auto first, FindRequest(transaction, context));
  if (first.has_value()) return *std::move(first);

  ABSL_ASSIGN_OR_RETURN(
      const Rows held, transaction.Query(kFindPopulation, force, population.area, population.year));
  ABSL_ASSIGN_OR_RETURN(const absl::Time instant,
                        EndRevision(transaction, force, revision, context.caller));
  ABSL_ASSIGN_OR_RETURN(const int64_t written,
                        transaction.Execute(kWritePopulation, force, population.area,
                                            population.year, revision, population.value, instant));
  if (written == 0) return AreaUnknownIn("area");

  const PopulationRecord record{population, instant};
  ChangeNote note{.instant = instant,
                  .type = "population.recorded",
                  .subject = kPopulationName.Format(force, PopulationId(population)),
                  .before = std::nullopt,
                  .after = print(record)};
  if (!held.empty()) {
    ABSL_ASSIGN_OR_RETURN(const PopulationRecord before, ReadPopulation(held[0]));
    note.before = print(before);
  }
  ABSL_RETURN_IF_ERROR(RecordChange(transaction, context, uuids_, note));
  return record;
}

}  // namespace copperplate::indicators
