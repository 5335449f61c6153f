#include "services/gateway/admin/admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "libs/testing/captured_log.h"
#include "services/gateway/testclient/http_client.h"
#include "services/gateway/testdata/descriptor_files.h"

namespace copperplate::gateway {
namespace {

using ::testing::HasSubstr;

class AdminTest : public ::testing::Test {
 protected:
  AdminTest() : folder_(absl::StrCat(::testing::TempDir(), "/admin_", getpid())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    BackendSecurity security;
    security.plaintext = true;
    backends_ = Backends::Make({{"one.v1", "127.0.0.1:1"}}, security).value();
    gateway_ = std::make_unique<Gateway>(
        Gateway::Parts{options_, *backends_, *error_details_, telemetry_});
    keeper_ = std::make_unique<CatalogueKeeper>(
        folder_, [this](auto catalogue) { gateway_->SetCatalogue(std::move(catalogue)); });
    HttpServerOptions http;
    http.port = 0;
    http.threads = 1;
    server_ = HttpServer::Start(http, *gateway_).value();
    pages_ = std::make_unique<AdminPages>(
        AdminSources{*gateway_, *keeper_, *backends_, *server_, metrics_});
    admin_ = HttpServer::Start(http, *pages_).value();
  }
  ~AdminTest() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& path) {
    std::ofstream(absl::StrCat(folder_, "/", name, ".binpb"), std::ios::binary)
        << testdata::MadeUpDescriptors(
               name, {{absl::StrCat("[google.api.http] { get: \"", path, "\" }")}});
    ASSERT_TRUE(keeper_->Poll().ok());
    ASSERT_TRUE(keeper_->Poll().ok());  // a change is taken once it stays
  }
  ClientReply Get(const std::string& path) { return Fetch(admin_->port(), "GET", path); }

  const std::string folder_;
  ProxyOptions options_;
  metrics::Registry metrics_;
  testing::CapturedLog log_;
  Telemetry telemetry_{metrics_, log_.logger(), false};
  std::unique_ptr<PlanSet> error_details_ = PlanSet::OfErrorDetails();
  std::unique_ptr<Backends> backends_;
  std::unique_ptr<Gateway> gateway_;
  std::unique_ptr<CatalogueKeeper> keeper_;
  std::unique_ptr<HttpServer> server_;
  std::unique_ptr<AdminPages> pages_;
  std::unique_ptr<HttpServer> admin_;
};

TEST_F(AdminTest, SaysWhyItIsNotReady) {
  EXPECT_EQ(Get("/livez").status, 200);
  ASSERT_TRUE(keeper_->Poll().ok());
  EXPECT_EQ(Get("/readyz").status, 503);
  EXPECT_EQ(Get("/readyz").body, "not ready: no descriptor set is served\n");
  Write("one", "/v1/one");
  EXPECT_EQ(Get("/readyz").status, 200);
  EXPECT_EQ(Get("/readyz").body, "ready\n");
  Write("two", "/v1/one");
  EXPECT_EQ(Get("/readyz").body, "ready\n1 sets refused, see /routes\n");
  pages_->Drain();
  EXPECT_EQ(Get("/readyz").status, 503);
  EXPECT_EQ(Get("/readyz").body, "not ready: shutting down\n1 sets refused, see /routes\n");
}

TEST_F(AdminTest, StaysReadyWhenTheFolderCannotBeListed) {
  Write("one", "/v1/one");
  std::filesystem::remove_all(folder_);
  EXPECT_FALSE(keeper_->Poll().ok());
  const ClientReply ready = Get("/readyz");
  EXPECT_EQ(ready.status, 200);
  EXPECT_EQ(ready.body,
            absl::StrCat("ready\ncannot list ", folder_, ": No such file or directory\n"));
  EXPECT_THAT(
      Get("/routes").body,
      HasSubstr(absl::StrCat("set one.binpb: serves 1 routes\nfolder: cannot list ", folder_,
                             ": No such file or directory; what served before still "
                             "does\n")));
  EXPECT_EQ(Fetch(server_->port(), "GET", "/v1/one").status, 503) << "by the backend, who is away";
}

TEST_F(AdminTest, SaysWhyASetIsRefusedAndWhereRoutesLead) {
  Write("one", "/v1/shared");
  Write("two", "/v1/{text}");
  Write("three", "/v1/shared");
  const std::string routes = Get("/routes").body;
  EXPECT_THAT(routes, HasSubstr("set one.binpb: serves 1 routes\n"));
  EXPECT_THAT(routes,
              HasSubstr("set three.binpb: REFUSED: GET /v1/shared of three.v1.S.M0 is already the "
                        "route /v1/shared of one.v1.S.M0\n"));
  EXPECT_THAT(routes, HasSubstr("backend one.v1: IDLE 127.0.0.1:1\n"));
  EXPECT_THAT(routes, HasSubstr("route GET /v1/shared -> one.v1.S.M0\n"));
  EXPECT_THAT(routes, HasSubstr("route GET /v1/{text} -> two.v1.S.M0 (NO BACKEND CONFIGURED)\n"));
}

TEST_F(AdminTest, GivesMetrics) {
  Write("one", "/v1/one");
  HttpClient open(server_->port());
  open.Send("GET /v1/none HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(open.Read().status, 404);
  const ClientReply metrics = Get("/metrics");
  EXPECT_EQ(metrics.fields.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_THAT(metrics.body, HasSubstr("copperplate_http_connections 1\n"));
  EXPECT_THAT(metrics.body,
              HasSubstr("copperplate_http_requests_total{route=\"none\",status=\"404\"} 1\n"));
}

TEST_F(AdminTest, HasNothingElse) {
  EXPECT_EQ(Get("/").status, 404);
  EXPECT_EQ(Fetch(admin_->port(), "POST", "/livez").status, 405);
}

}  // namespace
}  // namespace copperplate::gateway
