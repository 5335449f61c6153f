#include "services/indicators/transport/area_service.h"

#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/area_service.grpc.pb.h"
#include "libs/rpc/unary.h"
#include "services/indicators/transport/area_handlers.h"

namespace copperplate::indicators {
namespace {

using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;
using rpc::UnaryMethod;

class AreaService final : public v1::AreaService::CallbackService {
 public:
  AreaService(rpc::Pipeline& pipeline, const Ports& ports)
      : handlers_(ports),
        list_forces_(pipeline, Name("ListForces"),
                     std::bind_front(&AreaHandlers::ListForces, &handlers_)),
        get_area_(pipeline, Name("GetArea"), std::bind_front(&AreaHandlers::GetArea, &handlers_)),
        list_areas_(pipeline, Name("ListAreas"),
                    std::bind_front(&AreaHandlers::ListAreas, &handlers_)),
        create_area_(pipeline, Name("CreateArea"),
                     std::bind_front(&AreaHandlers::CreateArea, &handlers_)),
        update_area_(pipeline, Name("UpdateArea"),
                     std::bind_front(&AreaHandlers::UpdateArea, &handlers_)),
        list_populations_(pipeline, Name("ListPopulations"),
                          std::bind_front(&AreaHandlers::ListPopulations, &handlers_)),
        create_population_(pipeline, Name("CreatePopulation"),
                           std::bind_front(&AreaHandlers::CreatePopulation, &handlers_)) {}

  ServerUnaryReactor* ListForces(CallbackServerContext* context,
                                 const v1::ListForcesRequest* request,
                                 v1::ListForcesResponse* reply) override {
    return list_forces_.Serve(context, request, reply);
  }
  ServerUnaryReactor* GetArea(CallbackServerContext* context, const v1::GetAreaRequest* request,
                              v1::Area* reply) override {
    return get_area_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListAreas(CallbackServerContext* context, const v1::ListAreasRequest* request,
                                v1::ListAreasResponse* reply) override {
    return list_areas_.Serve(context, request, reply);
  }
  ServerUnaryReactor* CreateArea(CallbackServerContext* context,
                                 const v1::CreateAreaRequest* request, v1::Area* reply) override {
    return create_area_.Serve(context, request, reply);
  }
  ServerUnaryReactor* UpdateArea(CallbackServerContext* context,
                                 const v1::UpdateAreaRequest* request, v1::Area* reply) override {
    return update_area_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListPopulations(CallbackServerContext* context,
                                      const v1::ListPopulationsRequest* request,
                                      v1::ListPopulationsResponse* reply) override {
    return list_populations_.Serve(context, request, reply);
  }
  ServerUnaryReactor* CreatePopulation(CallbackServerContext* context,
                                       const v1::CreatePopulationRequest* request,
                                       v1::Population* reply) override {
    return create_population_.Serve(context, request, reply);
  }

 private:
  static std::string Name(absl::string_view method) {
    return absl::StrCat(v1::AreaService::service_full_name(), "/", method);
  }

  const AreaHandlers handlers_;
  UnaryMethod<v1::ListForcesRequest, v1::ListForcesResponse> list_forces_;
  UnaryMethod<v1::GetAreaRequest, v1::Area> get_area_;
  UnaryMethod<v1::ListAreasRequest, v1::ListAreasResponse> list_areas_;
  UnaryMethod<v1::CreateAreaRequest, v1::Area> create_area_;
  UnaryMethod<v1::UpdateAreaRequest, v1::Area> update_area_;
  UnaryMethod<v1::ListPopulationsRequest, v1::ListPopulationsResponse> list_populations_;
  UnaryMethod<v1::CreatePopulationRequest, v1::Population> create_population_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAreaService(rpc::Pipeline& pipeline, const Ports& ports) {
  return std::make_unique<AreaService>(pipeline, ports);
}

}  // namespace copperplate::indicators
