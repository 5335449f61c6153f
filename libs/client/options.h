#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/client/channel.h"
#include "libs/config/settings.h"

namespace copperplate::client {

// How a service speaks to other services, as its settings say it.
struct Options {
  std::string ca_file;
  bool plaintext = false;
};

// Declares `services_ca_file` and `services_plaintext`; `options` outlives `settings`.
void DeclareOptions(config::Settings& settings, Options& options);

// A PEM file's text; empty where `path` is. INVALID_ARGUMENT names `setting`.
absl::StatusOr<std::string> ReadPem(absl::string_view setting, const std::string& path);

// The same, checked and read from its files, with the certificate that this service shows
// (`certificate_file` and `key_file`, those of its own server; both may be empty). INVALID_ARGUMENT
// names the setting: neither authorities nor plaintext, or both; a file that cannot be read; a
// certificate without its key.
absl::StatusOr<Security> Resolve(const Options& options, const std::string& certificate_file,
                                 const std::string& key_file);

// INVALID_ARGUMENT naming `setting` where `target` is not on this machine and TLS is off.
absl::Status CheckTarget(absl::string_view setting, absl::string_view target,
                         const Security& security);

}  // namespace copperplate::client
