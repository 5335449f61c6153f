// Every method of every service of the package is served and says who may call it.
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "copperplate/options/v1/options.pb.h"
#include "google/api/annotations.pb.h"
#include "libs/testing_rpc/junk.h"
#include "libs/testing_rpc/package.h"
#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {
namespace {

using ::google::protobuf::MethodDescriptor;

constexpr char kPackage[] = "copperplate.indicators.v1";

std::vector<const MethodDescriptor*> MethodsOfThePackage() {
  std::vector<const MethodDescriptor*> methods;
  for (const auto* const service : testing_rpc::ServicesOf(kPackage)) {
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

class PolicyTest : public ServiceTest {};

TEST_F(PolicyTest, EveryMethodOfThePackageIsServedAndMayBeCalled) {
  testing_rpc::ExpectPackageIsServed(harness(), kPackage);
}

TEST_F(PolicyTest, JunkIsAnsweredByThePipelineWhateverTheMethod) {
  testing_rpc::ExpectJunkIsAnsweredByThePipeline(harness());
}

TEST(Policies, NoServiceIsLarge) {
  for (const auto* const service : testing_rpc::ServicesOf(kPackage)) {
    EXPECT_LE(service->method_count(), 15) << service->full_name() << ": split it";
  }
}

TEST(Policies, RolesAreKnownAndViewersOnlyRead) {
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

TEST(Policies, EveryMethodHasARoute) {
  for (const MethodDescriptor* method : MethodsOfThePackage()) {
    const auto& rule = method->options().GetExtension(google::api::http);
    EXPECT_NE(rule.pattern_case(), google::api::HttpRule::PATTERN_NOT_SET) << method->full_name();
  }
}

}  // namespace
}  // namespace copperplate::indicators
