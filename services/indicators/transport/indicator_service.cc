#include "services/indicators/transport/indicator_service.h"

#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/indicator_service.grpc.pb.h"
#include "libs/rpc/unary.h"
#include "services/indicators/transport/indicator_handlers.h"

namespace copperplate::indicators {
namespace {

using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;
using rpc::UnaryMethod;

class IndicatorService final : public v1::IndicatorService::CallbackService {
 public:
  IndicatorService(rpc::Pipeline& pipeline, const Ports& ports)
      : handlers_(ports),
        get_indicator_(pipeline, Name("GetIndicator"),
                       std::bind_front(&IndicatorHandlers::GetIndicator, &handlers_)),
        list_indicators_(pipeline, Name("ListIndicators"),
                         std::bind_front(&IndicatorHandlers::ListIndicators, &handlers_)),
        create_indicator_(pipeline, Name("CreateIndicator"),
                          std::bind_front(&IndicatorHandlers::CreateIndicator, &handlers_)),
        update_indicator_(pipeline, Name("UpdateIndicator"),
                          std::bind_front(&IndicatorHandlers::UpdateIndicator, &handlers_)),
        list_profiles_(pipeline, Name("ListProfiles"),
                       std::bind_front(&IndicatorHandlers::ListProfiles, &handlers_)) {}

  ServerUnaryReactor* GetIndicator(CallbackServerContext* context,
                                   const v1::GetIndicatorRequest* request,
                                   v1::Indicator* reply) override {
    return get_indicator_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListIndicators(CallbackServerContext* context,
                                     const v1::ListIndicatorsRequest* request,
                                     v1::ListIndicatorsResponse* reply) override {
    return list_indicators_.Serve(context, request, reply);
  }
  ServerUnaryReactor* CreateIndicator(CallbackServerContext* context,
                                      const v1::CreateIndicatorRequest* request,
                                      v1::Indicator* reply) override {
    return create_indicator_.Serve(context, request, reply);
  }
  ServerUnaryReactor* UpdateIndicator(CallbackServerContext* context,
                                      const v1::UpdateIndicatorRequest* request,
                                      v1::Indicator* reply) override {
    return update_indicator_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListProfiles(CallbackServerContext* context,
                                   const v1::ListProfilesRequest* request,
                                   v1::ListProfilesResponse* reply) override {
    return list_profiles_.Serve(context, request, reply);
  }

 private:
  static std::string Name(absl::string_view method) {
    return absl::StrCat(v1::IndicatorService::service_full_name(), "/", method);
  }

  const IndicatorHandlers handlers_;
  UnaryMethod<v1::GetIndicatorRequest, v1::Indicator> get_indicator_;
  UnaryMethod<v1::ListIndicatorsRequest, v1::ListIndicatorsResponse> list_indicators_;
  UnaryMethod<v1::CreateIndicatorRequest, v1::Indicator> create_indicator_;
  UnaryMethod<v1::UpdateIndicatorRequest, v1::Indicator> update_indicator_;
  UnaryMethod<v1::ListProfilesRequest, v1::ListProfilesResponse> list_profiles_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeIndicatorService(rpc::Pipeline& pipeline, const Ports& ports) {
  return std::make_unique<IndicatorService>(pipeline, ports);
}

}  // namespace copperplate::indicators
