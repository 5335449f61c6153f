#include "services/indicators/transport/harm_weight_handlers.h"

#include <string>
#include <tuple>
#include <utility>

#include "libs/api/page_request.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/resource.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/change_harm_weight.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/harm_weight_mapping.h"

namespace copperplate::indicators {
namespace {

handler::Resource<v1::HarmWeight, HarmWeightRecord, HarmWeight> HarmWeightResource(
    absl::string_view force) {
  const auto to_proto = [force](const HarmWeightRecord& record) { return ToProto(force, record); };
  return {.field = "harm_weight",
          .rules = {.output_only = {"author"}, .immutable = {"category"}},
          .to_proto = to_proto,
          .read = ReadHarmWeight};
}

}  // namespace

absl::StatusOr<v1::HarmWeight> HarmWeightHandlers::GetHarmWeight(
    const rpc::CallContext& call, const v1::GetHarmWeightRequest& request) const {
  Faults faults;
  const auto ids = kHarmWeightName.Match(request.name(), "name", faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const HarmWeightRecord record,
                        weights_.Get(handler::ContextOf(call), (*ids)[1], known_at));
  return ToProto(call.force, record);
}

absl::StatusOr<v1::ListHarmWeightsResponse> HarmWeightHandlers::ListHarmWeights(
    const rpc::CallContext& call, const v1::ListHarmWeightsRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<std::string>(request, faults);
  HarmWeightQuery query;
  query.known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  query.category = request.category();
  if (asked.after.has_value()) query.after = std::get<0>(*asked.after);
  query.limit = asked.limit;
  const auto find = [&](const RequestContext& context) { return weights_.List(context, query); };
  const auto key = [](const HarmWeightRecord& record) { return std::tuple(record.weight.id); };
  return handler::ListPage<v1::ListHarmWeightsResponse, HarmWeightRecord>(
      call, asked, faults, &v1::ListHarmWeightsResponse::add_harm_weights,
      HarmWeightResource(call.force).to_proto, key, find);
}

absl::StatusOr<v1::HarmWeight> HarmWeightHandlers::CreateHarmWeight(
    const rpc::CallContext& call, const v1::CreateHarmWeightRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const HarmWeight& weight, WriteMode mode,
                          const Printer<HarmWeightRecord>& print) {
    return indicators::CreateHarmWeight(weights_, context, weight, mode, print);
  };
  return handler::Create(call, request, request.harm_weight_id(), request.harm_weight(),
                         HarmWeightResource(call.force), std::move(faults), create);
}

absl::StatusOr<v1::HarmWeight> HarmWeightHandlers::UpdateHarmWeight(
    const rpc::CallContext& call, const v1::UpdateHarmWeightRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked, MergeHarmWeight merge,
                          const Printer<HarmWeightRecord>& print) {
    return indicators::UpdateHarmWeight(weights_, context, asked, merge, print);
  };
  return handler::Update(call, request, request.harm_weight(), kHarmWeightName,
                         HarmWeightResource(call.force), update);
}

absl::StatusOr<google::protobuf::Empty> HarmWeightHandlers::DeleteHarmWeight(
    const rpc::CallContext& call, const v1::DeleteHarmWeightRequest& request) const {
  const auto erase = [&](const RequestContext& context, const Asked& asked,
                         const Printer<HarmWeightRecord>& print) {
    return indicators::DeleteHarmWeight(weights_, context, asked, print);
  };
  return handler::Delete(call, request, kHarmWeightName, HarmWeightResource(call.force), erase);
}

}  // namespace copperplate::indicators
