#include "services/indicators/storage/population_storage.h"

#include <cstdint>
#include <string>
#include <utility>

#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/run_change.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/population_rows.h"

namespace copperplate::indicators {

using change_postgres::ChangeNote;
using change_postgres::RunChange;
using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

absl::StatusOr<PopulationRecord> PopulationStorage::Get(const RequestContext& context,
                                                        const PopulationPosition& key,
                                                        std::optional<absl::Time> known_at) {
  return GetVersion<PopulationRecord>(parts_.pool, context, known_at,
                                      {.query =
                                           [&](Lease& lease, int64_t revision) {
                                             return lease.Query(kGetPopulation, context.force,
                                                                key.area, key.year, revision);
                                           },
                                       .read = ReadPopulation,
                                       .unknown = PopulationUnknown()});
}

absl::StatusOr<Page<PopulationRecord>> PopulationStorage::List(
    const RequestContext& context, const std::optional<PopulationPosition>& after,
    std::optional<absl::Time> known_at, int limit) {
  const PopulationPosition from = after.value_or(PopulationPosition());
  return ListVersions<PopulationRecord>(
      parts_.pool, context, known_at,
      {.query =
           [&](Lease& lease, int64_t revision) {
             return lease.Query(kListPopulations, context.force, from.area, from.year, revision,
                                change_postgres::RowsToAsk(limit));
           },
       .read = ReadPopulation,
       .limit = limit});
}

absl::StatusOr<Changed<PopulationRecord>> PopulationStorage::Record(
    const RequestContext& context, const Population& population, WriteMode mode,
    const Printer<PopulationRecord>& print) {
  const std::string& force = context.force;
  RevisionLock revision(parts_.revisions, context);
  std::optional<PopulationRecord> held;
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<PopulationRecord> {
    ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kFindPopulation, force,
                                                             population.area, population.year));
    if (rows.empty()) return AreaUnknownIn("area");
    held.reset();
    if (!rows[0].IsNull(1)) {
      ABSL_ASSIGN_OR_RETURN(held, ReadPopulation(rows[0]));
    }
    return PopulationRecord{population, std::nullopt};
  };
  const auto write = [&](Transaction& transaction,
                         PopulationRecord& record) -> absl::StatusOr<std::vector<ChangeNote>> {
    ChangeNote note;
    note.type = "population.recorded";
    note.subject = kPopulationName.Format(force, PopulationId(population));
    if (held.has_value()) note.before = print.image(*held);
    ABSL_ASSIGN_OR_RETURN(note.instant, revision.End(transaction));
    ABSL_RETURN_IF_ERROR(transaction
                             .Execute(kWritePopulation, force, population.area, population.year,
                                      revision.number(), population.value, *note.instant)
                             .status());
    record.create_time = note.instant;
    note.after = print.image(record);
    return std::vector<ChangeNote>{std::move(note)};
  };
  return RunChange<PopulationRecord>(
      {parts_.pool, parts_.uuids}, context,
      [&](Transaction& transaction) { return revision.Begin(transaction); },
      {.mode = mode, .decide = decide, .write = write, .reply = print.reply});
}

}  // namespace copperplate::indicators
