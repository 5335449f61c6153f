#include "services/indicators/storage/indicator_storage.h"

#include <limits>
#include <utility>
#include <vector>

#include "libs/change_postgres/paging.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/indicator_rows.h"

namespace copperplate::indicators {

using postgres::Lease;
using postgres::Transaction;

absl::StatusOr<IndicatorRecord> IndicatorStorage::Get(const RequestContext& context,
                                                      absl::string_view id,
                                                      std::optional<absl::Time> known_at) {
  return GetVersion<IndicatorRecord>(parts_.pool, context, known_at,
                                     {.query =
                                          [&](Lease& lease, int64_t revision) {
                                            return lease.Query(kFindIndicator, context.force, id,
                                                               revision);
                                          },
                                      .read = ReadIndicator,
                                      .unknown = IndicatorUnknown()});
}

absl::StatusOr<Page<IndicatorRecord>> IndicatorStorage::List(const RequestContext& context,
                                                             const IndicatorQuery& query) {
  const IndicatorPosition from =
      query.after.value_or(IndicatorPosition{std::numeric_limits<int>::min(), ""});
  return ListVersions<IndicatorRecord>(parts_.pool, context, query.known_at,
                                       {.query =
                                            [&](Lease& lease, int64_t revision) {
                                              return lease.Query(
                                                  kListIndicators, context.force, revision,
                                                  query.theme, from.display_order, from.id,
                                                  change_postgres::RowsToAsk(query.limit));
                                            },
                                        .read = ReadIndicator,
                                        .limit = query.limit});
}

absl::StatusOr<Changed<IndicatorRecord>> IndicatorStorage::Change(const RequestContext& context,
                                                                  const IndicatorChange& change) {
  const std::string& force = context.force;
  const auto name = [&](const IndicatorRecord& record) {
    return kIndicatorName.Format(force, record.definition.id);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<IndicatorRecord>> {
    ABSL_ASSIGN_OR_RETURN(const auto held, ReadCatalogue(transaction, force));
    ABSL_ASSIGN_OR_RETURN(IndicatorDefinition definition, change.decide(held));
    return DecidedAmong(held, IndicatorRecord{std::move(definition), {}});
  };
  const auto write = [&](Transaction& transaction, const IndicatorRecord& record, bool) {
    return WriteIndicator(transaction, force, record);
  };
  return ChangeVersion<IndicatorRecord>(parts_, context,
                                        {.type = "indicator",
                                         .name = name,
                                         .decide = decide,
                                         .write = write,
                                         .mode = change.mode,
                                         .print = change.print});
}

}  // namespace copperplate::indicators
