// The gRPC services of this service as its tests run them (libs/testing_service/service_test.h).
#pragma once

#include <grpcpp/impl/service_type.h>

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/pipeline.h"
#include "libs/testing_service/caller.h"
#include "libs/testing_service/service_test.h"
#include "services/volunteers/storage/testing/service_database.h"
#include "services/volunteers/transport/services.h"

namespace copperplate::volunteers {

using testing_service::Admin;
using testing_service::Analyst;
using testing_service::Caller;
using testing_service::Publisher;
using testing_service::Viewer;

struct TestedService {
  using Database = ServiceDatabase;
  static constexpr absl::string_view kErrorDomain = volunteers::kErrorDomain;

  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> CreateDatabase();
  static std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                                  ServiceDatabase& storage);
};

using ServiceTest = testing_service::ServiceTest<TestedService>;

}  // namespace copperplate::volunteers
