#include "libs/client/channel.h"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/server/testing_certificate.h"

namespace copperplate::client {
namespace {

std::string TextOf(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A server that takes callers only who show `certificate`.
class MutualServer {
 public:
  explicit MutualServer(const server::TestCertificate& certificate) {
    grpc::SslServerCredentialsOptions options(
        GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
    options.pem_root_certs = certificate.certificate();
    options.pem_key_cert_pairs.push_back(
        {TextOf(certificate.key_file()), certificate.certificate()});
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::SslServerCredentials(options), &port_);
    builder.RegisterCallbackGenericService(&service_);
    server_ = builder.BuildAndStart();
    EXPECT_NE(port_, 0);
  }
  // By the name that the certificate is for.
  std::string target() const { return absl::StrCat("localhost:", port_); }

 private:
  int port_ = 0;
  grpc::CallbackGenericService service_;  // without it no server starts; has no method
  std::unique_ptr<grpc::Server> server_;
};

// What the first attempt to connect comes to.
grpc_connectivity_state Connect(grpc::Channel& channel) {
  grpc_connectivity_state state = channel.GetState(/*try_to_connect=*/true);
  const auto deadline = std::chrono::system_clock::now() + std::chrono::seconds(30);
  while (state == GRPC_CHANNEL_IDLE || state == GRPC_CHANNEL_CONNECTING) {
    if (!channel.WaitForStateChange(state, deadline)) break;
    state = channel.GetState(/*try_to_connect=*/false);
  }
  return state;
}

TEST(ClientChannel, ShowsTheServicesOwnCertificate) {
  const server::TestCertificate certificate;
  const MutualServer server(certificate);
  Security security;
  security.ca = certificate.certificate();
  security.certificate = certificate.certificate();
  security.key = TextOf(certificate.key_file());
  EXPECT_EQ(Connect(*MakeChannel(server.target(), security)), GRPC_CHANNEL_READY);
}

TEST(ClientChannel, IsTurnedAwayWithoutOne) {
  const server::TestCertificate certificate;
  const MutualServer server(certificate);
  Security security;
  security.ca = certificate.certificate();
  EXPECT_EQ(Connect(*MakeChannel(server.target(), security)), GRPC_CHANNEL_TRANSIENT_FAILURE);
}

TEST(ClientChannel, TrustsItsAuthoritiesAlone) {
  const server::TestCertificate certificate;
  const MutualServer server(certificate);
  const server::TestCertificate another;
  Security security;
  security.ca = another.certificate();
  security.certificate = certificate.certificate();
  security.key = TextOf(certificate.key_file());
  EXPECT_EQ(Connect(*MakeChannel(server.target(), security)), GRPC_CHANNEL_TRANSIENT_FAILURE);
}

}  // namespace
}  // namespace copperplate::client
