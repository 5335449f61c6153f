#include "services/indicators/transport/indicator_handlers.h"

#include <string>

#include "libs/api/etag.h"
#include "libs/api/page_request.h"
#include "libs/api/update_mask.h"
#include "libs/handler/context.h"
#include "libs/handler/write.h"
#include "libs/status/status_macros.h"
#include "libs/text/slug.h"
#include "services/indicators/app/create_indicator.h"
#include "services/indicators/app/list_indicators.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/app/update_indicator.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/transport/indicator_mapping.h"
#include "services/indicators/transport/known_at.h"

namespace copperplate::indicators {
namespace {

const api::UpdateRules& IndicatorUpdateRules() {
  static const auto* const kRules = new api::UpdateRules{.immutable = {"measure", "frequency"}};
  return *kRules;
}

}  // namespace

absl::StatusOr<v1::Indicator> IndicatorHandlers::GetIndicator(
    const rpc::CallContext& call, const v1::GetIndicatorRequest& request) const {
  Faults faults;
  const auto ids = kIndicatorName.Match(request.name(), "name", faults);
  const auto known_at = ReadKnownAt(request, clock_.Now(), faults);
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
  query.known_at = ReadKnownAt(request, clock_.Now(), faults);
  query.limit = asked.limit;
  if (asked.after.has_value()) {
    const auto& [display_order, id] = *asked.after;
    query.after = IndicatorPosition{static_cast<int>(display_order), id};
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const Page<IndicatorRecord> page,
                        indicators::ListIndicators(ports_, handler::ContextOf(call), query));
  v1::ListIndicatorsResponse response;
  for (const IndicatorRecord& record : page.rows) {
    *response.add_indicators() = WriteIndicator(call.force, record);
  }
  if (page.more) {
    const IndicatorDefinition& last = page.rows.back().definition;
    response.set_next_page_token(asked.NextToken(last.display_order, last.id));
  }
  return response;
}

absl::StatusOr<v1::Indicator> IndicatorHandlers::CreateIndicator(
    const rpc::CallContext& call, const v1::CreateIndicatorRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  Faults of_indicator;
  const IndicatorDefinition definition =
      ReadIndicator(call.force, request.indicator_id(), request.indicator(), of_indicator);
  faults.AddUnder("indicator", of_indicator);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  return handler::Write<v1::Indicator, IndicatorRecord>(
      "indicator",
      [&](const IndicatorRecord& record) { return WriteIndicator(call.force, record); },
      [&](const Printer<IndicatorRecord>& print) {
        return indicators::CreateIndicator(ports_.indicators, context, definition,
                                           handler::ModeOf(request), print);
      });
}

absl::StatusOr<v1::Indicator> IndicatorHandlers::UpdateIndicator(
    const rpc::CallContext& call, const v1::UpdateIndicatorRequest& request) const {
  Faults faults;
  const auto ids = kIndicatorName.Match(request.indicator().name(), "indicator.name", faults);
  const auto mask = api::UpdateMask::Parse(request.update_mask(), v1::Indicator::descriptor(),
                                           IndicatorUpdateRules());
  faults.AddStatus(mask.status());
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const std::string id((*ids)[1]);
  const auto to_proto = [&](const IndicatorRecord& record) {
    return WriteIndicator(call.force, record);
  };
  const auto merge = [&](const IndicatorRecord& present) -> absl::StatusOr<IndicatorDefinition> {
    v1::Indicator merged = to_proto(present);
    ABSL_RETURN_IF_ERROR(mask->Apply(request.indicator(), merged));
    Faults of_indicator;
    IndicatorDefinition definition = ReadIndicator(call.force, id, merged, of_indicator);
    ABSL_RETURN_IF_ERROR(of_indicator.ToStatus());
    return definition;
  };
  const IndicatorUpdate update{.id = id,
                               .expected_version = api::ReadEtag(request.indicator().etag()),
                               .mode = handler::ModeOf(request),
                               .merge = merge};
  return handler::Write<v1::Indicator, IndicatorRecord>(
      "indicator", to_proto, [&](const Printer<IndicatorRecord>& print) {
        return indicators::UpdateIndicator(ports_.indicators, context, update, print);
      });
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
