#include "services/indicators/transport/area_handlers.h"

#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "libs/api/page_request.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/resource.h"
#include "libs/handler/write.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/create_area.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/app/update_area.h"
#include "services/indicators/transport/area_mapping.h"
#include "services/indicators/transport/population_mapping.h"

namespace copperplate::indicators {
namespace {

handler::Resource<v1::Area, AreaRecord, Area> AreaResource(absl::string_view force) {
  const auto to_proto = [force](const AreaRecord& record) { return WriteArea(force, record); };
  const auto read = [force](absl::string_view id, const v1::Area& message, Faults& faults) {
    return ReadArea(force, id, message, faults);
  };
  return {.field = "area", .rules = {}, .to_proto = to_proto, .read = read};
}

}  // namespace

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
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
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
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  const std::string after = asked.after.has_value() ? std::get<0>(*asked.after) : "";
  const auto find = [&](const RequestContext& context) {
    return ports_.areas.List(context, after, known_at, asked.limit);
  };
  const auto key = [](const AreaRecord& record) { return std::tuple(record.area.id); };
  return handler::ListPage<v1::ListAreasResponse, AreaRecord>(
      call, asked, faults, &v1::ListAreasResponse::add_areas, AreaResource(call.force).to_proto,
      key, find);
}

absl::StatusOr<v1::Area> AreaHandlers::CreateArea(const rpc::CallContext& call,
                                                  const v1::CreateAreaRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const Area& area, WriteMode mode,
                          const Printer<AreaRecord>& print) {
    return indicators::CreateArea(ports_.areas, context, area, mode, print);
  };
  return handler::Create(call, request, request.area_id(), request.area(), AreaResource(call.force),
                         std::move(faults), create);
}

absl::StatusOr<v1::Area> AreaHandlers::UpdateArea(const rpc::CallContext& call,
                                                  const v1::UpdateAreaRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked, MergeArea merge,
                          const Printer<AreaRecord>& print) {
    return indicators::UpdateArea(ports_.areas, context, asked, merge, print);
  };
  return handler::Update(call, request, request.area(), kAreaName, AreaResource(call.force),
                         update);
}

absl::StatusOr<v1::Population> AreaHandlers::GetPopulation(
    const rpc::CallContext& call, const v1::GetPopulationRequest& request) const {
  Faults faults;
  const PopulationPosition key = ReadPopulationName(request.name(), faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
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
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
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
