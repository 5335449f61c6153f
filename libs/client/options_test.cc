#include "libs/client/options.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "libs/client/channel.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::client {
namespace {

using testing::StatusIs;

// A file with this text, gone with the object.
class TextFile {
 public:
  explicit TextFile(const std::string& text) {
    char path[] = "/tmp/copperplate-client-XXXXXX";
    close(mkstemp(path));
    path_ = path;
    std::ofstream(path_) << text;
  }
  ~TextFile() { std::remove(path_.c_str()); }
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string MessageOf(const absl::StatusOr<Security>& security) {
  EXPECT_THAT(security, StatusIs(absl::StatusCode::kInvalidArgument));
  return std::string(security.status().message());
}

TEST(ClientOptions, ReadTheAuthoritiesAndTheServicesOwnCertificate) {
  const TextFile ca("CA");
  const TextFile certificate("CERTIFICATE");
  const TextFile key("KEY");
  const auto security =
      Resolve({.ca_file = ca.path(), .plaintext = false}, certificate.path(), key.path());
  ABSL_ASSERT_OK(security);
  EXPECT_EQ(security->ca, "CA");
  EXPECT_EQ(security->certificate, "CERTIFICATE");
  EXPECT_EQ(security->key, "KEY");
  EXPECT_FALSE(security->plaintext);

  const auto alone = Resolve({.ca_file = ca.path(), .plaintext = false}, "", "");
  ABSL_ASSERT_OK(alone);
  EXPECT_EQ(alone->certificate, "");

  // A service's TLS files are no business of what is spoken on this machine.
  const auto plain =
      Resolve({.ca_file = "", .plaintext = true}, certificate.path(), "/nowhere/key.pem");
  ABSL_ASSERT_OK(plain);
  EXPECT_TRUE(plain->plaintext);
  EXPECT_EQ(plain->certificate, "");
}

TEST(ClientOptions, RefuseWhatIsNoConfiguration) {
  const TextFile ca("CA");
  EXPECT_EQ(
      MessageOf(Resolve({}, "", "")),
      "services_ca_file: other services need either this or services_plaintext, and not both");
  EXPECT_EQ(
      MessageOf(Resolve({.ca_file = ca.path(), .plaintext = true}, "", "")),
      "services_ca_file: other services need either this or services_plaintext, and not both");
  EXPECT_EQ(MessageOf(Resolve({.ca_file = "/nowhere/ca.pem", .plaintext = false}, "", "")),
            "services_ca_file: /nowhere/ca.pem cannot be read, or is empty");
  EXPECT_EQ(MessageOf(Resolve({.ca_file = ca.path(), .plaintext = false}, "", "/nowhere/key.pem")),
            "tls_key_file: goes with tls_certificate_file, and neither alone");
}

TEST(ClientOptions, PlaintextStaysOnTheMachine) {
  Security plaintext;
  plaintext.plaintext = true;
  for (const char* local : {"127.0.0.1:7101", "localhost:7101", "[::1]:7101", "unix:/run/x.sock",
                            "dns:///127.0.0.1:7101"}) {
    ABSL_EXPECT_OK(CheckTarget("indicators_address", local, plaintext));
  }
  EXPECT_EQ(
      CheckTarget("indicators_address", "dns:///indicators.internal:7101", plaintext).message(),
      "services_plaintext: only for services on this machine, and "
      "indicators_address=dns:///indicators.internal:7101 is not");
  ABSL_EXPECT_OK(CheckTarget("indicators_address", "dns:///indicators.internal:7101", {}));
}

}  // namespace
}  // namespace copperplate::client
