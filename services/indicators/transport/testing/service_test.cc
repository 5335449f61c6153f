#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {

absl::StatusOr<std::unique_ptr<ServiceDatabase>> TestedService::CreateDatabase() {
  return ServiceDatabase::Create();
}

std::vector<std::unique_ptr<grpc::Service>> TestedService::MakeServices(rpc::Pipeline& pipeline,
                                                                        ServiceDatabase& storage) {
  return indicators::MakeServices(pipeline, storage.repositories().ports());
}

}  // namespace copperplate::indicators
