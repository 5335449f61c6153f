#include "services/indicators/storage/population_storage.h"

#include <cstdint>
#include <string>
#include <utility>

#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/paging.h"
#include "services/indicators/storage/record_change.h"
#include "services/indicators/storage/request_log.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using postgres::Lease;
using postgres::Row;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

// Two walks of indexes, area by area: `id >= $2` is what the first one starts from.
constexpr Statement kListPopulations{"list_populations", R"(
    SELECT a.id, p.year, p.value, p.created_at
    FROM area a
    JOIN LATERAL (SELECT DISTINCT ON (year) year, value, created_at
                  FROM population
                  WHERE force = $1 AND area = a.area
                  ORDER BY year, revision DESC) p ON true
    WHERE a.force = $1 AND a.id >= $2 AND (a.id > $2 OR p.year > $3)
    ORDER BY a.id, p.year
    LIMIT $4)"};

constexpr Statement kFindPopulation{"find_population", R"(
    SELECT a.id, p.year, p.value, p.created_at
    FROM area a
    JOIN population p ON p.force = a.force AND p.area = a.area
    WHERE a.force = $1 AND a.id = $2 AND p.year = $3
    ORDER BY p.revision DESC
    LIMIT 1)"};

constexpr Statement kWritePopulation{"write_population", R"(
    INSERT INTO population (force, area, year, revision, value, created_at)
    SELECT $1, area, $3, $4, $5, $6
    FROM area WHERE force = $1 AND id = $2)"};

absl::StatusOr<PopulationRecord> Read(const Row& row) {
  PopulationRecord record;
  Population& population = record.population;
  ABSL_RETURN_IF_ERROR(
      row.Read(population.area, population.year, population.value, record.create_time));
  return record;
}

}  // namespace

absl::StatusOr<Page<PopulationRecord>> PopulationStorage::List(
    const RequestContext& context, const std::optional<PopulationPosition>& after, int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline));
  const PopulationPosition from = after.value_or(PopulationPosition());
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kListPopulations, context.force, from.area,
                                                     from.year, RowsToAsk(limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
  return ReadPage<PopulationRecord>(rows, limit, Read);
}

absl::StatusOr<Changed<PopulationRecord>> PopulationStorage::Record(
    const RequestContext& context, const Population& population,
    PrintImage<PopulationRecord> print) {
  const DataChange changing(revisions_, context.force);
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline));
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
    ABSL_ASSIGN_OR_RETURN(const PopulationRecord before, Read(held[0]));
    note.before = print(before);
  }
  ABSL_RETURN_IF_ERROR(RecordChange(transaction, context, uuids_, note));
  return record;
}

}  // namespace copperplate::indicators
