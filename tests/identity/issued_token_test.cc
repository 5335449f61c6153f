// A token of the local stack's issuer, as deploy/local/token prints it, is taken by the services'
// authenticator with the issuer's key set, from its file and from its URL.
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/auth/jwt_authenticator.h"
#include "libs/auth/key_refresher.h"

namespace copperplate::auth {
namespace {

// Runs the issuer in a state folder of its own.
class Issuer {
 public:
  Issuer() {
    char folder[] = "/tmp/copperplate-issuer-XXXXXX";
    state_ = mkdtemp(folder);
    int ends[2];
    if (pipe(ends) != 0) abort();
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      execl("deploy/local/issuer/issuer", "issuer", "--port", "0", "--state", state_.c_str(),
            nullptr);
      _exit(127);
    }
    close(ends[1]);
    FILE* output = fdopen(ends[0], "r");
    char line[200] = "";
    if (fgets(line, sizeof(line), output) != nullptr) ready_line_ = line;
    fclose(output);
  }

  ~Issuer() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
    std::filesystem::remove_all(state_);
  }

  const std::string& ready_line() const { return ready_line_; }
  std::string KeySetFile() const { return state_ + "/issuer/jwks.json"; }
  std::string KeySetUrl() const {
    std::ifstream file(state_ + "/issuer/url");
    return std::string(std::istreambuf_iterator<char>(file), {}) + "/jwks.json";
  }

  // What deploy/local/token prints, without the newline.
  std::string Token(const std::string& arguments) const {
    FILE* output = popen(("env -u COPPERPLATE_ISSUER_PORT COPPERPLATE_STATE=" + state_ +
                          " deploy/local/token " + arguments)
                             .c_str(),
                         "r");
    char text[8192] = "";
    const size_t size = fread(text, 1, sizeof(text), output);
    pclose(output);
    return size == 0 ? "" : std::string(text, size - 1);
  }

 private:
  std::string state_;
  pid_t process_ = -1;
  std::string ready_line_;
};

void ExpectTaken(const Issuer& issuer, std::unique_ptr<KeyFetcher> fetcher) {
  auto keys = std::make_shared<KeyStore>();
  KeyRefresher refresher(
      std::move(fetcher), keys, {}, [](const std::string&) {}, Clock::System());
  refresher.Start();
  ASSERT_TRUE(refresher.status().ok()) << refresher.status();
  JwtOptions options;
  options.issuer = "https://issuer.copperplate.localhost";
  options.audience = "copperplate";
  const auto authenticator = JwtAuthenticator::Create(options, keys, Clock::System()).value();

  const auto principal = authenticator->Authenticate(
      issuer.Token("--roles admin,viewer --force cambridgeshire --force kent"));
  ASSERT_TRUE(principal.ok()) << principal.status();
  EXPECT_EQ((*principal)->subject, "local-developer");
  EXPECT_TRUE((*principal)->HasRole("cambridgeshire", "admin"));
  EXPECT_TRUE((*principal)->HasRole("kent", "viewer"));
  EXPECT_FALSE((*principal)->HasRole("kent", "publisher"));
  EXPECT_FALSE((*principal)->HasRole("essex", "viewer"));
}

TEST(IssuedToken, IsTakenWithTheKeySetFromItsFileAndFromItsUrl) {
  const Issuer issuer;
  ASSERT_EQ(issuer.ready_line().substr(0, 33), "issuer ready on http://127.0.0.1:")
      << issuer.ready_line();
  ExpectTaken(issuer, MakeFileKeyFetcher(issuer.KeySetFile()));
  UrlKeyFetcherOptions url;
  url.url = issuer.KeySetUrl();
  ExpectTaken(issuer, MakeUrlKeyFetcher(url).value());
}

}  // namespace
}  // namespace copperplate::auth
