#include "libs/client/channel.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace copperplate::client {
namespace {

std::shared_ptr<grpc::ChannelCredentials> CredentialsOf(const Security& security) {
  if (security.plaintext) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = security.ca;
  options.pem_cert_chain = security.certificate;
  options.pem_private_key = security.key;
  return grpc::SslCredentials(options);
}

grpc::ChannelArguments ArgumentsOf(const Security& security) {
  grpc::ChannelArguments arguments;
  // Else the channels to one address would share a connection.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetLoadBalancingPolicyName("round_robin");
  arguments.SetMaxReceiveMessageSize(static_cast<int>(security.max_reply_bytes));
  arguments.SetMaxSendMessageSize(-1);  // bodies are bounded where they come in
  // Requests are short, and nobody could ask for gRPC's own count of calls.
  arguments.SetInt(GRPC_ARG_ENABLE_PER_MESSAGE_COMPRESSION, 0);
  arguments.SetInt(GRPC_ARG_ENABLE_CHANNELZ, 0);
  // A service that restarts is found again within seconds, not after gRPC's two minutes.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 200);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 3000);
  // A service's machine that vanished is noticed within 30 s, also between calls. libs/server takes
  // a ping every 10 s.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 20'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);  // no bound of its own
  return arguments;
}

}  // namespace

bool IsOnThisMachine(absl::string_view target) {
  absl::ConsumePrefix(&target, "dns:///");
  for (absl::string_view local : {"unix:", "127.", "localhost:", "[::1]:", "ipv4:127."}) {
    if (absl::StartsWith(target, local)) return true;
  }
  return false;
}

std::shared_ptr<grpc::Channel> MakeChannel(const std::string& target, const Security& security) {
  return grpc::CreateCustomChannel(target, CredentialsOf(security), ArgumentsOf(security));
}

}  // namespace copperplate::client
