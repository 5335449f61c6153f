#include "services/governance/transport/testing/service_test.h"

#include "services/governance/transport/event_images.h"

namespace copperplate::governance {

absl::StatusOr<std::unique_ptr<ServiceDatabase>> TestedService::CreateDatabase() {
  return ServiceDatabase::Create(/*pool_size=*/4, PrintedImages());
}

std::vector<std::unique_ptr<grpc::Service>> TestedService::MakeServices(rpc::Pipeline& pipeline,
                                                                        ServiceDatabase& storage) {
  return governance::MakeServices(pipeline, storage.repositories().ports(pack_sources));
}

}  // namespace copperplate::governance
