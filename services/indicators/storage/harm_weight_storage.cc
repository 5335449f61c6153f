#include "services/indicators/storage/harm_weight_storage.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/paging.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/harm_weight_rows.h"

namespace copperplate::indicators {

using postgres::Lease;
using postgres::Transaction;

absl::StatusOr<HarmWeightRecord> HarmWeightStorage::Get(const RequestContext& context,
                                                        absl::string_view id,
                                                        std::optional<absl::Time> known_at) {
  const auto query = [&](Lease& lease, int64_t revision) {
    return lease.Query(kFindHarmWeight, context.force, id, revision);
  };
  return GetVersion<HarmWeightRecord>(
      parts_.pool, context, known_at,
      {.query = query, .read = ReadHarmWeight, .unknown = HarmWeightUnknown()});
}

absl::StatusOr<Page<HarmWeightRecord>> HarmWeightStorage::List(const RequestContext& context,
                                                               const HarmWeightQuery& query) {
  const auto list = [&](Lease& lease, int64_t revision) {
    return lease.Query(kListHarmWeights, context.force, query.after, revision, query.category,
                       change_postgres::RowsToAsk(query.limit));
  };
  return ListVersions<HarmWeightRecord>(
      parts_.pool, context, query.known_at,
      {.query = list, .read = ReadHarmWeight, .limit = query.limit});
}

absl::StatusOr<Changed<HarmWeightRecord>> HarmWeightStorage::Change(
    const RequestContext& context, const HarmWeightChange& change) {
  const std::string& force = context.force;
  const auto name = [&](const HarmWeightRecord& record) {
    return kHarmWeightName.Format(force, record.weight.id);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<HarmWeightRecord>> {
    ABSL_ASSIGN_OR_RETURN(const auto held, ReadHarmWeights(transaction, force));
    ABSL_ASSIGN_OR_RETURN(DecidedHarmWeight decided, change.decide(held));
    decided.weight.author = context.caller;
    return DecidedAmong(held, HarmWeightRecord{std::move(decided.weight), {}}, decided.deleted);
  };
  const auto write = [&](Transaction& transaction, const HarmWeightRecord& record, bool deleted) {
    return WriteHarmWeight(transaction, force, record, deleted);
  };
  return ChangeVersion<HarmWeightRecord>(parts_, context,
                                         {.type = "harm_weight",
                                          .name = name,
                                          .decide = decide,
                                          .write = write,
                                          .mode = change.mode,
                                          .print = change.print});
}

}  // namespace copperplate::indicators
