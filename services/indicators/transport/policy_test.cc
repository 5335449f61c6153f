// Every method of every service of the package is served and says who may call it.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "copperplate/options/v1/options.pb.h"
#include "google/api/annotations.pb.h"
#include "libs/rpc/method_table.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/transport/services.h"

namespace copperplate::indicators {
namespace {

using ::google::protobuf::MethodDescriptor;
using ::google::protobuf::ServiceDescriptor;
using testing::IsOk;
using ::testing::UnorderedElementsAreArray;

// The services of every file in the package's folder.
std::vector<const ServiceDescriptor*> ServicesOfThePackage() {
  std::vector<const ServiceDescriptor*> services;
  const std::string package = "copperplate/indicators/v1";
  for (const auto& entry : std::filesystem::directory_iterator("protos/" + package)) {
    const auto* const file = google::protobuf::DescriptorPool::generated_pool()->FindFileByName(
        absl::StrCat(package, "/", entry.path().filename().string()));
    if (file == nullptr) {
      ADD_FAILURE() << entry.path() << " is not linked in";
      continue;
    }
    for (int i = 0; i < file->service_count(); ++i) services.push_back(file->service(i));
  }
  return services;
}

std::vector<const MethodDescriptor*> MethodsOfThePackage() {
  std::vector<const MethodDescriptor*> methods;
  for (const ServiceDescriptor* service : ServicesOfThePackage()) {
    for (int i = 0; i < service->method_count(); ++i) methods.push_back(service->method(i));
  }
  return methods;
}

const options::v1::MethodPolicy& PolicyOf(const MethodDescriptor& method) {
  return method.options().GetExtension(options::v1::policy);
}

bool IsRead(const MethodDescriptor& method) {
  return absl::StartsWith(method.name(), "Get") || absl::StartsWith(method.name(), "List") ||
         absl::StartsWith(method.name(), "Diff");
}

TEST(PolicyTest, EveryServiceOfThePackageIsServed) {
  std::vector<std::string> names;
  for (const ServiceDescriptor* service : ServicesOfThePackage()) {
    names.push_back(service->full_name());
    EXPECT_LE(service->method_count(), 15) << service->full_name() << ": slow to compile";
  }
  EXPECT_THAT(ServiceNames(), UnorderedElementsAreArray(names));
}

TEST(PolicyTest, EveryMethodHasAUsablePolicy) {
  const rpc::MethodTable table(ServiceNames());
  EXPECT_THAT(table.Validate(), IsOk());
  EXPECT_EQ(table.methods().size(), MethodsOfThePackage().size());
  for (const rpc::Method& method : table.methods()) EXPECT_TRUE(method.allowed) << method.name;
}

TEST(PolicyTest, RolesAreKnownAndViewersOnlyRead) {
  const std::vector<std::string> known = {"viewer", "analyst", "publisher", "admin"};
  for (const MethodDescriptor* method : MethodsOfThePackage()) {
    const options::v1::MethodPolicy& policy = PolicyOf(*method);
    EXPECT_FALSE(policy.roles().empty()) << method->full_name();
    for (const std::string& role : policy.roles()) {
      EXPECT_EQ(std::count(known.begin(), known.end(), role), 1) << method->full_name();
    }
    const bool admins = std::count(policy.roles().begin(), policy.roles().end(), "admin") == 1;
    const bool viewers = std::count(policy.roles().begin(), policy.roles().end(), "viewer") == 1;
    EXPECT_TRUE(admins) << method->full_name();
    EXPECT_EQ(viewers, IsRead(*method)) << method->full_name();
    EXPECT_EQ(policy.read_only(), IsRead(*method)) << method->full_name();
  }
}

TEST(PolicyTest, EveryMethodHasARoute) {
  for (const MethodDescriptor* method : MethodsOfThePackage()) {
    const auto& rule = method->options().GetExtension(google::api::http);
    EXPECT_NE(rule.pattern_case(), google::api::HttpRule::PATTERN_NOT_SET) << method->full_name();
  }
}

}  // namespace
}  // namespace copperplate::indicators
