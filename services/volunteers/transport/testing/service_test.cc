#include "services/volunteers/transport/testing/service_test.h"

#include "services/volunteers/transport/event_images.h"

namespace copperplate::volunteers {

absl::StatusOr<std::unique_ptr<ServiceDatabase>> TestedService::CreateDatabase() {
  return ServiceDatabase::Create(/*pool_size=*/4, PrintedImages());
}

std::vector<std::unique_ptr<grpc::Service>> TestedService::MakeServices(rpc::Pipeline& pipeline,
                                                                        ServiceDatabase& storage) {
  return volunteers::MakeServices(pipeline, storage.repositories().ports());
}

}  // namespace copperplate::volunteers
