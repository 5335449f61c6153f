#include "libs/server/admin_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "libs/server/testing_http.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::server {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using testing::StatusIs;

AdminServer::Pages Pages() {
  return {.metrics =
              [] {
                return AdminPage{200, "calls 1\n"};
              },
          .livez =
              [] {
                return AdminPage{200, "ok\n"};
              },
          .readyz =
              [] {
                return AdminPage{503, "database: gone\n"};
              }};
}

TEST(AdminServer, AnswersItsThreePages) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto server, AdminServer::Start("127.0.0.1:0", Pages()));
  ASSERT_GT(server->port(), 0);
  const std::string metrics = HttpGet(server->port(), "/metrics");
  EXPECT_THAT(metrics,
              StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_THAT(metrics, EndsWith("\r\n\r\ncalls 1\n"));
  EXPECT_THAT(HttpGet(server->port(), "/livez?verbose"), EndsWith("\r\n\r\nok\n"));
  const std::string ready = HttpGet(server->port(), "/readyz");
  EXPECT_THAT(ready, StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
  EXPECT_THAT(ready, EndsWith("\r\n\r\ndatabase: gone\n"));
}

TEST(AdminServer, HasNothingElse) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto server, AdminServer::Start("127.0.0.1:0", Pages()));
  for (const char* path :
       {"/", "/metrics/", "/etc/passwd", "/../CMakeLists.txt", "/readyz/x", "*"}) {
    EXPECT_THAT(HttpGet(server->port(), path), HasSubstr("404 Not Found")) << path;
  }
  EXPECT_THAT(HttpRequest(server->port(), "POST /livez HTTP/1.1\r\nContent-Length: 1\r\n\r\nx"),
              StartsWith("HTTP/1.1 405"));
  EXPECT_EQ(HttpRequest(server->port(), "hello\r\n\r\n"), "") << "not HTTP";
  EXPECT_EQ(HttpRequest(server->port(),
                        "GET /livez HTTP/1.1\r\nX: " + std::string(9000, 'x') + "\r\n\r\n"),
            "");
}

TEST(AdminServer, IsNotHeldUpByACallerThatSendsNothing) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto server, AdminServer::Start("127.0.0.1:0", Pages()));
  const SilentConnection silent(server->port());
  EXPECT_THAT(HttpGet(server->port(), "/livez"), EndsWith("ok\n"));
}

TEST(AdminServer, RefusesWhatIsNoAddress) {
  for (const char* listen : {"", "9090", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000", "host:1"}) {
    EXPECT_THAT(AdminServer::Start(listen, Pages()),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("admin port's address")));
  }
}

TEST(AdminServer, NamesAnAddressItCannotHave) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, AdminServer::Start("127.0.0.1:0", Pages()));
  const std::string taken = absl::StrCat("127.0.0.1:", first->port());
  EXPECT_THAT(AdminServer::Start(taken, Pages()),
              StatusIs(absl::StatusCode::kUnavailable,
                       absl::StrCat("cannot listen on ", taken,
                                    " for the admin port: Address already in use")));
}

}  // namespace
}  // namespace copperplate::server
