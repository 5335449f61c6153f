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
#include "services/governance/clients/testing/fake_pack_sources.h"
#include "services/governance/storage/testing/service_database.h"
#include "services/governance/transport/services.h"

namespace copperplate::governance {

using testing_service::Admin;
using testing_service::Analyst;
using testing_service::Caller;
using testing_service::Publisher;
using testing_service::Viewer;

struct TestedService {
  using Database = ServiceDatabase;
  static constexpr absl::string_view kErrorDomain = governance::kErrorDomain;

  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> CreateDatabase();
  std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                           ServiceDatabase& storage);

  FakePackSources pack_sources;  // what the other services have
};

using ServiceTest = testing_service::ServiceTest<TestedService>;

}  // namespace copperplate::governance
