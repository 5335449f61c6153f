#include "libs/client/options.h"

#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"

namespace copperplate::client {
namespace {

absl::Status Fault(absl::string_view setting, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(setting, ": ", what));
}

}  // namespace

void DeclareOptions(config::Settings& settings, Options& options) {
  settings.Text("services_ca_file", options.ca_file,
                "PEM file of the authorities that other services' certificates are signed by; they "
                "are shown this service's own.");
  settings.Bool("services_plaintext", options.plaintext,
                "Speak to other services without TLS, on this machine only.");
}

absl::StatusOr<std::string> ReadPem(absl::string_view setting, const std::string& path) {
  if (path.empty()) return std::string();
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  if (text.str().empty()) return Fault(setting, absl::StrCat(path, " cannot be read, or is empty"));
  return text.str();
}

absl::StatusOr<Security> Resolve(const Options& options, const std::string& certificate_file,
                                 const std::string& key_file) {
  if (options.plaintext == !options.ca_file.empty()) {
    return Fault("services_ca_file",
                 "other services need either this or services_plaintext, and not both");
  }
  Security security;
  security.plaintext = options.plaintext;
  if (options.plaintext) return security;
  if (certificate_file.empty() != key_file.empty()) {
    return Fault("tls_key_file", "goes with tls_certificate_file, and neither alone");
  }
  ABSL_ASSIGN_OR_RETURN(security.ca, ReadPem("services_ca_file", options.ca_file));
  ABSL_ASSIGN_OR_RETURN(security.certificate, ReadPem("tls_certificate_file", certificate_file));
  ABSL_ASSIGN_OR_RETURN(security.key, ReadPem("tls_key_file", key_file));
  return security;
}

absl::Status CheckTarget(absl::string_view setting, absl::string_view target,
                         const Security& security) {
  if (!security.plaintext || IsOnThisMachine(target)) return absl::OkStatus();
  return Fault("services_plaintext", absl::StrCat("only for services on this machine, and ",
                                                  setting, "=", target, " is not"));
}

}  // namespace copperplate::client
