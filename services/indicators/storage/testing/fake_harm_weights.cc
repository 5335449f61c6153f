#include "services/indicators/storage/testing/fake_harm_weights.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

absl::StatusOr<HarmWeightRecord> FakeHarmWeights::Get(const RequestContext& context,
                                                      absl::string_view id,
                                                      std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  return weights_.Get(ledger_, context, id, known_at, HarmWeightUnknown());
}

absl::StatusOr<Page<HarmWeightRecord>> FakeHarmWeights::List(const RequestContext& context,
                                                             const HarmWeightQuery& query) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, query.known_at));
  std::vector<HarmWeightRecord> rows = weights_.At(context.force, revision);
  const auto other = [&](const HarmWeightRecord& row) {
    return row.weight.id <= query.after ||
           (!query.category.empty() && row.weight.category != query.category);
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), other), rows.end());
  return FirstOf(std::move(rows), query.limit);
}

absl::StatusOr<Changed<HarmWeightRecord>> FakeHarmWeights::Change(const RequestContext& context,
                                                                  const HarmWeightChange& change) {
  using Next = Decided<HarmWeightRecord>;
  const std::lock_guard lock(ledger_.mutex());
  const auto name = [&](const HarmWeightRecord& record) {
    return kHarmWeightName.Format(context.force, record.weight.id);
  };
  const auto decide = [&](const std::vector<HarmWeightRecord>& held) -> absl::StatusOr<Next> {
    ABSL_ASSIGN_OR_RETURN(DecidedHarmWeight decided, change.decide(held));
    decided.weight.author = context.caller;
    return DecidedAmong(held, HarmWeightRecord{std::move(decided.weight), {}}, decided.deleted);
  };
  return weights_.Change(ledger_, context,
                         {.type = "harm_weight",
                          .name = name,
                          .decide = decide,
                          .mode = change.mode,
                          .print = change.print});
}

}  // namespace copperplate::indicators
