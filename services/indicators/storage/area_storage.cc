#include "services/indicators/storage/area_storage.h"

#include <utility>

#include "libs/change_postgres/paging.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/area_rows.h"

namespace copperplate::indicators {

using postgres::Lease;
using postgres::Transaction;

absl::StatusOr<AreaRecord> AreaStorage::Get(const RequestContext& context, absl::string_view id,
                                            std::optional<absl::Time> known_at) {
  return GetVersion<AreaRecord>(parts_.pool, context, known_at,
                                {.query =
                                     [&](Lease& lease, int64_t revision) {
                                       return lease.Query(kFindArea, context.force, id, revision);
                                     },
                                 .read = ReadArea,
                                 .unknown = AreaUnknown()});
}

absl::StatusOr<Page<AreaRecord>> AreaStorage::List(const RequestContext& context,
                                                   absl::string_view after,
                                                   std::optional<absl::Time> known_at, int limit) {
  return ListVersions<AreaRecord>(parts_.pool, context, known_at,
                                  {.query =
                                       [&](Lease& lease, int64_t revision) {
                                         return lease.Query(kListAreas, context.force, after,
                                                            revision,
                                                            change_postgres::RowsToAsk(limit));
                                       },
                                   .read = ReadArea,
                                   .limit = limit});
}

absl::StatusOr<Changed<AreaRecord>> AreaStorage::Change(const RequestContext& context,
                                                        const AreaChange& change) {
  const std::string& force = context.force;
  const auto name = [&](const AreaRecord& record) {
    return kAreaName.Format(force, record.area.id);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<AreaRecord>> {
    ABSL_ASSIGN_OR_RETURN(const AreaTree held, ReadAreaTree(transaction, force));
    ABSL_ASSIGN_OR_RETURN(Area area, change.decide(held));
    return DecidedAmong(held.own, AreaRecord{std::move(area), {}});
  };
  const auto write = [&](Transaction& transaction, const AreaRecord& record, bool) {
    return WriteArea(transaction, force, record);
  };
  return ChangeVersion<AreaRecord>(parts_, context,
                                   {.type = "area",
                                    .name = name,
                                    .decide = decide,
                                    .write = write,
                                    .mode = change.mode,
                                    .print = change.print});
}

}  // namespace copperplate::indicators
