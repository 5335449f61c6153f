// Every way a request can fail, each answered with an AIP-193 body.
#include <gmock/gmock.h>

#include <thread>

#include "libs/testing/event.h"
#include "services/gateway/proxy/gateway_test_fixture.h"

namespace copperplate::gateway {
namespace {

using parish::v1::GetNoticeRequest;
using parish::v1::Notice;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(GatewayTest, UnknownPathsAndMethodsReachNoBackend) {
  Start();
  for (const char* path : {"/", "/v1", "/v1/parishes/ely", "/v1/parishes/ely/notices/a/b",
                           "/v1/parishes/ely/notices/a:bogus", "/v1/parishes//notices/a",
                           "/v1/parishes/../notices/a", "/parish.v1.NoticeService/GetNotice",
                           "/parish.v1.NoticeService/Internal", "/v1/echo/", "/metrics"}) {
    EXPECT_EQ(Error(Get(path)),
              "404 NO_ROUTE: nothing is served at this address; /openapi.json lists what is")
        << path;
  }
  const ClientReply wrong = Fetch(port(), "PUT", "/v1/parishes/ely/notices/a");
  EXPECT_EQ(Error(wrong),
            "405 METHOD_NOT_ALLOWED: this address takes DELETE, GET, PATCH, HEAD, OPTIONS");
  EXPECT_EQ(wrong.fields.at("allow"), "DELETE, GET, PATCH, HEAD, OPTIONS");
  EXPECT_EQ(Error(Fetch(port(), "BREW", "/v1/nowhere")).substr(0, 12), "404 NO_ROUTE");
  EXPECT_EQ(service_->calls(), 0);
}

// An unknown parameter that is passed over, or that changes the route, is a trap of other gateways.
TEST_F(GatewayTest, FaultyParametersReachNoBackend) {
  Start();
  EXPECT_EQ(Error(Get("/v1/parishes/ely/notices?pagesize=1")),
            "400 UNKNOWN_PARAMETER: pagesize: is no query parameter of this method");
  EXPECT_EQ(Error(Get("/v1/parishes/ely/notices/a?name=parishes/x/notices/y")),
            "400 UNKNOWN_PARAMETER: name: is no query parameter of this method");
  const ClientReply several = Get("/v1/parishes/ely/notices?a=1&pageSize=x");
  EXPECT_EQ(Error(several),
            "400 UNKNOWN_PARAMETER: a: is no query parameter of this method (and 1 more)");
  EXPECT_THAT(several.body, HasSubstr(R"("faultCount":"2")"));
  EXPECT_THAT(several.body,
              HasSubstr(R"({"field":"pageSize","description":"must be a whole number )"
                        R"(from -2147483648 to 2147483647"})"));
  EXPECT_EQ(Error(Get("/v1/notices/%zz")).substr(0, 21), "400 PERCENT_ENCODING:");
  EXPECT_EQ(service_->calls(), 0);
}

TEST_F(GatewayTest, FaultyBodiesReachNoBackend) {
  Start();
  const std::string notices = "/v1/parishes/ely/notices";
  EXPECT_EQ(Error(Json("POST", notices, "{\"title\":\"a\",}")),
            "400 JSON_MALFORMED: the body is not JSON: syntax error at byte 13");
  EXPECT_EQ(Error(Json("POST", notices, "{\"title\":5,\"viewCount\":\"x\"}")),
            "400 WRONG_TYPE: notice.title: must be a string (and 1 more)");
  EXPECT_EQ(Error(Fetch(port(), "POST", notices, "", "{}")),
            "415 CONTENT_TYPE: the body must be application/json in UTF-8, named in Content-Type");
  const ClientReply form =
      Fetch(port(), "POST", notices, "Content-Type: application/x-www-form-urlencoded\r\n", "a=b");
  EXPECT_EQ(form.status, 415);
  EXPECT_EQ(form.fields.at("accept"), "application/json");
  EXPECT_EQ(
      Fetch(port(), "POST", notices, "Content-Type: application/json; charset=utf-16\r\n", "{}")
          .status,
      415);
  EXPECT_EQ(Error(Json("POST", notices, "{}", "Content-Encoding: gzip\r\n")),
            "415 CONTENT_ENCODING: a body must come without Content-Encoding");
  EXPECT_EQ(Error(Json("DELETE", "/v1/parishes/ely/notices/a", "{}")),
            "400 BODY_NOT_TAKEN: this method takes no body");
  EXPECT_EQ(Error(Json("GET", "/v1/notices/a", "{}")),
            "400 BODY_NOT_TAKEN: this method takes no body");
  EXPECT_EQ(service_->calls(), 0);
}

TEST_F(GatewayTest, RefusalsOfTheServerItselfHaveTheSameForm) {
  options_.max_json_bytes = 1000;
  http_.limits.max_head_bytes = 2000;
  http_.limits.max_target_bytes = 500;
  http_.limits.head_timeout = absl::Milliseconds(50);
  http_.limits.body_timeout = absl::Milliseconds(50);
  http_.limits.sweep_interval = absl::Milliseconds(5);
  Start();
  EXPECT_EQ(Error(Json("POST", "/v1/echo", std::string(1001, ' '))),
            "413 BODY_TOO_LARGE: the body is larger than 1000 bytes");
  EXPECT_EQ(Error(Get("/" + std::string(600, 'x'))),
            "414 TARGET_TOO_LONG: the address is longer than 500 bytes");
  EXPECT_EQ(Error(Get("/", "X: " + std::string(3000, 'x') + "\r\n")),
            "431 HEAD_TOO_LARGE: the request's head is larger than 2000 bytes");
  HttpClient slow(port());
  slow.Send("GET / HTTP/1.1\r\nHo");
  EXPECT_EQ(Error(slow.Read()), "408 HEAD_TIMEOUT: the request's head came too slowly");
  HttpClient slow_body(port());
  slow_body.Send(
      "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
      "X-Request-Id: mine\r\nContent-Length: 100\r\n\r\n{");
  const ClientReply reply = slow_body.Read();
  EXPECT_EQ(Error(reply), "408 BODY_TIMEOUT: the request's body came too slowly");
  EXPECT_EQ(reply.fields.at("x-request-id"), "mine");
  HttpClient garbage(port());
  garbage.Send("hello\r\n\r\n");
  EXPECT_EQ(Error(garbage.Read()).substr(0, 19), "400 HTTP_MALFORMED:");
}

TEST_F(GatewayTest, WhatDoesNotFitIntoMemoryMayComeAgainLater) {
  http_.limits.max_buffered_bytes = 100000;
  Start();
  const ClientReply reply = Json("POST", "/v1/echo", std::string(100001, ' '));
  EXPECT_EQ(Error(reply),
            "503 MEMORY_FULL: this server holds as many bytes of other requests as it may");
  EXPECT_EQ(reply.fields.at("retry-after"), "1");
  service_->on_get = [](grpc::ServerContext&, const GetNoticeRequest&, Notice& notice) {
    notice.set_title(std::string(100001, 'x'));
    return grpc::Status::OK;
  };
  EXPECT_EQ(Error(Get("/v1/notices/a")),
            "503 MEMORY_FULL: this server holds as many bytes of other requests as it may");
}

TEST_F(GatewayTest, ACallerWhoGoesAwayCancelsTheCall) {
  Start();
  testing::Event reached;
  service_->on_get = [&](grpc::ServerContext& context, const GetNoticeRequest&, Notice&) {
    reached.Set();
    while (!context.IsCancelled()) std::this_thread::yield();
    return grpc::Status::CANCELLED;
  };
  {
    HttpClient client(port());
    client.Send("GET /v1/notices/a HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(reached.Wait());
  }
  EXPECT_TRUE(service_->AwaitCancelled(1));
}

TEST_F(GatewayTest, ACallerHasSoManyCallsAtOnce) {
  options_.max_calls_per_caller = 2;
  Start();
  std::atomic<int> reached = 0;
  service_->on_get = [&](grpc::ServerContext&, const GetNoticeRequest&, Notice&) {
    ++reached;
    EXPECT_TRUE(go_on_.Wait());
    return grpc::Status::OK;
  };
  const std::string alice =
      "GET /v1/notices/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\n\r\n";
  HttpClient first(port());
  HttpClient second(port());
  first.Send(alice);
  second.Send(alice);
  while (reached < 2) std::this_thread::yield();
  const ClientReply third = Get("/v1/notices/a", "Authorization: Bearer a\r\n");
  EXPECT_EQ(Error(third),
            "429 TOO_MANY_CALLS: this caller has 2 calls under way, and may have no more at once");
  EXPECT_EQ(third.fields.at("retry-after"), "1");
  HttpClient bob(port());
  bob.Send("GET /v1/notices/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer b\r\n\r\n");
  go_on_.Set();
  EXPECT_EQ(first.Read().status, 200);
  EXPECT_EQ(second.Read().status, 200);
  EXPECT_EQ(bob.Read().status, 200);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(Get("/v1/notices/a", "Authorization: Bearer a\r\n").status, 200) << "places are free";
  }
}

TEST_F(GatewayTest, AnAddressHasSoManyCallsAtOnceWhateverItsTokens) {
  options_.max_calls_per_caller = 2;
  options_.max_calls_per_address = 3;
  Start();
  std::atomic<int> reached = 0;
  service_->on_get = [&](grpc::ServerContext&, const GetNoticeRequest&, Notice&) {
    ++reached;
    EXPECT_TRUE(go_on_.Wait());
    return grpc::Status::OK;
  };
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<HttpClient>(port()));
    clients.back()->Send(absl::StrCat(
        "GET /v1/notices/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer made-up-", i, "\r\n\r\n"));
  }
  while (reached < 3) std::this_thread::yield();
  const ClientReply fourth = Get("/v1/notices/a", "Authorization: Bearer made-up-4\r\n");
  EXPECT_EQ(Error(fourth),
            "429 TOO_MANY_CALLS: this address has 3 calls under way, and may have no more at once");
  EXPECT_EQ(fourth.fields.at("retry-after"), "1");
  go_on_.Set();
  for (const auto& client : clients) EXPECT_EQ(client->Read().status, 200);
  EXPECT_EQ(Get("/v1/notices/a", "Authorization: Bearer made-up-4\r\n").status, 200);
}

TEST_F(GatewayTest, BrowsersOfConfiguredOriginsMayCall) {
  options_.cors_origins = {"https://portal.example"};
  Start();
  const std::string ask = "Access-Control-Request-Method: PATCH\r\n";
  const ClientReply preflight = Fetch(port(), "OPTIONS", "/v1/parishes/ely/notices/a",
                                      "Origin: https://portal.example\r\n" + ask);
  EXPECT_EQ(preflight.status, 204);
  EXPECT_EQ(preflight.fields.at("access-control-allow-origin"), "https://portal.example");
  EXPECT_EQ(preflight.fields.at("access-control-allow-methods"),
            "DELETE, GET, PATCH, HEAD, OPTIONS");
  EXPECT_THAT(preflight.fields.at("access-control-allow-headers"), HasSubstr("If-Match"));
  const ClientReply other = Fetch(port(), "OPTIONS", "/v1/parishes/ely/notices/a",
                                  "Origin: https://portal.example.evil\r\n" + ask);
  EXPECT_EQ(other.status, 204);
  EXPECT_EQ(other.fields.count("access-control-allow-origin"), 0u);
  EXPECT_EQ(other.fields.count("access-control-allow-methods"), 0u);

  const ClientReply get = Get("/v1/notices/a", "Origin: https://portal.example\r\n");
  EXPECT_EQ(get.fields.at("access-control-allow-origin"), "https://portal.example");
  EXPECT_EQ(get.fields.at("access-control-expose-headers"),
            "Allow, ETag, Retry-After, WWW-Authenticate, X-Next-Page-Token, X-Request-Id");
  EXPECT_EQ(get.fields.count("access-control-allow-credentials"), 0u);
  const ClientReply error = Get("/nowhere", "Origin: https://portal.example\r\n");
  EXPECT_EQ(error.fields.at("access-control-allow-origin"), "https://portal.example")
      << "or the page could not read why";
  EXPECT_EQ(Fetch(port(), "OPTIONS", "/nowhere").status, 404);
  EXPECT_EQ(Fetch(port(), "OPTIONS", "/v1/echo").fields.at("allow"), "GET, POST, HEAD, OPTIONS");
}

TEST_F(GatewayTest, CountsByRouteAndLogsFailuresWithoutAddresses) {
  Start();
  Get("/v1/parishes/ely/notices/secret-name?x=1");
  Get("/v1/parishes/ely/notices/crash");
  Get("/nowhere");
  const std::string metrics = registry_.Render();
  EXPECT_THAT(metrics, HasSubstr("copperplate_http_requests_total{route=\"GET "
                                 "/v1/{name=parishes/*/notices/*}\",status=\"400\"} 1"));
  EXPECT_THAT(metrics,
              HasSubstr("copperplate_http_requests_total{route=\"none\",status=\"404\"} 1"));
  std::string log;
  for (const std::string& line : log_.lines()) absl::StrAppend(&log, line, "\n");
  EXPECT_THAT(log, HasSubstr("\"status\":500"));
  EXPECT_THAT(log, Not(HasSubstr("secret-name")));
  EXPECT_THAT(log, Not(HasSubstr("\"status\":404")));
}

}  // namespace
}  // namespace copperplate::gateway
