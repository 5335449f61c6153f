#include "services/gateway/settings/gateway_settings.h"

#include <gtest/gtest.h>

#include <optional>

namespace copperplate::gateway {
namespace {

// What some flags come to, beside those that are required; or why they are refused.
absl::StatusOr<GatewayOptions> With(std::vector<std::string> flags) {
  flags.push_back("--descriptors=/etc/descriptors");
  GatewaySettings values;
  config::Settings settings("copperplate-gateway", "x");
  Declare(settings, values);
  const absl::Status parsed =
      settings.Parse(flags, [](const std::string&) { return std::nullopt; });
  if (!parsed.ok()) return parsed;
  return Resolve(values);
}

constexpr char kBackend[] = "--backends=a.v1=127.0.0.1:7101";

TEST(GatewaySettings, HaveSoundDefaults) {
  const auto options = With({kBackend, "--backend_plaintext"});
  ASSERT_TRUE(options.ok()) << options.status();
  EXPECT_EQ(options->http.address, "127.0.0.1");
  EXPECT_EQ(options->http.port, 8080);
  EXPECT_EQ(options->admin.port, 8081);
  EXPECT_EQ(options->http.limits.max_head_bytes, 16u << 10);
  EXPECT_EQ(options->proxy.max_json_bytes, 4u << 20);
  EXPECT_EQ(options->http.limits.max_buffered_bytes, 256u << 20);
  EXPECT_EQ(options->proxy.max_calls_per_address, 1024);
  EXPECT_EQ(options->proxy.reply_memory_bytes, 64u << 20);
  ASSERT_EQ(options->backends.size(), 1u);
  EXPECT_EQ(options->backends[0].package, "a.v1");
  EXPECT_EQ(options->backends[0].target, "127.0.0.1:7101");
  EXPECT_TRUE(options->proxy.cors_origins.empty());
}

TEST(GatewaySettings, TakeAddressesOfEveryKind) {
  const auto options =
      With({"--listen=[::1]:0", "--admin_listen=localhost:1", "--backend_plaintext",
            "--backends=a.v1=unix:/run/a.sock,b.v1=dns:///localhost:1,c.v1=[::1]:2",
            "--cors_origins=https://a.example,https://b.example", "--reply_memory=0"});
  ASSERT_TRUE(options.ok()) << options.status();
  EXPECT_EQ(options->http.address, "::1");
  EXPECT_EQ(options->http.port, 0);
  EXPECT_EQ(options->admin.address, "127.0.0.1");
  EXPECT_EQ(options->backends.size(), 3u);
  EXPECT_EQ(options->proxy.cors_origins.size(), 2u);
  EXPECT_EQ(options->proxy.reply_memory_bytes, 0u);
}

TEST(GatewaySettings, AreRefusedByName) {
  struct Case {
    std::vector<std::string> flags;
    const char* message;
  };
  const Case cases[] = {
      {{kBackend, "--listen=8080"}, "listen: must be host:port"},
      {{kBackend, "--listen=127.0.0.1:65536"}, "listen: must be host:port"},
      {{kBackend, "--admin_listen=x:y"}, "admin_listen: must be host:port"},
      {{"--backends=a.v1", "--backend_plaintext"}, "backends: must be package=target, not a.v1"},
      {{"--backends==x", "--backend_plaintext"}, "backends: must be package=target, not =x"},
      {{"--backends=a.v1=", "--backend_plaintext"}, "backends: must be package=target, not a.v1="},
      {{"--backends=a.v1=dns:///a.internal:1", "--backend_plaintext"},
       "backend_plaintext: only for backends on this machine, and dns:///a.internal:1 is not"},
      {{kBackend, "--backend_ca_file=/nowhere/ca.pem"},
       "backend_ca_file: /nowhere/ca.pem cannot be read, or is empty"},
      {{kBackend, "--backend_certificate_file=/proc/self/cmdline"},
       "backend_key_file: goes with backend_certificate_file, and neither alone"},
      {{kBackend, "--max_buffered_bytes=1MiB"},
       "max_buffered_bytes: must have room for a body of max_json_bytes"},
      {{kBackend, "--tls_certificate_file=/proc/self/cmdline"},
       "tls_key_file: goes with tls_certificate_file, and neither alone"},
  };
  for (const Case& c : cases) {
    const absl::Status status = With(c.flags).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.message;
    EXPECT_EQ(status.message(), c.message);
  }
}

}  // namespace
}  // namespace copperplate::gateway
