#include "libs/handler/sees_sensitive.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "libs/auth/principal.h"

namespace copperplate::handler {
namespace {

bool Sees(const std::string& role, const std::string& force) {
  auto principal = std::make_shared<auth::Principal>();
  principal->roles_by_force["essex"] = {"viewer", role};
  rpc::CallContext call;
  call.principal = std::move(principal);
  call.force = force;
  return SeesSensitive(call);
}

TEST(SeesSensitiveTest, WhoWorksOnWhatTheForceKeepsDoes) {
  for (const char* const role : {"analyst", "publisher", "admin"}) {
    EXPECT_TRUE(Sees(role, "essex")) << role;
    EXPECT_FALSE(Sees(role, "kent")) << role;
  }
  EXPECT_FALSE(Sees("viewer", "essex"));
}

}  // namespace
}  // namespace copperplate::handler
