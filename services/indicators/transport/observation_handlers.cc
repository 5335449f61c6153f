#include "services/indicators/transport/observation_handlers.h"

#include <cstdint>
#include <optional>
#include <string>

#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/breakdown.h"
#include "services/indicators/transport/observation_mapping.h"
#include "services/indicators/transport/reference.h"
#include "services/indicators/transport/sees_small_numbers.h"

namespace copperplate::indicators {
namespace {

std::string ReadBreakdown(absl::string_view text, Faults& faults) {
  std::string normal;
  const BreakdownFault fault = NormaliseBreakdown(text, &normal);
  if (fault != BreakdownFault::kNone) faults.Add(Name(fault), "breakdown", Description(fault));
  return normal;
}

}  // namespace

// The token carries the revision that the first page showed, so that all pages show one state.
absl::StatusOr<v1::ListObservationsResponse> ObservationHandlers::ListObservations(
    const rpc::CallContext& call, const v1::ListObservationsRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<int64_t, std::string, std::string, int64_t, std::string>(
      request, faults);
  ObservationQuery query;
  if (!request.indicator().empty()) {
    query.indicator =
        ReadReference(kIndicatorName, call.force, request.indicator(), "indicator", faults);
  }
  if (!request.area().empty()) {
    query.area = ReadReference(kAreaName, call.force, request.area(), "area", faults);
  }
  query.from_month = fields::ReadOptionalMonth(request.from_month(), "from_month", faults);
  query.to_month = fields::ReadOptionalMonth(request.to_month(), "to_month", faults);
  CheckMonthsInOrder(query.from_month, query.to_month, faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  query.limit = asked.limit;
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const RequestContext context = handler::ContextOf(call);
  if (asked.after.has_value()) {
    const auto& [revision, area, indicator, month, breakdown] = *asked.after;
    query.revision = revision;
    query.after = ObservationPosition{area, indicator, static_cast<int32_t>(month), breakdown};
  } else {
    ABSL_ASSIGN_OR_RETURN(query.revision, ports_.observations.ResolveRevision(context, known_at));
  }
  ABSL_ASSIGN_OR_RETURN(const Page<ObservationRecord> page,
                        ports_.observations.List(context, query));
  v1::ListObservationsResponse response;
  for (const ObservationRecord& record : page.rows) {
    *response.add_observations() = WriteObservation(call.force, record, SeesSmallNumbers(call));
  }
  if (page.more) {
    const ObservationRecord& last = page.rows.back();
    response.set_next_page_token(
        asked.NextToken(query.revision, last.area, last.indicator, last.month, last.breakdown));
  }
  return response;
}

absl::StatusOr<v1::ListObservationHistoryResponse> ObservationHandlers::ListObservationHistory(
    const rpc::CallContext& call, const v1::ListObservationHistoryRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<int64_t>(request, faults);
  ObservationKey key;
  key.indicator =
      ReadReference(kIndicatorName, call.force, request.indicator(), "indicator", faults);
  if (!request.area().empty()) {
    key.area = ReadReference(kAreaName, call.force, request.area(), "area", faults);
  }
  key.month = fields::ReadMonth(request.month(), "month", faults);
  key.breakdown = ReadBreakdown(request.breakdown(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  std::optional<int64_t> before;
  if (asked.after.has_value()) before = std::get<0>(*asked.after);
  ABSL_ASSIGN_OR_RETURN(
      const Page<ObservationRecord> page,
      ports_.observations.History(handler::ContextOf(call), key, before, asked.limit));
  v1::ListObservationHistoryResponse response;
  for (const ObservationRecord& record : page.rows) {
    *response.add_observations() = WriteRevision(call.force, record, SeesSmallNumbers(call));
  }
  if (page.more) response.set_next_page_token(asked.NextToken(page.rows.back().revision));
  return response;
}

absl::StatusOr<v1::Batch> ObservationHandlers::GetBatch(const rpc::CallContext& call,
                                                        const v1::GetBatchRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kBatchName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(const std::optional<Batch> batch,
                        ports_.batches.Find(handler::ContextOf(call), ids[1]));
  if (!batch.has_value()) return BatchUnknown();
  return WriteBatch(call.force, *batch);
}

absl::StatusOr<v1::ListBatchesResponse> ObservationHandlers::ListBatches(
    const rpc::CallContext& call, const v1::ListBatchesRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<int64_t>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  std::optional<int64_t> before;
  if (asked.after.has_value()) before = std::get<0>(*asked.after);
  ABSL_ASSIGN_OR_RETURN(const Page<Batch> page,
                        ports_.batches.List(handler::ContextOf(call), before, asked.limit));
  v1::ListBatchesResponse response;
  for (const Batch& batch : page.rows) *response.add_batches() = WriteBatch(call.force, batch);
  if (page.more) response.set_next_page_token(asked.NextToken(page.rows.back().number));
  return response;
}

absl::StatusOr<v1::ListBatchFaultsResponse> ObservationHandlers::ListBatchFaults(
    const rpc::CallContext& call, const v1::ListBatchFaultsRequest& request) const {
  Faults faults;
  const auto ids = kBatchName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<int64_t>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const RequestContext context = handler::ContextOf(call);
  ABSL_ASSIGN_OR_RETURN(const std::optional<Batch> batch, ports_.batches.Find(context, (*ids)[1]));
  if (!batch.has_value()) return BatchUnknown();
  const int64_t skip = asked.after.has_value() ? std::get<0>(*asked.after) : 0;
  ABSL_ASSIGN_OR_RETURN(const Page<imports::RowFault> page,
                        ports_.batches.ListFaults(context, batch->number, skip, asked.limit));
  v1::ListBatchFaultsResponse response;
  for (const imports::RowFault& fault : page.rows) *response.add_faults() = WriteBatchFault(fault);
  if (page.more) {
    response.set_next_page_token(asked.NextToken(skip + static_cast<int64_t>(page.rows.size())));
  }
  response.set_total_count(batch->fault_count);
  return response;
}

absl::StatusOr<v1::ListBatchWarningsResponse> ObservationHandlers::ListBatchWarnings(
    const rpc::CallContext& call, const v1::ListBatchWarningsRequest& request) const {
  Faults faults;
  const auto ids = kBatchName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<int64_t>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const RequestContext context = handler::ContextOf(call);
  ABSL_ASSIGN_OR_RETURN(const std::optional<Batch> batch, ports_.batches.Find(context, (*ids)[1]));
  if (!batch.has_value()) return BatchUnknown();
  const int64_t skip = asked.after.has_value() ? std::get<0>(*asked.after) : 0;
  ABSL_ASSIGN_OR_RETURN(const Page<ImportWarning> page,
                        ports_.batches.ListWarnings(context, batch->number, skip, asked.limit));
  v1::ListBatchWarningsResponse response;
  for (const ImportWarning& warning : page.rows)
    *response.add_warnings() = WriteBatchWarning(call.force, warning, SeesSmallNumbers(call));
  if (page.more) {
    response.set_next_page_token(asked.NextToken(skip + static_cast<int64_t>(page.rows.size())));
  }
  response.set_total_count(batch->warning_count);
  return response;
}

}  // namespace copperplate::indicators
