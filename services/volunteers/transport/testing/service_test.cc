#include "services/volunteers/transport/testing/service_test.h"

#include <cstdlib>
#include <iostream>
#include <utility>

#include "services/volunteers/transport/event_images.h"
#include "services/volunteers/transport/services.h"

namespace copperplate::volunteers {
namespace {

// A test without its database cannot say anything.
std::unique_ptr<ServiceDatabase> MustCreate() {
  auto storage = ServiceDatabase::Create(/*pool_size=*/4, PrintedImages());
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

ServiceTest::ServiceTest()
    : storage_(MustCreate()),
      harness_(HarnessOptions()),
      services_(MakeServices(harness_.pipeline(), storage_->repositories().ports())) {
  ABSL_EXPECT_OK(harness_.pipeline().Validate());
  std::vector<grpc::Service*> services;
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

}  // namespace copperplate::volunteers
