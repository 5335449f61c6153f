#pragma once

#include <grpcpp/channel.h>

#include <cstddef>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::client {

// How services are spoken to. PEM texts; a client certificate is optional.
struct Security {
  std::string ca;           // whom to trust
  std::string certificate;  // ours, with its key
  std::string key;
  bool plaintext = false;  // no TLS: loopback and unix sockets only; asked for, never a fallback
  size_t max_reply_bytes = 32 << 20;
};

// True for a target that plaintext may be spoken to: the loopback interface or a unix socket.
bool IsOnThisMachine(absl::string_view target);

// A connection of its own to `target` (`dns:///indicators.internal:7443`, `unix:/run/x.sock`), made
// when first used and balanced over all addresses that the name has. A call on it fails at once
// while the service is away, unless it says that it waits, and the service is found again within
// seconds.
std::shared_ptr<grpc::Channel> MakeChannel(const std::string& target, const Security& security);

}  // namespace copperplate::client
