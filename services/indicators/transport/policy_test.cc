// Every method of every service of the package is served and says who may call it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/policy_checks.h"
#include "services/indicators/transport/services.h"

namespace copperplate::indicators {
namespace {

constexpr char kPackage[] = "copperplate.indicators.v1";

TEST(PolicyTest, EveryMethodIsServedAndHasAUsablePolicy) {
  ABSL_EXPECT_OK(testing_rpc::CheckPolicies(kPackage, ServiceNames()));
}

TEST(PolicyTest, AServiceThatIsNotServedIsFound) {
  std::vector<std::string> names = ServiceNames();
  const std::string missing = names.back();
  names.pop_back();
  const absl::Status found = testing_rpc::CheckPolicies(kPackage, names);
  EXPECT_THAT(std::string(found.message()), ::testing::HasSubstr(missing + ": not served\n"));
}

}  // namespace
}  // namespace copperplate::indicators
