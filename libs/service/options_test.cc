#include "libs/service/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"

namespace copperplate::service {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::StatusIs;

absl::Status Parse(Options& options, const std::vector<std::string>& arguments) {
  config::Settings settings("test", "A test.");
  DeclareOptions(settings, options);
  return settings.Parse(arguments, [](const std::string&) { return std::nullopt; });
}

const std::vector<std::string> kLeast = {"--listen=127.0.0.1:0", "--database=dbname=x",
                                         "--token_issuer=https://issuer", "--token_audience=us"};

std::vector<std::string> With(std::vector<std::string> more) {
  more.insert(more.begin(), kLeast.begin(), kLeast.end());
  return more;
}

TEST(OptionsTest, WhatIsRequiredIsNamed) {
  Options options;
  const absl::Status status = Parse(options, {});
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument));
  for (const char* name : {"listen", "database", "token_issuer", "token_audience"}) {
    EXPECT_THAT(std::string(status.message()), HasSubstr(name));
  }
}

TEST(OptionsTest, SettingsReachTheirPlaces) {
  Options options;
  ABSL_ASSERT_OK(Parse(
      options, With({"--admin_listen=127.0.0.1:7", "--tls_certificate_file=c", "--tls_key_file=k",
                     "--workers=4", "--queue=9", "--database_connections=3", "--log_level=warning",
                     "--drain_limit=5s", "--token_keys_file=keys", "--token_algorithms=ES256",
                     "--token_leeway=3s", "--token_cache_tokens=9"})));
  EXPECT_EQ(options.server.listen, "127.0.0.1:0");
  EXPECT_EQ(options.server.admin_listen, "127.0.0.1:7");
  EXPECT_EQ(options.server.tls.certificate_chain, "c");
  EXPECT_EQ(options.server.tls.private_key, "k");
  EXPECT_FALSE(options.server.insecure);
  EXPECT_EQ(options.server.drain_limit, absl::Seconds(5));
  EXPECT_EQ(options.database.database, "dbname=x");
  EXPECT_EQ(options.database.connections, 3);
  EXPECT_EQ(options.executor().workers, 4u);
  EXPECT_EQ(options.executor().queue_limit, 9u);
  EXPECT_EQ(options.level(), log::Level::kWarning);
  EXPECT_EQ(options.tokens.keys_file, "keys");
  EXPECT_THAT(options.tokens.algorithms, ElementsAre("ES256"));
  EXPECT_EQ(options.tokens.leeway, absl::Seconds(3));
  EXPECT_EQ(options.tokens.cache_tokens, 9);
  ABSL_EXPECT_OK(CheckOptions(options));
}

TEST(OptionsTest, OutOfBoundsIsRefused) {
  Options options;
  EXPECT_THAT(Parse(options, With({"--database_connections=17"})),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("database_connections")));
  EXPECT_THAT(Parse(options, With({"--token_algorithms=ES256,none"})),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("token_algorithms")));
  EXPECT_THAT(Parse(options, With({"--token_leeway=6m"})),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("token_leeway")));
  EXPECT_THAT(Parse(options, With({"--log_level=loud"})),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("log_level")));
}

TEST(OptionsTest, TokenKeysComeFromOneSource) {
  Options options;
  EXPECT_THAT(CheckOptions(options), StatusIs(absl::StatusCode::kInvalidArgument));
  options.tokens.keys_url = "https://issuer/keys";
  ABSL_EXPECT_OK(CheckOptions(options));
  options.tokens.keys_file = "keys";
  EXPECT_THAT(CheckOptions(options),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("one of token_keys_file and token_keys_url")));
}

TEST(OptionsTest, PasswordsHaveNoPlaceInConnectionStrings) {
  Options options;
  options.tokens.keys_file = "keys";
  options.database.database = "host=/run/db password=open-sesame";
  EXPECT_THAT(CheckOptions(options),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       "database: the connection string holds a password; a password belongs in "
                       "database_password_file"));
  options.database.database = "host=/run/db";
  options.database.worker_database = "postgresql://worker:open-sesame@db/x";
  EXPECT_THAT(CheckOptions(options),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       "worker_database: the connection string holds a password; a password "
                       "belongs in worker_database_password_file"));
  options.database.worker_database = "postgresql://worker@db/x";
  ABSL_EXPECT_OK(CheckOptions(options));
}

}  // namespace
}  // namespace copperplate::service
