#include "services/gateway/routes/route_table.h"

#include <gmock/gmock.h>
#include <google/protobuf/empty.pb.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <deque>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/gateway/routes/service_set.h"
#include "services/gateway/testdata/descriptor_files.h"

namespace copperplate::gateway {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A method to hang routes on: the table only ever prints its name.
const google::protobuf::MethodDescriptor* AnyMethod() {
  static const auto set = ServiceSet::Load("parish.binpb", testdata::ParishDescriptors()).value();
  return set->routes().front().method;
}

class RouteTableTest : public ::testing::Test {
 protected:
  absl::Status Add(const std::string& method, const std::string& pattern) {
    Route route;
    route.http_method = method;
    route.pattern = pattern;
    route.path = PathTemplate::Parse(pattern).value();
    route.method = AnyMethod();
    routes_.push_back(std::move(route));
    return table_.Add(&routes_.back());
  }

  // The pattern found, or `none`, or `allow: ...`.
  std::string Find(const std::string& method, const std::string& path) {
    const RouteMatch match = table_.Find(method, path);
    if (match.route != nullptr) return match.route->pattern;
    if (match.allowed_methods.empty()) return "none";
    return absl::StrCat("allow: ", absl::StrJoin(match.allowed_methods, ", "));
  }

  std::deque<Route> routes_;
  RouteTable table_;
};

TEST_F(RouteTableTest, LiteralsBeatVariablesWhateverTheOrder) {
  for (const char* pattern :
       {"/v1/{name=forces/*/**}", "/v1/{name=forces/*/areas/*}", "/v1/forces/{force}/areas/all",
        "/v1/forces/{force}/{kind}/all", "/v1/{name=forces/national/areas/*}"}) {
    ASSERT_TRUE(Add("GET", pattern).ok());
  }
  EXPECT_EQ(Find("GET", "/v1/forces/kent/areas/all"), "/v1/forces/{force}/areas/all");
  EXPECT_EQ(Find("GET", "/v1/forces/kent/areas/a"), "/v1/{name=forces/*/areas/*}");
  EXPECT_EQ(Find("GET", "/v1/forces/national/areas/all"), "/v1/{name=forces/national/areas/*}");
  EXPECT_EQ(Find("GET", "/v1/forces/national/themes/all"), "/v1/forces/{force}/{kind}/all");
  EXPECT_EQ(Find("GET", "/v1/forces/kent/x/y/z"), "/v1/{name=forces/*/**}");
  EXPECT_EQ(Find("GET", "/v1/forces/kent"), "/v1/{name=forces/*/**}");
  EXPECT_EQ(Find("GET", "/v1/forces"), "none");
}

TEST_F(RouteTableTest, AVerbIsPartOfTheRoute) {
  ASSERT_TRUE(Add("POST", "/v1/{parent=forces/*}/observations:import").ok());
  ASSERT_TRUE(Add("GET", "/v1/{parent=forces/*}/observations").ok());
  ASSERT_TRUE(Add("GET", "/v1/{name=forces/*/observations/*}").ok());
  EXPECT_EQ(Find("POST", "/v1/forces/kent/observations:import"),
            "/v1/{parent=forces/*}/observations:import");
  EXPECT_EQ(Find("GET", "/v1/forces/kent/observations:import"), "allow: POST");
  EXPECT_EQ(Find("GET", "/v1/forces/kent/observations"), "/v1/{parent=forces/*}/observations");
  EXPECT_EQ(Find("GET", "/v1/forces/kent/observations:"), "none");
  EXPECT_EQ(Find("GET", "/v1/forces/kent/observations/a:bogus"), "none");
  EXPECT_EQ(Find("GET", "/v1/forces/kent/observations/a%3Abogus"),
            "/v1/{name=forces/*/observations/*}");
}

TEST_F(RouteTableTest, UnknownPathsReachNothing) {
  ASSERT_TRUE(Add("GET", "/v1/{name=forces/*/areas/*}").ok());
  for (const char* path :
       {"", "v1", "/", "/v1", "/v1/forces/kent/areas", "/v1/forces/kent/areas/", "/v1//forces/a",
        "/v1/forces//areas/a", "/v1/forces/kent/areas/a/", "/v1/forces/kent/areas/a/b",
        "/v1/forces/../areas/a", "/v1/forces/./areas/a", "/v1/forces/%2e%2E/areas/a",
        "/v1/forces/.%2e/areas/a", "/v1/forces/%2e/areas/a", "/V1/forces/kent/areas/a",
        "/v1/forces%2Fkent/areas/a", "/v1/%66%/kent/areas/a"}) {
    EXPECT_EQ(Find("GET", path), "none") << path;
  }
  EXPECT_EQ(Find("GET", "/v1/%66orces/kent/areas/a"), "/v1/{name=forces/*/areas/*}");
  EXPECT_EQ(Find("GET", "/v1/forces/.../areas/%2e%2ea"), "/v1/{name=forces/*/areas/*}");
  std::string deep = "/v1/forces";
  for (int i = 0; i < 5000; ++i) deep += "/a";
  EXPECT_EQ(Find("GET", deep), "none");
}

TEST_F(RouteTableTest, NamesTheMethodsThatAPathHas) {
  ASSERT_TRUE(Add("GET", "/v1/things/{thing}").ok());
  ASSERT_TRUE(Add("DELETE", "/v1/things/{thing}").ok());
  ASSERT_TRUE(Add("PUT", "/v1/things/first").ok());
  EXPECT_EQ(Find("POST", "/v1/things/first"), "allow: DELETE, GET, PUT");
  EXPECT_EQ(Find("POST", "/v1/things/second"), "allow: DELETE, GET");
  EXPECT_EQ(Find("DELETE", "/v1/things/first"), "/v1/things/{thing}");
}

TEST_F(RouteTableTest, OneRouteOnePlace) {
  ASSERT_TRUE(Add("GET", "/v1/{name=forces/*/areas/*}").ok());
  const absl::Status again = Add("GET", "/v1/forces/{force}/areas/{area}");
  EXPECT_EQ(again.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(again.message(),
            "GET /v1/forces/{force}/areas/{area} of parish.v1.NoticeService.GetNotice is "
            "already the route /v1/{name=forces/*/areas/*} of "
            "parish.v1.NoticeService.GetNotice");
  EXPECT_TRUE(Add("DELETE", "/v1/forces/{force}/areas/{area}").ok());
  EXPECT_TRUE(Add("GET", "/v1/forces/{force}/areas/{area}:verb").ok());
  EXPECT_TRUE(Add("GET", "/v1/forces/{force}/areas/**").ok());
}

TEST_F(RouteTableTest, GivesTheSegmentsStillEncodedWithoutTheVerb) {
  ASSERT_TRUE(Add("GET", "/v1/{a}/{b}:go").ok());
  const RouteMatch match = table_.Find("GET", "/v1/x%20y/z:go");
  ASSERT_NE(match.route, nullptr);
  EXPECT_THAT(match.segments, ElementsAre("v1", "x%20y", "z"));
  EXPECT_THAT(match.allowed_methods, IsEmpty());
}

// Every path a template describes finds a route; with templates of one depth only, it is the one
// with the most literals from the left, which a plain comparison of all templates agrees with.
TEST(RouteTable, FindsWhatAComparisonOfAllTemplatesFinds) {
  EXPECT_TRUE(rc::check([] {
    const auto segment = rc::gen::element<std::string>("*", "a", "b");
    const auto shapes = *rc::gen::unique<std::vector<std::vector<std::string>>>(
        rc::gen::container<std::vector<std::string>>(3, segment));
    std::deque<Route> routes;
    RouteTable table;
    for (const auto& shape : shapes) {
      Route route;
      route.http_method = "GET";
      route.pattern = absl::StrCat("/", absl::StrJoin(shape, "/"));
      route.path = PathTemplate::Parse(route.pattern).value();
      route.method = AnyMethod();
      routes.push_back(route);
      RC_ASSERT(table.Add(&routes.back()).ok());
    }
    const auto path = *rc::gen::container<std::vector<std::string>>(
        3, rc::gen::element<std::string>("a", "b", "c"));
    std::string best;
    for (const auto& shape : shapes) {
      std::string rank = "/";
      bool fits = true;
      for (int i = 0; i < 3; ++i) {
        fits = fits && (shape[i] == "*" || shape[i] == path[i]);
        rank += shape[i] == "*" ? '0' : '1';
      }
      if (fits) best = std::max(best, absl::StrCat(rank, "/", absl::StrJoin(shape, "/")));
    }
    const RouteMatch match = table.Find("GET", absl::StrCat("/", absl::StrJoin(path, "/")));
    const std::string found = match.route == nullptr ? "" : match.route->pattern;
    RC_ASSERT(found == (best.empty() ? "" : best.substr(4)));
  }));
}

}  // namespace
}  // namespace copperplate::gateway
