#include "services/indicators/transport/area_handlers.h"

#include <optional>
#include <string>

#include "libs/api/etag.h"
#include "libs/api/page_request.h"
#include "libs/api/update_mask.h"
#include "libs/handler/context.h"
#include "libs/handler/write.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/create_area.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/app/update_area.h"
#include "services/indicators/transport/area_mapping.h"
#include "services/indicators/transport/known_at.h"
#include "services/indicators/transport/population_mapping.h"

namespace copperplate::indicators {

absl::StatusOr<v1::ListForcesResponse> AreaHandlers::ListForces(
    const rpc::CallContext& call, const v1::ListForcesRequest& request) const {
  Faults faults;
  const auto asked = api::ReadPageRequest<std::string>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const std::string after = asked.after.has_value() ? std::get<0>(*asked.after) : "";
  ABSL_ASSIGN_OR_RETURN(const Page<Force> page,
                        ports_.forces.List(handler::ContextOf(call), after, asked.limit));
  v1::ListForcesResponse response;
  for (const Force& force : page.rows) *response.add_forces() = WriteForce(force);
  if (page.more) response.set_next_page_token(asked.NextToken(page.rows.back().id));
  return response;
}

absl::StatusOr<v1::Force> AreaHandlers::GetForce(const rpc::CallContext& call,
                                                 const v1::GetForceRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kForceName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(const Force force, ports_.forces.Get(handler::ContextOf(call), ids[0]));
  return WriteForce(force);
}

absl::StatusOr<v1::Area> AreaHandlers::GetArea(const rpc::CallContext& call,
                                               const v1::GetAreaRequest& request) const {
  Faults faults;
  const auto ids = kAreaName.Match(request.name(), "name", faults);
  const auto known_at = ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const AreaRecord record,
                        ports_.areas.Get(handler::ContextOf(call), (*ids)[1], known_at));
  return WriteArea(call.force, record);
}

absl::StatusOr<v1::ListAreasResponse> AreaHandlers::ListAreas(
    const rpc::CallContext& call, const v1::ListAreasRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<std::string>(request, faults);
  const auto known_at = ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const std::string after = asked.after.has_value() ? std::get<0>(*asked.after) : "";
  ABSL_ASSIGN_OR_RETURN(const Page<AreaRecord> page,
                        ports_.areas.List(handler::ContextOf(call), after, known_at, asked.limit));
  v1::ListAreasResponse response;
  for (const AreaRecord& record : page.rows) {
    *response.add_areas() = WriteArea(call.force, record);
  }
  if (page.more) response.set_next_page_token(asked.NextToken(page.rows.back().area.id));
  return response;
}

absl::StatusOr<v1::Area> AreaHandlers::CreateArea(const rpc::CallContext& call,
                                                  const v1::CreateAreaRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  Faults of_area;
  const Area area = ReadArea(call.force, request.area_id(), request.area(), of_area);
  faults.AddUnder("area", of_area);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  return handler::Write<v1::Area, AreaRecord>(
      "area", [&](const AreaRecord& record) { return WriteArea(call.force, record); },
      [&](const Printer<AreaRecord>& print) {
        return indicators::CreateArea(ports_.areas, context, area, handler::ModeOf(request), print);
      });
}

absl::StatusOr<v1::Area> AreaHandlers::UpdateArea(const rpc::CallContext& call,
                                                  const v1::UpdateAreaRequest& request) const {
  Faults faults;
  const auto ids = kAreaName.Match(request.area().name(), "area.name", faults);
  const auto mask =
      api::UpdateMask::Parse(request.update_mask(), v1::Area::descriptor(), api::UpdateRules());
  faults.AddStatus(mask.status());
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const std::string id((*ids)[1]);
  const auto to_proto = [&](const AreaRecord& record) { return WriteArea(call.force, record); };
  const auto merge = [&](const AreaRecord& present) -> absl::StatusOr<Area> {
    v1::Area merged = to_proto(present);
    ABSL_RETURN_IF_ERROR(mask->Apply(request.area(), merged));
    Faults of_area;
    Area area = ReadArea(call.force, id, merged, of_area);
    ABSL_RETURN_IF_ERROR(of_area.ToStatus());
    return area;
  };
  const AreaUpdate update{.id = id,
                          .expected_version = api::ReadEtag(request.area().etag()),
                          .mode = handler::ModeOf(request),
                          .merge = merge};
  return handler::Write<v1::Area, AreaRecord>(
      "area", to_proto, [&](const Printer<AreaRecord>& print) {
        return indicators::UpdateArea(ports_.areas, context, update, print);
      });
}

absl::StatusOr<v1::Population> AreaHandlers::GetPopulation(
    const rpc::CallContext& call, const v1::GetPopulationRequest& request) const {
  Faults faults;
  const PopulationPosition key = ReadPopulationName(request.name(), faults);
  const auto known_at = ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const PopulationRecord record,
                        ports_.populations.Get(handler::ContextOf(call), key, known_at));
  return WritePopulation(call.force, record);
}

absl::StatusOr<v1::ListPopulationsResponse> AreaHandlers::ListPopulations(
    const rpc::CallContext& call, const v1::ListPopulationsRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<std::string, int64_t>(request, faults);
  const auto known_at = ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  std::optional<PopulationPosition> after;
  if (asked.after.has_value()) {
    const auto& [area, year] = *asked.after;
    after = PopulationPosition{area, static_cast<int>(year)};
  }
  ABSL_ASSIGN_OR_RETURN(
      const Page<PopulationRecord> page,
      ports_.populations.List(handler::ContextOf(call), after, known_at, asked.limit));
  v1::ListPopulationsResponse response;
  for (const PopulationRecord& record : page.rows) {
    *response.add_populations() = WritePopulation(call.force, record);
  }
  if (page.more) {
    const Population& last = page.rows.back().population;
    response.set_next_page_token(asked.NextToken(last.area, last.year));
  }
  return response;
}

absl::StatusOr<v1::Population> AreaHandlers::CreatePopulation(
    const rpc::CallContext& call, const v1::CreatePopulationRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  Faults of_population;
  const Population population = ReadPopulation(call.force, request.population(), of_population);
  faults.AddUnder("population", of_population);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  return handler::Write<v1::Population, PopulationRecord>(
      "population",
      [&](const PopulationRecord& record) { return WritePopulation(call.force, record); },
      [&](const Printer<PopulationRecord>& print) {
        return ports_.populations.Record(context, population, handler::ModeOf(request), print);
      });
}

}  // namespace copperplate::indicators
