#include "services/delivery/transport/testing/service_test.h"

#include <string>

#include "absl/strings/match.h"
#include "libs/testing/told.h"
#include "services/delivery/transport/plan_link_image.h"

namespace copperplate::delivery {

absl::StatusOr<std::unique_ptr<ServiceDatabase>> TestedService::CreateDatabase() {
  return ServiceDatabase::Create(/*pool_size=*/4, LinkImage);
}

std::vector<std::unique_ptr<grpc::Service>> TestedService::MakeServices(rpc::Pipeline& pipeline,
                                                                        ServiceDatabase& storage) {
  return delivery::MakeServices(pipeline, storage.repositories().ports(verdicts));
}

void ServiceTest::CheckRefusal(const absl::Status& refused) {
  // `TYPE subject: description`.
  for (const std::string& need : testing::NeedsTold(refused)) {
    EXPECT_TRUE(absl::StrContains(need, " forces/")) << need;
  }
}

}  // namespace copperplate::delivery
