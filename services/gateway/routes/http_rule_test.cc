#include "services/gateway/routes/http_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/gateway/routes/service_set.h"
#include "services/gateway/testdata/descriptor_files.h"

namespace copperplate::gateway {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;

const Route& Find(const ServiceSet& set, absl::string_view method, absl::string_view pattern) {
  for (const Route& route : set.routes()) {
    if (route.http_method == method && route.pattern == pattern) return route;
  }
  ADD_FAILURE() << method << " " << pattern << " is not there";
  return set.routes().front();
}

TEST(RoutesOf, ReadsEveryBindingOfASet) {
  const auto set = ServiceSet::Load("parish.binpb", testdata::ParishDescriptors()).value();
  EXPECT_EQ(set->routes().size(), 13u);
  const Route& get = Find(*set, "GET", "/v1/notices/{name}");
  EXPECT_EQ(get.rpc_path, "/parish.v1.NoticeService/GetNotice");
  EXPECT_FALSE(get.takes_json_body());
  EXPECT_TRUE(get.etag_field.empty());

  const Route& patch = Find(*set, "PATCH", "/v1/{notice.name=parishes/*/notices/*}");
  EXPECT_EQ(patch.body_field->name(), "notice");
  ASSERT_EQ(patch.variable_fields.size(), 1u);
  ASSERT_EQ(patch.variable_fields[0].size(), 2u);
  EXPECT_EQ(patch.variable_fields[0][1]->full_name(), "parish.v1.Notice.name");
  ASSERT_EQ(patch.etag_field.size(), 2u);
  EXPECT_EQ(patch.etag_field[1]->full_name(), "parish.v1.Notice.etag");

  // Nothing is there yet that could be compared.
  EXPECT_TRUE(Find(*set, "POST", "/v1/{parent=parishes/*}/notices").etag_field.empty());

  const Route& pin = Find(*set, "POST", "/v1/{name=parishes/*/notices/*}:pin");
  EXPECT_TRUE(pin.body_is_message);
  ASSERT_EQ(pin.etag_field.size(), 1u);
  EXPECT_EQ(pin.etag_field[0]->full_name(), "parish.v1.PinNoticeRequest.etag");

  const Route& import = Find(*set, "POST", "/v1/{parent=parishes/*}/notices:import");
  ASSERT_TRUE(import.raw_body.has_value());
  EXPECT_EQ(import.raw_body->field->name(), "chunk");
  EXPECT_EQ(import.raw_body->max_bytes, 1000000);
  EXPECT_THAT(import.raw_body->content_types, ElementsAre("text/csv", "application/csv"));

  const Route& download = Find(*set, "GET", "/v1/{name=parishes/*/papers/*}:download");
  ASSERT_TRUE(download.raw_reply.has_value());
  EXPECT_EQ(download.raw_reply->content_type_field->name(), "content_type");
  EXPECT_EQ(Find(*set, "PUT", "/v1/echo/{nested.label}").reply_field->name(), "nested");
}

TEST(RoutesOf, NamesTheMethodAndWhatCannotBeServed) {
  using testdata::MadeUpMethod;
  struct Case {
    MadeUpMethod method;
    const char* fault;
  };
  const auto http = [](const std::string& rule) {
    return MadeUpMethod{absl::StrCat("[google.api.http] { ", rule, " }")};
  };
  const auto raw_body = [](const std::string& rule) {
    return MadeUpMethod{absl::StrCat("[google.api.http] { post: \"/v1\" } "
                                     "[copperplate.options.v1.raw_body] { ",
                                     rule, " }"),
                        true};
  };
  const auto raw_reply = [](const std::string& rule) {
    return MadeUpMethod{absl::StrCat("[google.api.http] { get: \"/v1\" } "
                                     "[copperplate.options.v1.raw_reply] { ",
                                     rule, " }"),
                        false, true};
  };
  MadeUpMethod stream = http("post: \"/v1\" body: \"*\"");
  stream.client_streaming = true;
  MadeUpMethod no_stream = raw_body("field: \"data\" content_types: \"a/b\" max_bytes: 1");
  MadeUpMethod both_ways = no_stream;
  both_ways.server_streaming = true;
  no_stream.client_streaming = false;
  const Case cases[] = {
      {http("get: \"v1\""), "must begin with '/' (at offset 0)"},
      {http("body: \"*\""), "an http rule has no pattern"},
      {http("get: \"/v1/{nope}\""), "'nope' of 'nope' is no field of bad.v1.R"},
      {http("get: \"/v1/{text.x}\""), "'x' of 'text.x' is no field"},
      {http("get: \"/v1/{many}\""),
       "path variable 'many' must be a singular field that is no message"},
      {http("get: \"/v1/{child}\""),
       "path variable 'child' must be a singular field that is no message"},
      {http("post: \"/v1\" body: \"nope\""), "body names 'nope', which is no field"},
      {http("get: \"/v1\" response_body: \"nope\""),
       "response_body names 'nope', which is no field"},
      {http("custom { kind: \"*\" path: \"/v1\" }"), "a custom pattern must name one HTTP method"},
      {http("get: \"/v1\" additional_bindings { get: \"/v2\" additional_bindings { get: \"/v3\" } "
            "}"),
       "additional_bindings must not be nested"},
      {stream, "a client stream needs raw_body to have a route"},
      {no_stream, "raw_body needs a client stream"},
      {both_ways, "raw_body and a server stream exclude each other"},
      {raw_body("field: \"text\" content_types: \"a/b\" max_bytes: 1"),
       "raw_body must name a singular bytes field of the request"},
      {raw_body("field: \"data\" content_types: \"a/b\""), "raw_body.max_bytes must be above 0"},
      {raw_body("field: \"data\" max_bytes: 1"), "raw_body names no content type"},
      {raw_reply("field: \"many\""), "raw_reply must name a singular bytes field of the reply"},
      {raw_reply("field: \"data\" content_type_field: \"many\""),
       "raw_reply.content_type_field must name a singular string field"},
  };
  for (const Case& c : cases) {
    const auto set = ServiceSet::Load("bad.binpb", testdata::MadeUpDescriptors("bad", {c.method}));
    EXPECT_EQ(set.status().code(), absl::StatusCode::kInvalidArgument) << c.fault;
    EXPECT_THAT(std::string(set.status().message()), EndsWith(c.fault));
    EXPECT_EQ(set.status().message().substr(0, 13), "bad.v1.S.M0: ");
  }
}

}  // namespace
}  // namespace copperplate::gateway
