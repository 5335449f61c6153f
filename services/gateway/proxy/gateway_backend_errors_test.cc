// What services, and gRPC in their place, answer instead of a reply.
#include <gmock/gmock.h>
#include <google/rpc/error_details.pb.h>

#include <thread>

#include "services/gateway/proxy/gateway_test_fixture.h"

namespace copperplate::gateway {
namespace {

using parish::v1::GetNoticeRequest;
using parish::v1::Notice;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(GatewayTest, KeepsTheServicesDetails) {
  Start();
  const ClientReply reply = Get("/v1/parishes/ely/notices/missing");
  EXPECT_EQ(Error(reply), "404 NOTICE_NOT_FOUND: no notice has this name");
  EXPECT_THAT(reply.body, HasSubstr(R"("metadata":{"name":"parishes/ely/notices/missing"})"));
  EXPECT_THAT(reply.body, HasSubstr(R"({"@type":"type.googleapis.com/parish.v1.Place",)"
                                    R"("street":"a detail of the service's own","latitude":0})"));
}

TEST_F(GatewayTest, MapsEveryCodeAndSaysWhenToComeBack) {
  Start();
  google::rpc::Status status;
  google::rpc::ErrorInfo info;
  info.set_reason("R");
  service_->on_get = [&](grpc::ServerContext&, const GetNoticeRequest&, Notice&) {
    return DetailedStatus(status);
  };
  const int http[] = {0,   499, 500, 400, 504, 404, 409, 403, 429,
                      400, 409, 400, 501, 500, 503, 500, 401};
  for (int code = 1; code <= 16; ++code) {
    status.Clear();
    status.set_code(code);
    status.set_message("m");
    status.add_details()->PackFrom(info);
    const ClientReply reply = Get("/v1/notices/a");
    EXPECT_EQ(Error(reply), absl::StrCat(http[code], " R: m"));
    EXPECT_EQ(reply.fields.count("www-authenticate"), code == 16 ? 1u : 0u);
  }
  status.set_code(8);
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_nanos(1500000);
  status.add_details()->PackFrom(retry);
  EXPECT_EQ(Get("/v1/notices/a").fields.at("retry-after"), "1") << "rounded up";
}

TEST_F(GatewayTest, WhatAServiceDidNotMeanToSayIsOpaqueAndLogged) {
  Start();
  const ClientReply reply = Get("/v1/parishes/ely/notices/crash", "X-Request-Id: incident-1\r\n");
  EXPECT_EQ(Error(reply),
            "500 INTERNAL: internal error; the log has more under request id incident-1");
  EXPECT_THAT(reply.body, Not(HasSubstr("/srv")));
  bool logged = false;
  for (const std::string& line : log_.lines()) {
    logged |= line.find("terminate called") != std::string::npos &&
              line.find("incident-1") != std::string::npos;
  }
  EXPECT_TRUE(logged);
}

// gRPC has words of its own for what it refuses itself: the caller hears ours.
TEST_F(GatewayTest, WhatGrpcItselfRefusesIsSaidInOurWords) {
  reply_bytes_ = 1000;
  Start();
  service_->on_get = [](grpc::ServerContext&, const GetNoticeRequest&, Notice& notice) {
    notice.set_title(std::string(2000, 'x'));
    return grpc::Status::OK;
  };
  const ClientReply large = Get("/v1/notices/a", "X-Request-Id: r1\r\n");
  EXPECT_EQ(Error(large),
            "500 REPLY_TOO_LARGE: the reply of the service parish.v1 is larger than may pass here: "
            "ask for less at once");
  EXPECT_THAT(large.body, HasSubstr(R"("metadata":{"requestId":"r1","service":"parish.v1"})"));
  service_->on_get = [](grpc::ServerContext&, const GetNoticeRequest&, Notice&) {
    return grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "of gRPC's own");
  };
  EXPECT_EQ(Error(Get("/v1/notices/a", "X-Request-Id: r2\r\n")),
            "501 BACKEND_LACKS_METHOD: the service parish.v1 does not have this method: it is "
            "older than its description");
  service_->on_get = [](grpc::ServerContext&, const GetNoticeRequest&, Notice&) {
    return grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "of gRPC's own");
  };
  const ClientReply unknown = Get("/v1/notices/a", "X-Request-Id: r3\r\n");
  EXPECT_EQ(Error(unknown),
            "401 UNAUTHENTICATED: the service parish.v1 refused the call without a reason");
  EXPECT_EQ(unknown.fields.at("www-authenticate"), "Bearer");
  std::string log;
  for (const std::string& line : log_.lines()) absl::StrAppend(&log, line, "\n");
  for (const char* id : {"r1", "r2", "r3"}) {
    EXPECT_THAT(log, HasSubstr(absl::StrCat("\"call_id\":\"", id, "\"")));
  }
  EXPECT_THAT(log, HasSubstr("of gRPC's own"));
}

TEST_F(GatewayTest, ABackendThatIsDownCostsOnlyItsOwnRoutes) {
  addresses_.push_back({"other.v1", "127.0.0.1:1"});
  Start();
  SetFiles({{"parish.binpb", testdata::ParishDescriptors(), absl::UnixEpoch()},
            {"other.binpb",
             testdata::MadeUpDescriptors("other", {{"[google.api.http] { get: \"/v1/other\" }"}}),
             absl::UnixEpoch()},
            {"third.binpb",
             testdata::MadeUpDescriptors("third", {{"[google.api.http] { get: \"/v1/third\" }"}}),
             absl::UnixEpoch()}});
  const ClientReply down = Get("/v1/other");
  EXPECT_EQ(Error(down), "503 BACKEND_UNAVAILABLE: the service other.v1 cannot be reached");
  EXPECT_EQ(down.fields.at("retry-after"), "1");
  EXPECT_THAT(down.body, Not(HasSubstr("127.0.0.1")));
  EXPECT_EQ(Error(Get("/v1/third")),
            "503 BACKEND_NOT_CONFIGURED: this gateway was not told where third.v1 runs");
  EXPECT_EQ(Get("/v1/notices/a").status, 200);

  // And it is found again when it is back.
  const int service_port = service_->port();
  service_ = nullptr;
  EXPECT_EQ(Get("/v1/notices/a").status, 503);
  service_ = std::make_unique<ParishBackend>(service_port);
  ClientReply again;
  for (int i = 0; i < 10000 && again.status != 200; ++i) again = Get("/v1/notices/a");
  EXPECT_EQ(again.status, 200);
}

TEST_F(GatewayTest, ACallThatTakesTooLongIs504) {
  Start();
  service_->on_get = [](grpc::ServerContext& context, const GetNoticeRequest&, Notice&) {
    while (!context.IsCancelled()) std::this_thread::yield();
    return grpc::Status::CANCELLED;
  };
  EXPECT_EQ(Error(Get("/v1/notices/a", "Grpc-Timeout: 30m\r\n")),
            "504 DEADLINE_EXCEEDED: the service parish.v1 did not answer within the call's "
            "deadline");
}

}  // namespace
}  // namespace copperplate::gateway
