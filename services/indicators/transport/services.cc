#include "services/indicators/transport/services.h"

#include "services/indicators/transport/area_service.h"
#include "services/indicators/transport/dashboard_service.h"
#include "services/indicators/transport/indicator_service.h"
#include "services/indicators/transport/observation_service.h"
#include "services/indicators/transport/snapshot_service.h"

namespace copperplate::indicators {
namespace {

// For the services that have no options.
template <auto kMake>
std::unique_ptr<grpc::Service> Plainly(rpc::Pipeline& pipeline, const Ports& ports,
                                       const ServiceOptions&) {
  return kMake(pipeline, ports);
}

std::unique_ptr<grpc::Service> MakeDashboards(rpc::Pipeline& pipeline, const Ports& ports,
                                              const ServiceOptions& options) {
  return MakeDashboardService(pipeline, ports, options.reply_cache_bytes);
}

std::unique_ptr<grpc::Service> MakeObservations(rpc::Pipeline& pipeline, const Ports& ports,
                                                const ServiceOptions& options) {
  return MakeObservationService(pipeline, ports, options.imports);
}

// A row for each gRPC service. Their classes stand in their own units: only those include the
// generated service code, which is slow to compile.
constexpr struct {
  const char* name;
  std::unique_ptr<grpc::Service> (*make)(rpc::Pipeline&, const Ports&, const ServiceOptions&);
} kServices[] = {
    {"copperplate.indicators.v1.AreaService", Plainly<MakeAreaService>},
    {"copperplate.indicators.v1.DashboardService", MakeDashboards},
    {"copperplate.indicators.v1.IndicatorService", Plainly<MakeIndicatorService>},
    {"copperplate.indicators.v1.ObservationService", MakeObservations},
    {"copperplate.indicators.v1.SnapshotService", Plainly<MakeSnapshotService>},
};

}  // namespace

std::vector<std::string> ServiceNames() {
  std::vector<std::string> names;
  for (const auto& service : kServices) names.emplace_back(service.name);
  return names;
}

std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports,
                                                         const ServiceOptions& options) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  for (const auto& service : kServices) services.push_back(service.make(pipeline, ports, options));
  return services;
}

}  // namespace copperplate::indicators
