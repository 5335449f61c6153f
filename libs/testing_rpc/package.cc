#include "libs/testing_rpc/package.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::testing_rpc {

std::vector<const google::protobuf::ServiceDescriptor*> ServicesOf(absl::string_view package) {
  std::vector<const google::protobuf::ServiceDescriptor*> services;
  const std::string folder = absl::StrReplaceAll(package, {{".", "/"}});
  for (const auto& entry : std::filesystem::directory_iterator("protos/" + folder)) {
    const auto* const file = google::protobuf::DescriptorPool::generated_pool()->FindFileByName(
        absl::StrCat(folder, "/", entry.path().filename().string()));
    if (file == nullptr) {
      ADD_FAILURE() << entry.path() << " is not linked in";
      continue;
    }
    for (int i = 0; i < file->service_count(); ++i) services.push_back(file->service(i));
  }
  return services;
}

void ExpectPackageIsServed(Harness& harness, absl::string_view package) {
  std::vector<std::string> methods;
  for (const auto* const service : ServicesOf(package)) {
    for (int i = 0; i < service->method_count(); ++i) {
      methods.push_back(absl::StrCat(service->full_name(), "/", service->method(i)->name()));
    }
  }
  EXPECT_FALSE(methods.empty());
  std::vector<std::string> served;
  for (const rpc::Method& method : harness.pipeline().methods()) {
    served.push_back(method.name);
    EXPECT_TRUE(method.allowed) << method.name;
  }
  EXPECT_THAT(served, ::testing::UnorderedElementsAreArray(methods));
  ABSL_EXPECT_OK(harness.pipeline().Validate());
}

}  // namespace copperplate::testing_rpc
