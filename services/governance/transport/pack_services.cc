// The packs of meetings.
#include <memory>
#include <utility>

#include "libs/rpc/service.h"
#include "services/governance/transport/pack_handlers.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {

void AddPackServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.PackService");
  const auto handlers = std::make_shared<const PackHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetPack", handlers, &PackHandlers::GetPack);
  services.push_back(std::move(service));
}

}  // namespace copperplate::governance
