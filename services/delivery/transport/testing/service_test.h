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
#include "services/delivery/clients/testing/fake_verdict_reader.h"
#include "services/delivery/storage/testing/service_database.h"
#include "services/delivery/transport/services.h"

namespace copperplate::delivery {

using testing_service::Admin;
using testing_service::Analyst;
using testing_service::Caller;
using testing_service::Publisher;
using testing_service::Viewer;

struct TestedService {
  using Database = ServiceDatabase;
  static constexpr absl::string_view kErrorDomain = delivery::kErrorDomain;

  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> CreateDatabase();
  std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                           ServiceDatabase& storage);

  FakeVerdictReader verdicts;
};

class ServiceTest : public testing_service::ServiceTest<TestedService> {
 protected:
  // What the indicators service says.
  FakeVerdictReader& verdicts() { return tested().verdicts; }

  // What stands in the way is named by its resource name.
  void CheckRefusal(const absl::Status& refused) override;
};

}  // namespace copperplate::delivery
