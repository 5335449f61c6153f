#include "services/indicators/transport/indicator_handlers.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include "libs/api/page_request.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/resource.h"
#include "libs/status/status_macros.h"
#include "libs/text/slug.h"
#include "services/indicators/app/create_indicator.h"
#include "services/indicators/app/list_indicators.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/app/update_indicator.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/transport/indicator_mapping.h"

namespace copperplate::indicators {
namespace {

handler::Resource<v1::Indicator, IndicatorRecord, IndicatorDefinition> IndicatorResource(
    absl::string_view force) {
  const auto to_proto = [force](const IndicatorRecord& record) {
    return WriteIndicator(force, record);
  };
  const auto read = [force](absl::string_view id, const v1::Indicator& message, Faults& faults) {
    return ReadIndicator(force, id, message, faults);
  };
  return {.field = "indicator",
          .rules = {.output_only = {}, .immutable = {"measure", "frequency"}},
          .to_proto = to_proto,
          .read = read};
}

}  // namespace

absl::StatusOr<v1::Indicator> IndicatorHandlers::GetIndicator(
    const rpc::CallContext& call, const v1::GetIndicatorRequest& request) const {
  Faults faults;
  const auto ids = kIndicatorName.Match(request.name(), "name", faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const IndicatorRecord record,
                        ports_.indicators.Get(handler::ContextOf(call), (*ids)[1], known_at));
  return WriteIndicator(call.force, record);
}

absl::StatusOr<v1::ListIndicatorsResponse> IndicatorHandlers::ListIndicators(
    const rpc::CallContext& call, const v1::ListIndicatorsRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<int64_t, std::string>(request, faults);
  IndicatorQuery query;
  query.theme = request.theme();
  if (!query.theme.empty() && !IsResourceId(query.theme)) {
    faults.Add("ID_INVALID", "theme",
               "must be a lower-case letter followed by up to 62 letters, digits and hyphens");
  }
  query.known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  query.limit = asked.limit;
  if (asked.after.has_value()) {
    const auto& [display_order, id] = *asked.after;
    query.after = IndicatorPosition{static_cast<int>(display_order), id};
  }
  const auto find = [&](const RequestContext& context) {
    return indicators::ListIndicators(ports_, context, query);
  };
  const auto key = [](const IndicatorRecord& record) {
    return std::tuple(int64_t{record.definition.display_order}, record.definition.id);
  };
  return handler::ListPage<v1::ListIndicatorsResponse, IndicatorRecord>(
      call, asked, faults, &v1::ListIndicatorsResponse::add_indicators,
      IndicatorResource(call.force).to_proto, key, find);
}

absl::StatusOr<v1::Indicator> IndicatorHandlers::CreateIndicator(
    const rpc::CallContext& call, const v1::CreateIndicatorRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const IndicatorDefinition& definition,
                          WriteMode mode, const Printer<IndicatorRecord>& print) {
    return indicators::CreateIndicator(ports_.indicators, context, definition, mode, print);
  };
  return handler::Create(call, request, request.indicator_id(), request.indicator(),
                         IndicatorResource(call.force), std::move(faults), create);
}

absl::StatusOr<v1::Indicator> IndicatorHandlers::UpdateIndicator(
    const rpc::CallContext& call, const v1::UpdateIndicatorRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked, MergeIndicator merge,
                          const Printer<IndicatorRecord>& print) {
    return indicators::UpdateIndicator(ports_.indicators, context, asked, merge, print);
  };
  return handler::Update(call, request, request.indicator(), kIndicatorName,
                         IndicatorResource(call.force), update);
}

absl::StatusOr<v1::Profile> IndicatorHandlers::GetProfile(
    const rpc::CallContext&, const v1::GetProfileRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kProfileName.Match(request.name()));
  const Profile* const profile = FindProfile(ids[0]);
  if (profile == nullptr) return ProfileUnknown();
  return WriteProfile(*profile);
}

absl::StatusOr<v1::ListProfilesResponse> IndicatorHandlers::ListProfiles(
    const rpc::CallContext&, const v1::ListProfilesRequest&) const {
  v1::ListProfilesResponse response;
  for (const Profile& profile : Profiles()) *response.add_profiles() = WriteProfile(profile);
  return response;
}

}  // namespace copperplate::indicators
