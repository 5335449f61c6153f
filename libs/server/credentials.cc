#include "libs/server/credentials.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"

namespace copperplate::server {
namespace {

absl::StatusOr<std::string> ReadFile(absl::string_view what, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("the ", what, " ", path, " is missing, unreadable or empty"));
  }
  return text.str();
}

// gRPC would only say that it cannot listen.
absl::Status CheckPair(const TlsFiles& files, const std::string& chain, const std::string& key) {
  const auto open = [](const std::string& pem) {
    return std::unique_ptr<BIO, decltype(&BIO_free)>(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  };
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      PEM_read_bio_X509(open(chain).get(), nullptr, nullptr, nullptr), &X509_free);
  if (certificate == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("the certificate chain ", files.certificate_chain, " holds no certificate"));
  }
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> private_key(
      PEM_read_bio_PrivateKey(open(key).get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  if (private_key == nullptr || X509_check_private_key(certificate.get(), private_key.get()) != 1) {
    return absl::InvalidArgumentError(absl::StrCat("the private key ", files.private_key,
                                                   " is not that of the certificate ",
                                                   files.certificate_chain));
  }
  return absl::OkStatus();
}

bool StaysOnTheMachine(absl::string_view listen) {
  return absl::StartsWith(listen, "unix:") || absl::StartsWith(listen, "127.") ||
         absl::StartsWith(listen, "localhost:") || absl::StartsWith(listen, "[::1]:");
}

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> Insecure(absl::string_view listen) {
  if (!StaysOnTheMachine(listen)) {
    return absl::InvalidArgumentError(
        absl::StrCat("without TLS the service listens on the loopback interface or on a unix "
                     "socket only, not on ",
                     listen));
  }
  return grpc::InsecureServerCredentials();
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> MakeCredentials(const Options& options) {
  const TlsFiles& files = options.tls;
  const bool tls = !files.certificate_chain.empty() || !files.private_key.empty();
  if (tls == options.insecure) {
    return absl::InvalidArgumentError(tls ? "TLS files and insecure are both set: choose one"
                                          : "neither TLS files nor insecure are set: choose one");
  }
  if (options.insecure) return Insecure(options.listen);

  ABSL_ASSIGN_OR_RETURN(const std::string chain,
                        ReadFile("certificate chain", files.certificate_chain));
  ABSL_ASSIGN_OR_RETURN(const std::string key, ReadFile("private key", files.private_key));
  ABSL_RETURN_IF_ERROR(CheckPair(files, chain, key));
  grpc::SslServerCredentialsOptions ssl(
      files.client_authorities.empty() ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
      : files.require_client_certificate
          ? GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY
          : GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);
  if (files.client_authorities.empty() && files.require_client_certificate) {
    return absl::InvalidArgumentError("client certificates are required of no authority");
  }
  if (!files.client_authorities.empty()) {
    ABSL_ASSIGN_OR_RETURN(ssl.pem_root_certs,
                          ReadFile("client authorities", files.client_authorities));
  }
  ssl.pem_key_cert_pairs.push_back({key, chain});
  return grpc::SslServerCredentials(ssl);
}

}  // namespace copperplate::server
