#include "services/cli/commands/completion.h"

#include <gmock/gmock.h>

#include <CLI/CLI.hpp>

namespace copperplate::cli {
namespace {

TEST(CompletionScript, KnowsEveryCommandAndOption) {
  CLI::App app;
  CLI::App* const snapshot = app.add_subcommand("snapshot");
  CLI::App* const create = snapshot->add_subcommand("create");
  std::string month;
  create->add_option("--month", month);
  const std::string script = CompletionScript(app, "bash");
  EXPECT_THAT(script, ::testing::HasSubstr("'') words='snapshot --help'"));
  EXPECT_THAT(script, ::testing::HasSubstr("'snapshot create') words='--help --month'"));
  EXPECT_THAT(CompletionScript(app, "zsh"), ::testing::StartsWith("autoload"));
  EXPECT_EQ(CompletionScript(app, "fish"), "");
}

}  // namespace
}  // namespace copperplate::cli
