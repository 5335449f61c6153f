#include "libs/testing_rpc/package.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "copperplate/options/v1/options.pb.h"
#include "google/api/annotations.pb.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::testing_rpc {
namespace {

using google::protobuf::MethodDescriptor;

constexpr int kMostMethods = 15;
constexpr const char* kRoles[] = {"viewer", "analyst", "publisher", "admin"};

bool OnlyReads(const MethodDescriptor& method) {
  return absl::StartsWith(method.name(), "Get") || absl::StartsWith(method.name(), "List") ||
         absl::StartsWith(method.name(), "Diff") || absl::StartsWith(method.name(), "Export") ||
         absl::StartsWith(method.name(), "Download");
}

void ExpectPolicyFits(const MethodDescriptor& method, bool may_be_for_viewers) {
  const auto& policy = method.options().GetExtension(options::v1::policy);
  const auto times = [&](const char* role) {
    return std::count(policy.roles().begin(), policy.roles().end(), role);
  };
  int known = 0;
  for (const char* const role : kRoles) known += times(role) == 1 ? 1 : 0;
  EXPECT_EQ(known, policy.roles_size()) << method.full_name();
  EXPECT_EQ(times("admin"), 1) << method.full_name();
  const bool for_viewers = OnlyReads(method) && may_be_for_viewers;
  EXPECT_EQ(times("viewer"), for_viewers ? 1 : 0) << method.full_name();
  EXPECT_EQ(policy.read_only(), OnlyReads(method)) << method.full_name();
  EXPECT_NE(method.options().GetExtension(google::api::http).pattern_case(),
            google::api::HttpRule::PATTERN_NOT_SET)
      << method.full_name();
}

}  // namespace

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

void ExpectPoliciesFit(absl::string_view package, const std::vector<std::string>& not_for_viewers) {
  for (const auto* const service : ServicesOf(package)) {
    EXPECT_LE(service->method_count(), kMostMethods) << service->full_name() << ": split it";
    for (int i = 0; i < service->method_count(); ++i) {
      const MethodDescriptor& method = *service->method(i);
      const bool told_of_people =
          std::count(not_for_viewers.begin(), not_for_viewers.end(), method.name()) > 0;
      ExpectPolicyFits(method, !told_of_people);
    }
  }
}

}  // namespace copperplate::testing_rpc
