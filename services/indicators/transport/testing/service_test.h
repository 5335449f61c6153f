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
#include "services/indicators/storage/testing/service_database.h"
#include "services/indicators/transport/services.h"

namespace copperplate::indicators {

using testing_service::Admin;
using testing_service::Analyst;
using testing_service::Caller;
using testing_service::Publisher;
using testing_service::Viewer;

inline constexpr char kPackage[] = "copperplate.indicators.v1";
inline constexpr char kForceName[] = "forces/cambridgeshire";
inline constexpr char kRequestId[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";
// Of imports.
inline constexpr absl::string_view kHeader = "indicator,area,month,numerator,denominator\n";
inline constexpr absl::string_view kPeerFigureHeader =
    "indicator,of,period_end,numerator,denominator\n";

struct TestedService {
  using Database = ServiceDatabase;
  static constexpr absl::string_view kErrorDomain = indicators::kErrorDomain;

  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> CreateDatabase();
  static std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                                  ServiceDatabase& storage);
};

using ServiceTest = testing_service::ServiceTest<TestedService>;

}  // namespace copperplate::indicators
