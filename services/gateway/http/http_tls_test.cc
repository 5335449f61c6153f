// The server behind TLS, as people reach it.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <thread>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/http/http_server.h"
#include "services/gateway/http/testing_handler.h"
#include "services/gateway/testclient/http_client.h"

namespace copperplate::gateway {
namespace {

template <typename Write>
std::string Pem(Write write) {
  BIO* bio = BIO_new(BIO_s_mem());
  write(bio);
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio, &text);  // NOLINT: OpenSSL's type
  std::string pem(text, static_cast<size_t>(size));
  BIO_free(bio);
  return pem;
}

// A certificate for this machine, signed by itself, and its key.
void MakeCertificate(HttpServerOptions& options) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_NAME* name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_set_pubkey(certificate, key);
  X509_sign(certificate, key, EVP_sha256());
  options.certificate = Pem([&](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
  options.key = Pem(
      [&](BIO* bio) { PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
  X509_free(certificate);
  EVP_PKEY_free(key);
}

// One connection, for requests that say `Connection: close`.
class TlsClient {
 public:
  TlsClient(int port, int max_version) : context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_min_proto_version(context_, 0);
    SSL_CTX_set_max_proto_version(context_, max_version);
    SSL_CTX_set_security_level(context_, 0);
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    const timeval limit = {30, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) std::abort();
    ssl_ = SSL_new(context_);
    SSL_set_fd(ssl_, socket_);
    connected_ = SSL_connect(ssl_) == 1;
  }
  ~TlsClient() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
    close(socket_);
  }

  bool connected() const { return connected_; }

  // What comes until `end` is its end, or the server closes.
  std::string Ask(const std::string& request, const std::string& end = "none") {
    if (SSL_write(ssl_, request.data(), static_cast<int>(request.size())) <= 0) return "";
    std::string reply;
    char block[65536];
    while (!absl::EndsWith(reply, end)) {
      const int n = SSL_read(ssl_, block, sizeof(block));
      if (n <= 0) break;
      reply.append(block, static_cast<size_t>(n));
    }
    return reply;
  }

 private:
  SSL_CTX* const context_;
  SSL* ssl_ = nullptr;
  int socket_ = -1;
  bool connected_ = false;
};

class HttpTlsTest : public ::testing::Test {
 protected:
  HttpTlsTest() {
    HttpServerOptions options;
    options.port = 0;
    options.threads = 2;
    MakeCertificate(options);
    server_ = HttpServer::Start(options, handler_).value();
  }

  static std::string Get(const std::string& path) {
    return absl::StrCat("GET ", path, " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }
  static std::string BodyOf(const std::string& reply) {
    const size_t empty_line = reply.find("\r\n\r\n");
    return empty_line == std::string::npos ? "no head" : reply.substr(empty_line + 4);
  }

  TestingHandler handler_;
  std::unique_ptr<HttpServer> server_;
};

TEST_F(HttpTlsTest, ServesWhateverAPlainConnectionDoes) {
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient plain(server_->port(), version);
    ASSERT_TRUE(plain.connected());
    const std::string kept = plain.Ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n", "127.0.0.1");
    EXPECT_EQ(BodyOf(kept), "GET /a?  127.0.0.1");
    EXPECT_EQ(BodyOf(plain.Ask(Get("/b"))), "GET /b?  127.0.0.1");
    TlsClient threaded(server_->port(), version);
    EXPECT_EQ(BodyOf(threaded.Ask(Get("/thread"))), "from a thread");
    TlsClient streamed(server_->port(), version);
    EXPECT_EQ(BodyOf(streamed.Ask(Get("/stream"))),
              "8\r\npiece 0\n\r\n8\r\npiece 1\n\r\n8\r\npiece 2\n\r\n0\r\n\r\n");
    TlsClient large(server_->port(), version);
    EXPECT_EQ(BodyOf(large.Ask(Get("/large"))).size(), 32u << 20);
  }
}

TEST_F(HttpTlsTest, ReadsBodies) {
  TlsClient client(server_->port(), TLS1_3_VERSION);
  const std::string body(150000, 'y');
  EXPECT_EQ(BodyOf(client.Ask(absl::StrCat("POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                           "Content-Length: 150000\r\n\r\n",
                                           body))),
            body);
}

TEST_F(HttpTlsTest, TakesNoOlderTlsAndNoPlainText) {
  EXPECT_FALSE(TlsClient(server_->port(), TLS1_1_VERSION).connected());
  HttpClient plain(server_->port());
  plain.Send(Get("/a"));
  EXPECT_EQ(plain.Read().status, 0);
}

TEST_F(HttpTlsTest, StopsInOrder) {
  TlsClient client(server_->port(), TLS1_3_VERSION);
  std::string reply;
  std::thread asking([&] { reply = client.Ask(Get("/hold")); });
  const auto held = handler_.TakeHeld();
  std::thread stopping([this] { server_->Stop(absl::Seconds(30)); });
  EXPECT_TRUE(handler_.AwaitDrained(1));
  held->Reply(TestingHandler::Text("still answered"));
  asking.join();
  stopping.join();
  EXPECT_EQ(BodyOf(reply), "still answered");
}

}  // namespace
}  // namespace copperplate::gateway
