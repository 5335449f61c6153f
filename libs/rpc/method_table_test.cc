#include "libs/rpc/method_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/rpc/testdata/echo.pb.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::rpc {
namespace {

using ::testing::ElementsAre;
using ::testing::StrEq;

constexpr char kEcho[] = "copperplate.rpc.testdata.EchoService";
constexpr char kFaulty[] = "copperplate.rpc.testdata.FaultyService";

TEST(MethodTable, ReadsThePolicies) {
  MethodTable table;
  table.Add(kEcho);
  ABSL_EXPECT_OK(table.Validate());
  EXPECT_EQ(table.methods().size(), 6u);

  const Method* say = table.Find("copperplate.rpc.testdata.EchoService/Say");
  ASSERT_NE(say, nullptr);
  EXPECT_TRUE(say->allowed);
  EXPECT_THAT(say->roles, ElementsAre("analyst", "admin"));
  EXPECT_EQ(say->scope, Method::Scope::kForce);
  EXPECT_EQ(say->resource, "name");
  EXPECT_FALSE(say->runs_inline);
  EXPECT_FALSE(say->read_only);
  EXPECT_EQ(say->max_duration, absl::ZeroDuration());

  const Method* look = table.Find("copperplate.rpc.testdata.EchoService/Look");
  ASSERT_NE(look, nullptr);
  EXPECT_TRUE(look->runs_inline);
  EXPECT_TRUE(look->read_only);

  const Method* anywhere = table.Find("copperplate.rpc.testdata.EchoService/Anywhere");
  ASSERT_NE(anywhere, nullptr);
  EXPECT_EQ(anywhere->scope, Method::Scope::kAnyForce);
  EXPECT_EQ(anywhere->max_duration, absl::Seconds(5));

  EXPECT_EQ(table.Find("copperplate.rpc.testdata.EchoService/Shout"), nullptr);
}

TEST(MethodTable, FindsTheResourceAtAnyDepth) {
  MethodTable table;
  table.Add(kEcho);
  testdata::CollectRequest request;
  std::string scratch;
  const Method& collect = *table.Find("copperplate.rpc.testdata.EchoService/Collect");
  EXPECT_EQ(ResourceName(collect, request, scratch), "");
  request.mutable_line()->set_name("forces/essex");
  EXPECT_EQ(ResourceName(collect, request, scratch), "forces/essex");
}

TEST(MethodTable, NamesEveryMethodItWouldRefuse) {
  MethodTable table;
  table.Add(kFaulty);
  table.Add("copperplate.Absent");
  table.Add(kFaulty);
  for (const Method& method : table.methods()) EXPECT_FALSE(method.allowed) << method.name;
  EXPECT_THAT(
      table.Validate(),
      testing::StatusIs(
          absl::StatusCode::kFailedPrecondition,
          StrEq("copperplate.Absent: no such service is linked in; "
                "copperplate.rpc.testdata.FaultyService: the service is there twice; "
                "copperplate.rpc.testdata.FaultyService/NoPolicy: it has no policy; "
                "copperplate.rpc.testdata.FaultyService/NoRole: it names no role; "
                "copperplate.rpc.testdata.FaultyService/NoScope: it has no scope; "
                "copperplate.rpc.testdata.FaultyService/NoResource: its scope is FORCE and it "
                "names no resource; "
                "copperplate.rpc.testdata.FaultyService/UnknownResource: its resource parent is no "
                "field of copperplate.rpc.testdata.SayRequest; "
                "copperplate.rpc.testdata.FaultyService/ResourceOfAnotherType: its resource times "
                "is not a string; "
                "copperplate.rpc.testdata.FaultyService/InlineStream: it runs inline and is a "
                "stream; "
                "copperplate.rpc.testdata.FaultyService/ResourceUnused: one of its roles is empty, "
                "its scope is ANY_FORCE and it names a resource, its max_seconds is negative")));
}

}  // namespace
}  // namespace copperplate::rpc
