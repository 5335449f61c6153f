#include "libs/auth/key_fetcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/testing/event.h"

namespace copperplate::auth {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

class FileKeyFetcherTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = absl::StrCat(::testing::TempDir(), "keys_XXXXXX");
    ASSERT_NE(mkdtemp(folder_.data()), nullptr);
    path_ = absl::StrCat(folder_, "/jwks.json");
    fetcher_ = MakeFileKeyFetcher(path_);
  }

  void Write(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::trunc) << text;
  }

  // The text, or `unchanged`, or the error.
  std::string Fetch() {
    const auto text = fetcher_->Fetch();
    if (!text.ok()) return absl::StrCat("error: ", text.status().message());
    return text->value_or("unchanged");
  }

  std::string folder_;
  std::string path_;
  std::unique_ptr<KeyFetcher> fetcher_;
};

TEST_F(FileKeyFetcherTest, ReadsAChangedFileTwiceThenRests) {
  Write(path_, "one");
  EXPECT_EQ(Fetch(), "one");
  EXPECT_EQ(Fetch(), "one") << "a writer may have been half-way through";
  EXPECT_EQ(Fetch(), "unchanged");
  EXPECT_EQ(Fetch(), "unchanged");
  Write(path_, "second");
  EXPECT_EQ(Fetch(), "second");
}

TEST_F(FileKeyFetcherTest, SeesAFilePutInTheOthersPlace) {
  Write(path_, "one");
  while (Fetch() != "unchanged") continue;
  Write(path_ + ".new", "two");
  ASSERT_EQ(std::rename((path_ + ".new").c_str(), path_.c_str()), 0);
  EXPECT_EQ(Fetch(), "two");
}

TEST_F(FileKeyFetcherTest, SaysWhatIsWrongAndReadsAgainOnceItIsRight) {
  EXPECT_EQ(Fetch(), absl::StrCat("error: ", path_, " cannot be read: No such file or directory"));
  Write(path_, "one");
  while (Fetch() != "unchanged") continue;
  ASSERT_EQ(std::rename(path_.c_str(), (path_ + ".away").c_str()), 0);
  EXPECT_EQ(Fetch(), absl::StrCat("error: ", path_, " cannot be read: No such file or directory"));
  ASSERT_EQ(std::rename((path_ + ".away").c_str(), path_.c_str()), 0);
  EXPECT_EQ(Fetch(), "one");
  Write(path_, std::string(256 * 1024 + 1, ' '));
  EXPECT_EQ(Fetch(), absl::StrCat("error: ", path_, " cannot be read: File too large"));
}

TEST(UrlKeyFetcher, TakesHttpsAndHttpToLoopbackOnly) {
  const auto message = [](const char* url) {
    UrlKeyFetcherOptions options;
    options.url = url;
    return std::string(MakeUrlKeyFetcher(options).status().message());
  };
  for (const char* good :
       {"https://issuer.example/jwks.json", "http://127.0.0.1:8090/jwks.json",
        "http://127.8.9.10/jwks.json", "http://localhost:8090/", "http://[::1]:8090/jwks.json"}) {
    EXPECT_EQ(message(good), "") << good;
  }
  for (const char* bad :
       {"http://issuer.example/jwks.json", "http://10.0.0.1/", "http://localhost.example/",
        "http://128.0.0.1/", "http://[::2]/", "ftp://127.0.0.1/", "file:///etc/passwd",
        "gopher://127.0.0.1/", "http://127.0.0.1.example/"}) {
    EXPECT_EQ(message(bad), "the key set's URL must be https, or http to a loopback host") << bad;
  }
  for (const char* bad : {"", "jwks.json", "http://", "https://a b/", "http://127.0.0.1:99999/"}) {
    EXPECT_EQ(message(bad), "the key set's URL is malformed") << bad;
  }
  EXPECT_EQ(message("https://user:word@issuer.example/"),
            "the key set's URL must not hold a user or password");
  EXPECT_EQ(message("https://user@issuer.example/"),
            "the key set's URL must not hold a user or password");
}

// Answers one connection on a loopback port with what it is given, then closes it.
class OneReplyServer {
 public:
  explicit OneReplyServer(std::string reply) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(listener_, 1), 0);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, reply = std::move(reply)] { Serve(reply); });
  }

  ~OneReplyServer() {
    shutdown(listener_, SHUT_RDWR);
    finish_.Set();
    thread_.join();
    close(listener_);
  }

  std::unique_ptr<KeyFetcher> Fetcher(absl::Duration timeout = absl::Seconds(20)) const {
    UrlKeyFetcherOptions options;
    options.url = absl::StrCat("http://127.0.0.1:", port_, "/jwks.json");
    options.timeout = timeout;
    return MakeUrlKeyFetcher(options).value();
  }

  copperplate::testing::Event& asked() { return asked_; }

 private:
  // An empty reply is none: the connection stays open until the end.
  void Serve(const std::string& reply) {
    const int connection = accept(listener_, nullptr, nullptr);
    if (connection < 0) return;
    char request[4096];
    if (read(connection, request, sizeof(request)) > 0) asked_.Set();
    if (reply.empty() && !finish_.Wait()) ADD_FAILURE() << "the test did not end";
    for (size_t sent = 0; sent < reply.size();) {
      const ssize_t count =
          send(connection, reply.data() + sent, reply.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) break;
      sent += static_cast<size_t>(count);
    }
    close(connection);
  }

  int listener_ = -1;
  int port_ = 0;
  copperplate::testing::Event asked_;
  copperplate::testing::Event finish_;
  std::thread thread_;
};

std::string Fault(KeyFetcher& fetcher) { return std::string(fetcher.Fetch().status().message()); }

TEST(UrlKeyFetcher, GivesTheBodyOfAGoodReply) {
  OneReplyServer server("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"keys\":[]}");
  EXPECT_EQ(server.Fetcher()->Fetch().value(), "{\"keys\":[]}");
}

TEST(UrlKeyFetcher, RefusesOtherRepliesAndFollowsNoRedirect) {
  OneReplyServer missing("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  EXPECT_THAT(Fault(*missing.Fetcher()), EndsWith("the reply has HTTP status 404"));
  OneReplyServer moved(
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
  EXPECT_THAT(Fault(*moved.Fetcher()), EndsWith("the reply has HTTP status 302"));
  OneReplyServer cut("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"keys\":[]}");
  EXPECT_THAT(Fault(*cut.Fetcher()), HasSubstr("cannot be fetched: "));
}

TEST(UrlKeyFetcher, RefusesALargeReplyWhateverLengthItClaims) {
  OneReplyServer server(absl::StrCat("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
                                     std::string(size_t{300} * 1024, ' ')));
  EXPECT_THAT(Fault(*server.Fetcher()), EndsWith("the reply is larger than 256 KiB"));
}

TEST(UrlKeyFetcher, GivesUpAfterItsTimeOrWhenCancelled) {
  OneReplyServer slow("");
  EXPECT_THAT(Fault(*slow.Fetcher(absl::Milliseconds(100))), HasSubstr("cannot be fetched: "));
  OneReplyServer stuck("");
  const auto fetcher = stuck.Fetcher(absl::Minutes(10));
  std::thread canceller([&] {
    EXPECT_TRUE(stuck.asked().Wait());
    fetcher->Cancel();
  });
  EXPECT_THAT(Fault(*fetcher), HasSubstr("cannot be fetched: "));
  canceller.join();
}

TEST(UrlKeyFetcher, SaysThatNobodyAnswers) {
  UrlKeyFetcherOptions options;
  options.url = "http://127.0.0.1:1/jwks.json";
  EXPECT_THAT(Fault(**MakeUrlKeyFetcher(options)),
              HasSubstr("http://127.0.0.1:1/jwks.json cannot be fetched: "));
}

}  // namespace
}  // namespace copperplate::auth
