// Every method of every service of the package is served and says who may call it.
#include <gtest/gtest.h>

#include "libs/testing_rpc/junk.h"
#include "libs/testing_rpc/package.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {
namespace {

constexpr char kPackage[] = "copperplate.governance.v1";

using PolicyTest = ServiceTest;

TEST_F(PolicyTest, EveryMethodOfThePackageIsServedAndMayBeCalled) {
  testing_rpc::ExpectPackageIsServed(harness(), kPackage);
}

TEST_F(PolicyTest, JunkIsAnsweredByThePipelineWhateverTheMethod) {
  testing_rpc::ExpectJunkIsAnsweredByThePipeline(harness());
}

TEST(Policies, FitWhatTheMethodsDo) { testing_rpc::ExpectPoliciesFit(kPackage); }

}  // namespace
}  // namespace copperplate::governance
