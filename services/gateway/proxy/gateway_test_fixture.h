#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/event.h"
#include "services/gateway/fakebackend/parish_backend.h"
#include "services/gateway/http/http_server.h"
#include "services/gateway/proxy/gateway.h"
#include "services/gateway/testclient/http_client.h"
#include "services/gateway/testdata/descriptor_files.h"

namespace copperplate::gateway {

// A stream of the events of a parish, in the service behind the gateway.
inline constexpr char kWatch[] = "/v1/parishes/ely/notices:watch";

// The whole gateway on a socket, in front of the fake service.
class GatewayTest : public ::testing::Test {
 protected:
  // Options may be changed before Start().
  void Start() {
    BackendSecurity security;
    security.plaintext = true;
    security.max_reply_bytes = reply_bytes_;
    backends_ = Backends::Make(addresses_, security).value();
    telemetry_ = std::make_unique<Telemetry>(registry_, log_.logger(), options_.log_every_request);
    gateway_ = std::make_unique<Gateway>(
        Gateway::Parts{options_, *backends_, *error_details_, *telemetry_});
    SetFiles({{"parish.binpb", testdata::ParishDescriptors(), absl::UnixEpoch()}});
    http_.port = 0;
    http_.threads = 2;
    server_ = HttpServer::Start(http_, *gateway_).value();
  }

  void SetFiles(const std::vector<SetFile>& files) {
    gateway_->SetCatalogue(Catalogue::Next(Catalogue(), files));
  }

  ~GatewayTest() override {
    if (server_ != nullptr) server_->Stop(absl::Seconds(5));
  }

  int port() const { return server_->port(); }

  ClientReply Get(const std::string& target, const std::string& fields = "") {
    return Fetch(port(), "GET", target, fields);
  }
  ClientReply Json(const std::string& method, const std::string& target, const std::string& body,
                   const std::string& fields = "") {
    return Fetch(port(), method, target, absl::StrCat("Content-Type: application/json\r\n", fields),
                 body);
  }

  // `status REASON: message` of an error, after checking that it is one in the form of AIP-193.
  static std::string Error(const ClientReply& reply) {
    EXPECT_EQ(reply.fields.count("content-type") == 0 ? "" : reply.fields.at("content-type"),
              "application/json");
    EXPECT_EQ(reply.fields.count("x-request-id"), 1u);
    boost::json::error_code fault;
    const auto body = boost::json::parse(reply.body, fault);
    if (fault || !body.is_object() || !body.as_object().contains("error")) {
      ADD_FAILURE() << "no error body: " << reply.status << " " << reply.body;
      return "";
    }
    const auto& error = body.at("error");
    EXPECT_EQ(error.at("code").as_int64(), reply.status);
    std::string reason;
    for (const auto& detail : error.at("details").as_array()) {
      if (detail.at("@type") == "type.googleapis.com/google.rpc.ErrorInfo") {
        reason = detail.at("reason").as_string().c_str();
      }
    }
    return absl::StrCat(reply.status, " ", reason, ": ",
                        std::string(error.at("message").as_string().c_str()));
  }

  testing::Event go_on_;  // handlers of the service wait for it, also when the test has ended
  ProxyOptions options_;
  size_t reply_bytes_ = 32 << 20;
  HttpServerOptions http_;
  std::unique_ptr<ParishBackend> service_ = std::make_unique<ParishBackend>();
  std::vector<BackendAddress> addresses_ = {{"parish.v1", service_->target()}};
  std::unique_ptr<PlanSet> error_details_ = PlanSet::OfErrorDetails();
  metrics::Registry registry_;
  testing::CapturedLog log_;
  std::unique_ptr<Backends> backends_;
  std::unique_ptr<Telemetry> telemetry_;
  std::unique_ptr<Gateway> gateway_;
  std::unique_ptr<HttpServer> server_;
};

}  // namespace copperplate::gateway
