#include "services/gateway/transcode/request_plan.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/status/error.h"
#include "parish.pb.h"
#include "services/gateway/routes/route_table.h"
#include "services/gateway/routes/service_set.h"
#include "services/gateway/testdata/descriptor_files.h"

namespace copperplate::gateway {
namespace {

class RequestPlanTest : public ::testing::Test {
 protected:
  RequestPlanTest()
      : set_(ServiceSet::Load("parish", testdata::ParishDescriptors()).value()),
        types_(set_->files(), nullptr) {
    for (const Route& route : set_->routes()) EXPECT_TRUE(table_.Add(&route).ok());
  }

  absl::StatusOr<std::string> Build(absl::string_view method, absl::string_view target,
                                    absl::string_view body = "", absl::string_view etag = "") {
    const size_t mark = std::min(target.find('?'), target.size());
    RouteMatch match = table_.Find(method, target.substr(0, mark));
    if (match.route == nullptr) return absl::NotFoundError("no route");
    const RequestPlan plan(*match.route, types_);
    return BuildRequest(plan, {std::move(match.segments),
                               target.substr(std::min(mark + 1, target.size())), body, etag, ""});
  }

  // The request as text, on one line.
  template <typename Request>
  std::string Text(absl::string_view method, absl::string_view target, absl::string_view body = "",
                   absl::string_view etag = "") {
    const auto wire = Build(method, target, body, etag);
    if (!wire.ok()) return std::string(wire.status().message());
    Request request;
    EXPECT_TRUE(request.ParseFromString(*wire));
    return request.ShortDebugString();
  }

  // Reason, then `field: what` of every fault.
  std::string FaultsOf(absl::string_view method, absl::string_view target,
                       absl::string_view body = "", absl::string_view etag = "") {
    const absl::Status status = Build(method, target, body, etag).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << status;
    std::vector<std::string> texts = {ErrorReason(status)};
    for (const FieldFault& fault : ErrorFields(status)) {
      texts.push_back(absl::StrCat(fault.field, ": ", fault.description));
    }
    return absl::StrJoin(texts, "; ");
  }

  std::shared_ptr<const ServiceSet> set_;
  PlanSet types_;
  RouteTable table_;
};

using parish::v1::CreateNoticeRequest;
using parish::v1::EveryKind;
using parish::v1::GetNoticeRequest;
using parish::v1::ListNoticesRequest;
using parish::v1::PinNoticeRequest;
using parish::v1::UpdateNoticeRequest;

TEST_F(RequestPlanTest, DecodesPathVariablesOnce) {
  EXPECT_EQ(Text<GetNoticeRequest>("GET", "/v1/parishes/ely/notices/a%20b"),
            R"(name: "parishes/ely/notices/a b")");
  EXPECT_EQ(Text<GetNoticeRequest>("GET", "/v1/parishes/ely/notices/%2525"),
            R"(name: "parishes/ely/notices/%25")");
  EXPECT_EQ(Text<GetNoticeRequest>("GET", "/v1/parishes/ely/notices/a%2Fb"),
            R"(name: "parishes/ely/notices/a%2Fb")")
      << "an encoded slash must not become one in a name of several segments";
  EXPECT_EQ(Text<GetNoticeRequest>("GET", "/v1/notices/a%2Fb"), R"(name: "a/b")");
  EXPECT_EQ(Text<GetNoticeRequest>("GET", "/v1/notices/a+b"), R"(name: "a+b")");
  EXPECT_EQ(FaultsOf("GET", "/v1/notices/%zz"), "PERCENT_ENCODING");
  EXPECT_EQ(FaultsOf("GET", "/v1/notices/%ff"), "PERCENT_ENCODING");
}

TEST_F(RequestPlanTest, MapsTheQueryToFields) {
  EXPECT_EQ(
      Text<ListNoticesRequest>(
          "GET",
          "/v1/parishes/ely/notices?pageSize=5&page_token=a%26b+c&priorities=LOW&priorities=2"
          "&knownAt=2018-03-31T09:00:00Z&near.latitude=52.5&near.street=High%20Street&pinned=false"
          "&readMask=title,place.street&maxAge=1.5s&limit=3&"),
      R"(parent: "parishes/ely" page_size: 5 page_token: "a&b c" priorities: LOW priorities: HIGH )"
      R"(known_at { seconds: 1522486800 } near { street: "High Street" latitude: 52.5 } )"
      R"(pinned: false read_mask { paths: "title" paths: "place.street" } )"
      R"(max_age { seconds: 1 nanos: 500000000 } limit { value: 3 })");
  EXPECT_EQ(
      Text<EveryKind>("GET",
                      "/v1/echo?nested.inner.inner.label=deep&some_bytes=_w&aFloat=-1e3"
                      "&strings=&strings=b&chosenString=x&doubles=NaN&boolValue=true"),
      R"(a_float: -1000 some_bytes: "\377" nested { inner { inner { label: "deep" } } } )"
      R"(doubles: nan strings: "" strings: "b" chosen_string: "x" bool_value { value: true })");
}

// A trap of other gateways: an unknown parameter that is passed over, or that changes the route.
TEST_F(RequestPlanTest, NamesEveryParameterThatIsNone) {
  const std::string none = ": is no query parameter of this method";
  for (const char* name :
       {"nope", "near", "near.nope", "near.street.x", "knownAt.seconds", "parent", "readMask.paths",
        "priorities.x", "page_size.", ".page_size", "PAGE_SIZE"}) {
    EXPECT_EQ(FaultsOf("GET", absl::StrCat("/v1/parishes/ely/notices?", name, "=1")),
              absl::StrCat("UNKNOWN_PARAMETER; ", name, none));
  }
  EXPECT_EQ(FaultsOf("GET", "/v1/echo?stringMap=1"),
            absl::StrCat("UNKNOWN_PARAMETER; stringMap", none));
  EXPECT_EQ(
      FaultsOf("GET", "/v1/parishes/ely/notices?a=1&pageSize=x&b"),
      absl::StrCat("UNKNOWN_PARAMETER; a", none,
                   "; pageSize: must be a whole number from -2147483648 to 2147483647; b", none));
  EXPECT_EQ(FaultsOf("POST", "/v1/parishes/ely/notices?notice.title=x", "{}"),
            absl::StrCat("UNKNOWN_PARAMETER; notice.title", none));
  EXPECT_EQ(FaultsOf("POST", "/v1/parishes/ely/notices/n:pin?days=3", "{}"),
            absl::StrCat("UNKNOWN_PARAMETER; days", none));
  EXPECT_EQ(FaultsOf("POST", "/v1/parishes/ely/notices:import?chunk=eA"),
            absl::StrCat("UNKNOWN_PARAMETER; chunk", none));
}

TEST_F(RequestPlanTest, NamesParametersOfTheWrongTypeAndThoseThatComeTwice) {
  EXPECT_EQ(FaultsOf("GET",
                     "/v1/parishes/ely/notices?pageSize=1&page_size=2&priorities=MIDDLING&pinned=1"
                     "&knownAt=2018-03-31&near.latitude=north"),
            "DUPLICATE_PARAMETER; pageSize: is there twice; "
            "priorities: must be one of LOW, HIGH; "
            "pinned: must be true or false; "
            "knownAt: must be an instant such as \"2018-03-31T09:00:00Z\" (RFC 3339); "
            "near.latitude: must be a number");
  EXPECT_EQ(FaultsOf("GET", "/v1/parishes/ely/notices?pageToken=%f"), "PERCENT_ENCODING");
}

TEST_F(RequestPlanTest, PutsTheBodyWhereTheRouteSays) {
  EXPECT_EQ(
      Text<CreateNoticeRequest>("POST", "/v1/parishes/ely/notices?requestId=r&validateOnly=true",
                                R"({"title":"t","place":{"street":"s"}})"),
      R"(parent: "parishes/ely" notice { title: "t" place { street: "s" } } )"
      R"(request_id: "r" validate_only: true)");
  EXPECT_EQ(Text<PinNoticeRequest>("POST", "/v1/parishes/ely/notices/n:pin", R"({"days":3})"),
            R"(name: "parishes/ely/notices/n" days: 3)");
  EXPECT_EQ(Text<PinNoticeRequest>("POST", "/v1/parishes/ely/notices/n:pin"),
            R"(name: "parishes/ely/notices/n")");
  EXPECT_EQ(Text<EveryKind>("PUT", "/v1/echo/x", R"([{"amount":1},{}])"),
            R"(nested { label: "x" } nested_list { amount: 1 } nested_list { })");
}

TEST_F(RequestPlanTest, ThePathWinsOverTheBody) {
  EXPECT_EQ(Text<PinNoticeRequest>("POST", "/v1/parishes/ely/notices/n:pin",
                                   R"({"name":"parishes/other/notices/x","days":1})"),
            R"(name: "parishes/ely/notices/n" days: 1)");
  EXPECT_EQ(Text<UpdateNoticeRequest>("PATCH", "/v1/parishes/ely/notices/n?updateMask=title",
                                      R"({"name":"other","title":"t"})"),
            R"(notice { name: "parishes/ely/notices/n" title: "t" } )"
            R"(update_mask { paths: "title" })");
}

TEST_F(RequestPlanTest, PutsIfMatchIntoTheEtag) {
  EXPECT_EQ(
      Text<PinNoticeRequest>("POST", "/v1/parishes/ely/notices/n:pin", R"({"etag":"v7"})", "v7"),
      R"(name: "parishes/ely/notices/n" etag: "v7")");
  EXPECT_EQ(Text<UpdateNoticeRequest>("PATCH", "/v1/parishes/ely/notices/n", "{}", "v7"),
            R"(notice { name: "parishes/ely/notices/n" etag: "v7" })");
}

TEST_F(RequestPlanTest, RefusesAnIfMatchThatDiffersFromTheEtagOfTheBody) {
  EXPECT_EQ(
      FaultsOf("POST", "/v1/parishes/ely/notices/n:pin", R"({"etag":"old"})", "v7"),
      "ETAGS_DIFFER; etag: must be the etag of If-Match, or left out: it is old, and If-Match "
      "has v7");
  EXPECT_EQ(FaultsOf("PATCH", "/v1/parishes/ely/notices/n", R"({"title":"t","etag":"old"})", "v7"),
            "ETAGS_DIFFER; notice.etag: must be the etag of If-Match, or left out: it is old, and "
            "If-Match has v7");
  EXPECT_EQ(
      Text<UpdateNoticeRequest>("PATCH", "/v1/parishes/ely/notices/n", R"({"etag":"v7"})", "v7"),
      R"(notice { name: "parishes/ely/notices/n" etag: "v7" })");
}

TEST_F(RequestPlanTest, NamesFaultsOfBodyAndQueryTogether) {
  EXPECT_EQ(FaultsOf("POST", "/v1/parishes/ely/notices?validateOnly=maybe&x=1",
                     R"({"title":5,"place":{"latitude":"north"}})"),
            "WRONG_TYPE; notice.title: must be a string; notice.place.latitude: must be a number; "
            "validateOnly: must be true or false; x: is no query parameter of this method");
  EXPECT_EQ(FaultsOf("POST", "/v1/parishes/ely/notices?x=1", "{"), "JSON_MALFORMED");
}

TEST_F(RequestPlanTest, NamesFieldsAsJsonSpellsThem) {
  EXPECT_EQ(
      FaultsOf("POST", "/v1/parishes/ely/notices?validate_only=maybe", R"({"view_count":"x"})"),
      "WRONG_TYPE; notice.viewCount: must be a whole number from -9223372036854775808 to "
      "9223372036854775807; validateOnly: must be true or false");
  EXPECT_EQ(FaultsOf("PUT", "/v1/echo/x", "[5]"), "WRONG_TYPE; nestedList[0]: must be an object");
}

}  // namespace
}  // namespace copperplate::gateway
