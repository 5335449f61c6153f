#include "libs/server/credentials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/server/testing_certificate.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::server {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

TEST(Credentials, AreChosenNeverAssumed) {
  Options options;
  EXPECT_THAT(MakeCredentials(options), StatusIs(kInvalid, HasSubstr("neither TLS files nor")));
  options.insecure = true;
  options.tls.private_key = "key.pem";
  EXPECT_THAT(MakeCredentials(options), StatusIs(kInvalid, HasSubstr("choose one")));
}

TEST(Credentials, WithoutTlsStayOnTheMachine) {
  Options options;
  options.insecure = true;
  for (const char* listen :
       {"127.0.0.1:0", "127.1.2.3:80", "localhost:80", "[::1]:80", "unix:/run/x.sock"}) {
    options.listen = listen;
    EXPECT_THAT(MakeCredentials(options), IsOk()) << listen;
  }
  for (const char* listen : {"0.0.0.0:80", "[::]:80", "10.0.0.1:80", "localhost.example:80", ""}) {
    options.listen = listen;
    EXPECT_THAT(MakeCredentials(options), StatusIs(kInvalid)) << listen;
  }
}

TEST(Credentials, NameTheFileThatIsWrong) {
  const TestCertificate one;
  const TestCertificate other;
  Options options;
  options.tls = {.certificate_chain = one.certificate_file(), .private_key = one.key_file()};
  EXPECT_THAT(MakeCredentials(options), IsOk());

  options.tls.private_key = "/nowhere/key.pem";
  EXPECT_THAT(MakeCredentials(options), StatusIs(kInvalid, HasSubstr("private key /nowhere/")));
  options.tls.private_key = other.key_file();
  EXPECT_THAT(MakeCredentials(options),
              StatusIs(kInvalid, HasSubstr("is not that of the certificate")));
  options.tls = {.certificate_chain = one.key_file(), .private_key = one.key_file()};
  EXPECT_THAT(MakeCredentials(options), StatusIs(kInvalid, HasSubstr("holds no certificate")));
  options.tls = {.certificate_chain = one.certificate_file(),
                 .private_key = one.key_file(),
                 .client_authorities = "/nowhere/ca.pem"};
  EXPECT_THAT(MakeCredentials(options), StatusIs(kInvalid, HasSubstr("client authorities")));
  options.tls = {.certificate_chain = one.certificate_file(),
                 .private_key = one.key_file(),
                 .require_client_certificate = true};
  EXPECT_THAT(MakeCredentials(options), StatusIs(kInvalid, HasSubstr("of no authority")));
}

}  // namespace
}  // namespace copperplate::server
