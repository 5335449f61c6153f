// Unary calls through the whole gateway, on a socket.
#include <gmock/gmock.h>

#include "services/gateway/proxy/gateway_test_fixture.h"

namespace copperplate::gateway {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;

TEST_F(GatewayTest, GetsAResourceAsJson) {
  Start();
  const ClientReply reply = Get("/v1/parishes/ely/notices/a%20b");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, R"({"name":"parishes/ely/notices/a b","title":"Lost cat","viewCount":"0",)"
                        R"("priority":"PRIORITY_UNSPECIFIED","tags":[],"etag":"v7"})");
  EXPECT_EQ(reply.fields.at("content-type"), "application/json");
  EXPECT_THAT(reply.fields.at("etag"), MatchesRegex("\"v7\\.[0-9a-f]{16}\""));
  EXPECT_EQ(reply.fields.at("cache-control"), "private, no-cache");
  EXPECT_EQ(reply.fields.at("x-content-type-options"), "nosniff");
}

TEST_F(GatewayTest, WritesWhatTheBodySays) {
  Start();
  const ClientReply created =
      Json("POST", "/v1/parishes/ely/notices", R"({"title":"t","viewCount":"12"})");
  EXPECT_EQ(created.status, 200);
  EXPECT_THAT(created.body,
              HasSubstr(R"("name":"parishes/ely/notices/new","title":"t","viewCount":"12")"));
  EXPECT_EQ(Json("POST", "/v1/parishes/ely/notices/n:pin", R"({"days":0})").body,
            R"({"name":"parishes/ely/notices/n","title":"","viewCount":"0",)"
            R"("priority":"PRIORITY_UNSPECIFIED","copies":0,"tags":[],"etag":""})");
  EXPECT_EQ(Fetch(port(), "DELETE", "/v1/parishes/ely/notices/n").body, "{}");
}

TEST_F(GatewayTest, PassesOnWhoAsksAndHowLongTheyWait) {
  Start();
  const std::string trace = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
  const ClientReply reply = Get("/v1/notices/a",
                                "Authorization: Bearer token\r\nX-Request-Id: my-id.7\r\n"
                                "Grpc-Timeout: 5S\r\nTraceparent: " +
                                    trace + "\r\nCookie: secret\r\n");
  EXPECT_EQ(reply.fields.at("x-request-id"), "my-id.7");
  EXPECT_EQ(service_->LastMetadata("authorization"), "Bearer token");
  EXPECT_EQ(service_->LastMetadata("x-request-id"), "my-id.7");
  EXPECT_EQ(service_->LastMetadata("traceparent"), trace);
  EXPECT_EQ(service_->LastMetadata("cookie"), "");
  EXPECT_LE(service_->last_time_left(), absl::Seconds(6));

  const ClientReply plain = Get("/v1/notices/a", "X-Request-Id: not fit\r\nTraceparent: x\r\n");
  EXPECT_EQ(plain.fields.at("x-request-id").size(), 32u);
  EXPECT_EQ(service_->LastMetadata("x-request-id"), plain.fields.at("x-request-id"));
  EXPECT_EQ(service_->LastMetadata("traceparent"), "");
  EXPECT_EQ(service_->LastMetadata("authorization"), "");
  EXPECT_GT(service_->last_time_left(), absl::Seconds(20));
  EXPECT_LE(service_->last_time_left(), absl::Seconds(31));
  Get("/v1/notices/a", "Grpc-Timeout: 99999999H\r\n");
  EXPECT_LE(service_->last_time_left(), absl::Minutes(5) + absl::Seconds(2)) << "gRPC rounds up";
}

TEST_F(GatewayTest, RefusesHeadersThatCannotBePassedOn) {
  Start();
  EXPECT_EQ(Error(Get("/v1/notices/a", "Grpc-Timeout: soon\r\n")),
            "400 HEADER_MALFORMED: Grpc-Timeout must be digits and a unit: 5S, 250m");
  EXPECT_EQ(Error(Get("/v1/notices/a", "Authorization: Bearer \xff\r\n")),
            "400 HEADER_MALFORMED: Authorization must be plain text");
  EXPECT_EQ(service_->calls(), 0);
}

TEST_F(GatewayTest, AnswersHeadLikeGetWithoutABody) {
  Start();
  const ClientReply get = Get("/v1/notices/a");
  const ClientReply head = Fetch(port(), "HEAD", "/v1/notices/a");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.fields.at("content-length"), std::to_string(get.body.size()));
  EXPECT_EQ(head.fields.at("etag"), get.fields.at("etag"));
}

TEST_F(GatewayTest, NotModifiedWhereTheEtagStillHolds) {
  Start();
  const std::string etag = Get("/v1/notices/a").fields.at("etag");
  const ClientReply same = Get("/v1/notices/a", "If-None-Match: \"v6\", W/" + etag + "\r\n");
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.body, "");
  EXPECT_EQ(same.fields.at("etag"), etag);
  EXPECT_EQ(same.fields.count("content-length"), 0u);
  EXPECT_EQ(Get("/v1/notices/a", "If-None-Match: \"v6\"\r\n").status, 200);
  // As the caller has it, who may have got it compressed or not.
  const std::string zip = "Accept-Encoding: gzip\r\n";
  const ClientReply strong = Get("/v1/notices/a", zip + "If-None-Match: " + etag + "\r\n");
  EXPECT_EQ(strong.status, 304);
  EXPECT_EQ(strong.fields.at("etag"), etag);
  const ClientReply weak = Get("/v1/notices/a", zip + "If-None-Match: W/" + etag + "\r\n");
  EXPECT_EQ(weak.status, 304);
  EXPECT_EQ(weak.fields.at("etag"), "W/" + etag);
  service_->on_get = [](grpc::ServerContext&, const auto&, parish::v1::Notice& notice) {
    notice.set_etag("no etag of HTTP");
    return grpc::Status::OK;
  };
  const ClientReply none = Get("/v1/notices/a", "If-None-Match: *\r\n");
  EXPECT_EQ(none.status, 200);
  EXPECT_EQ(none.fields.count("etag"), 0u);
  EXPECT_EQ(none.fields.at("cache-control"), "no-store");
}

// One version of a resource is shown whole to one caller and in part to another, and what is
// computed of it may differ from day to day.
TEST_F(GatewayTest, ACopyOfOtherContentIsNotConfirmedThoughTheVersionIsTheSame) {
  Start();
  const std::string whole = Get("/v1/notices/a").fields.at("etag");
  service_->on_get = [](grpc::ServerContext&, const auto&, parish::v1::Notice& notice) {
    notice.set_title("");
    notice.set_etag("v7");
    return grpc::Status::OK;
  };
  const ClientReply redacted = Get("/v1/notices/a", "If-None-Match: " + whole + "\r\n");
  EXPECT_EQ(redacted.status, 200);
  EXPECT_THAT(redacted.fields.at("etag"), StartsWith("\"v7."));
  // Both may be what a change was read from.
  const std::string notice = "/v1/parishes/ely/notices/n";
  EXPECT_EQ(Json("PATCH", notice, "{}", "If-Match: " + whole + "\r\n").status, 200);
}

// So large that it is written on a thread of its own.
TEST_F(GatewayTest, AnswersWithLargeReplies) {
  Start();
  service_->on_get = [](grpc::ServerContext&, const auto&, parish::v1::Notice& notice) {
    notice.set_title(std::string(3 << 20, 'x'));
    return grpc::Status::OK;
  };
  const ClientReply reply = Get("/v1/notices/a");
  EXPECT_EQ(reply.status, 200);
  EXPECT_TRUE(reply.complete);
  EXPECT_THAT(reply.body, HasSubstr(std::string(3 << 20, 'x')));
}

TEST_F(GatewayTest, IfMatchGoesToTheServiceAndAMismatchIs412) {
  Start();
  const std::string notice = "/v1/parishes/ely/notices/n";
  const ClientReply fine = Json("PATCH", notice, "{}", "If-Match: W/\"v7\"\r\n");
  EXPECT_EQ(fine.status, 200);
  EXPECT_THAT(fine.fields.at("etag"), StartsWith("\"v8."));
  EXPECT_EQ(Error(Json("PATCH", notice, "{}", "If-Match: \"v6\"\r\n")),
            "412 ETAG_MISMATCH: the notice has changed since");
  EXPECT_EQ(Error(Json("PATCH", notice, R"({"etag":"v6"})")),
            "409 ETAG_MISMATCH: the notice has changed since");
  EXPECT_EQ(
      Error(Json("PATCH", notice, "{}", "If-Match: *\r\n")),
      "400 IF_MATCH: If-Match must be the one ETag that came with the resource, in its quotes");
  EXPECT_EQ(Error(Json("POST", "/v1/echo", "{}", "If-Match: \"v7\"\r\n")),
            "400 IF_MATCH_NOT_TAKEN: this method cannot honour If-Match");
  EXPECT_EQ(Error(Json("POST", "/v1/parishes/ely/notices", "{}", "If-Match: \"v7\"\r\n")),
            "400 IF_MATCH_NOT_TAKEN: this method cannot honour If-Match");
  EXPECT_EQ(Error(Json("PATCH", notice, "{}", "If-Match: \"\xff\"\r\n")),
            "400 NOT_UTF8: If-Match: must be UTF-8");
}

TEST_F(GatewayTest, CompressesWhatIsWorthItAndSaysSo) {
  Start();
  const std::string list = "/v1/parishes/ely/notices?pageSize=100";
  const ClientReply plain = Get(list);
  for (int i = 0; i < 3; ++i) {  // the second fills the memory, the third comes from it
    const ClientReply zipped = Get(list, "Accept-Encoding: br, gzip\r\n");
    EXPECT_EQ(zipped.fields.at("content-encoding"), "gzip");
    EXPECT_LT(zipped.body.size(), plain.body.size() / 5);
    EXPECT_EQ(zipped.body.substr(0, 2), "\x1f\x8b");
    EXPECT_EQ(Get(list).body, plain.body);
  }
  EXPECT_THAT(plain.fields.at("vary"), HasSubstr("Accept-Encoding"));
  const ClientReply small = Get("/v1/notices/a", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(small.fields.count("content-encoding"), 0u);
  EXPECT_THAT(small.fields.at("etag"), StartsWith("\"v7."));
  service_->on_get = [](grpc::ServerContext&, const auto&, parish::v1::Notice& notice) {
    notice.set_title(std::string(5000, 'x'));
    notice.set_etag("v9");
    return grpc::Status::OK;
  };
  const std::string strong = Get("/v1/notices/a").fields.at("etag");
  EXPECT_EQ(Get("/v1/notices/a", "Accept-Encoding: gzip\r\n").fields.at("etag"), "W/" + strong);
}

TEST_F(GatewayTest, AnswersTablesAsCsv) {
  Start();
  const ClientReply csv = Get("/v1/parishes/ely/notices?page_size=2", "Accept: text/csv\r\n");
  EXPECT_EQ(csv.status, 200);
  EXPECT_EQ(csv.fields.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(csv.fields.at("x-next-page-token"), "page-2");
  EXPECT_EQ(csv.body,
            "name,title,viewCount,priority,createTime,copies,tags,place.street,place.latitude,etag"
            "\r\n"
            "parishes/ely/notices/n0,\"A notice, with a comma\",0,PRIORITY_UNSPECIFIED,,,[],,,\r\n"
            "parishes/ely/notices/n1,\"A notice, with a comma\",1,PRIORITY_UNSPECIFIED,,,[],,,"
            "\r\n");
  EXPECT_THAT(Get("/v1/parishes/ely/notices", "Accept: text/csv;q=0.1, */*\r\n").body,
              HasSubstr("\"notices\":[]"));
  EXPECT_EQ(Error(Get("/v1/notices/a", "Accept: text/csv\r\n")),
            "406 NOT_ACCEPTABLE: this method answers with application/json");
}

// The memory must never show one reply for another.
TEST_F(GatewayTest, RemembersRepliesByTheirContent) {
  Start();
  for (int round = 0; round < 3; ++round) {
    for (const char* id : {"a", "b", "c"}) {
      EXPECT_THAT(Get(absl::StrCat("/v1/parishes/ely/notices/", id)).body,
                  HasSubstr(absl::StrCat("/notices/", id, "\"")));
    }
  }
  EXPECT_GT(gateway_->site()->memory().bytes(), 0u);
  EXPECT_EQ(service_->calls(), 9) << "it is the rendering that is remembered, not the answer";
}

TEST_F(GatewayTest, EchoesEveryKindOfField) {
  Start();
  const std::string body =
      R"({"anInt32":-1,"anInt64":"9007199254740993","aString":"\u00e9","someBytes":"_w==",)"
      R"("timestamp":"2018-03-31T10:00:00+01:00","structure":{"a":[1,null]},)"
      R"("any":{"@type":"type.googleapis.com/parish.v1.Place","street":"x"},"stringMap":{"k":"v"}})";
  const ClientReply reply = Json("POST", "/v1/echo", body);
  EXPECT_EQ(reply.status, 200) << reply.body;
  for (const char* part :
       {R"("anInt32":-1)", R"("anInt64":"9007199254740993")", "\"aString\":\"\xc3\xa9\"",
        R"("someBytes":"/w==")", R"("timestamp":"2018-03-31T09:00:00Z")",
        R"("structure":{"a":[1,null]})", R"("stringMap":{"k":"v"})", R"("aDouble":0,)",
        R"("any":{"@type":"type.googleapis.com/parish.v1.Place","street":"x","latitude":0})"}) {
    EXPECT_THAT(reply.body, HasSubstr(part));
  }
  EXPECT_EQ(Json("PUT", "/v1/echo/label", R"([{"amount":1}])").body,
            R"({"label":"label","amount":0})");
  EXPECT_THAT(Get("/v1/echo?anInt32=4&nested.inner.label=deep").body,
              HasSubstr(R"("inner":{"label":"deep","amount":0})"));
}

TEST_F(GatewayTest, ServesTheDescriptionOfWhatItServes) {
  Start();
  const ClientReply reply = Get("/openapi.json");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.fields.at("content-type"), "application/json");
  EXPECT_THAT(reply.body, HasSubstr(R"("/v1/parishes/{parish}/notices/{notice}")"));
  EXPECT_EQ(Get("/openapi.json", "If-None-Match: " + reply.fields.at("etag") + "\r\n").status, 304);
  EXPECT_EQ(Get("/openapi.json", "Accept-Encoding: gzip\r\n").fields.at("content-encoding"),
            "gzip");
  EXPECT_EQ(Fetch(port(), "POST", "/openapi.json").fields.at("allow"), "GET, HEAD, OPTIONS");
}

TEST_F(GatewayTest, NewDescriptorSetsServeWithoutARestart) {
  Start();
  EXPECT_EQ(Get("/v1/notices/a").status, 200);
  SetFiles({});
  EXPECT_EQ(Error(Get("/v1/notices/a")),
            "404 NO_ROUTE: nothing is served at this address; /openapi.json lists what is");
  EXPECT_THAT(Get("/openapi.json").body, Not(HasSubstr("notices")));
  SetFiles({{"parish.binpb", testdata::ParishDescriptors(), absl::UnixEpoch()}});
  EXPECT_EQ(Get("/v1/notices/a").status, 200);
}

TEST_F(GatewayTest, ReadsRepliesOfAnyTimingOverOneConnection) {
  Start();
  HttpClient client(port());
  for (int i = 0; i < 300; ++i) {
    client.Send(absl::StrCat("GET /v1/notices/n", i, " HTTP/1.1\r\nHost: x\r\n\r\n"));
    const ClientReply reply = client.Read();
    ASSERT_EQ(reply.status, 200);
    ASSERT_THAT(reply.body, HasSubstr(absl::StrCat("\"name\":\"n", i, "\"")));
  }
}

}  // namespace
}  // namespace copperplate::gateway
