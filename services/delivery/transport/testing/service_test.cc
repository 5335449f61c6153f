#include "services/delivery/transport/testing/service_test.h"

#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/strings/match.h"
#include "libs/testing/told.h"
#include "services/delivery/transport/plan_link_image.h"
#include "services/delivery/transport/services.h"

namespace copperplate::delivery {
namespace {

constexpr int kPoolSize = 4;

// A test without its database cannot say anything.
std::unique_ptr<ServiceDatabase> MustCreate() {
  auto storage = ServiceDatabase::Create(kPoolSize, LinkImage);
  if (storage.ok()) return *std::move(storage);
  std::cerr << storage.status() << std::endl;
  std::abort();
}

testing_rpc::Harness::Options HarnessOptions() {
  testing_rpc::Harness::Options options;
  options.pipeline.domain = kErrorDomain;
  return options;
}

Caller WithRole(absl::string_view force, const std::string& role) {
  return {role + "-1", {{std::string(force), {role}}}};
}

}  // namespace

Caller Viewer(absl::string_view force) { return WithRole(force, "viewer"); }
Caller Analyst(absl::string_view force) { return WithRole(force, "analyst"); }
Caller Publisher(absl::string_view force) { return WithRole(force, "publisher"); }
Caller Admin(absl::string_view force) { return WithRole(force, "admin"); }

absl::Status ServiceTest::Looked(absl::Status refused) {
  // `TYPE subject: description`.
  for (const std::string& need : testing::NeedsTold(refused)) {
    EXPECT_TRUE(absl::StrContains(need, " forces/")) << need;
  }
  return refused;
}

ServiceTest::ServiceTest()
    : storage_(MustCreate()),
      harness_(HarnessOptions()),
      services_(MakeServices(harness_.pipeline(), storage_->repositories().ports(verdicts_))) {
  ABSL_EXPECT_OK(harness_.pipeline().Validate());
  std::vector<grpc::Service*> services;
  services.reserve(services_.size());
  for (const auto& service : services_) services.push_back(service.get());
  harness_.Start(services);
  channel_ = harness_.channel();
}

ServiceTest::~ServiceTest() { harness_.Stop(); }

std::string ServiceTest::Value(absl::string_view sql) {
  auto value = storage_->database().RunAsSuperuser(sql);
  EXPECT_TRUE(value.ok()) << value.status();
  return value.value_or("");
}

}  // namespace copperplate::delivery
