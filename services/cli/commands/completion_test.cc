#include "services/cli/commands/completion.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/cli/commands/command_line.h"

namespace copperplate::cli {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

// What bash offers for the last of `words`, which are cut as bash cuts them.
std::vector<std::string> Offers(const std::vector<std::string>& words) {
  const std::string path = absl::StrCat(::testing::TempDir(), "completion_test.", getpid());
  std::ofstream(path) << CompletionScript(CommandLine().app(), "bash") << "COMP_WORDS=('"
                      << absl::StrJoin(words, "' '") << "')\nCOMP_CWORD=" << words.size() - 1
                      << "\n_copperplate\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
  std::FILE* const bash = popen(absl::StrCat("bash ", path, " 2>&1").c_str(), "r");
  std::string printed;
  char buffer[4096];
  while (const size_t part = std::fread(buffer, 1, sizeof(buffer), bash))
    printed.append(buffer, part);
  EXPECT_EQ(pclose(bash), 0) << printed;
  std::remove(path.c_str());
  return absl::StrSplit(printed, '\n', absl::SkipEmpty());
}

TEST(CompletionScript, OffersCommandsAndOptions) {
  EXPECT_THAT(Offers({"copperplate", "s"}), ElementsAre("series", "snapshot", "series-breaks"));
  EXPECT_THAT(Offers({"copperplate", "snapshot", "c"}), ElementsAre("create"));
  EXPECT_THAT(Offers({"copperplate", "snapshot", "create", "--m"}), ElementsAre("--month"));
  EXPECT_THAT(Offers({"copperplate", "import", "--ba"}), ElementsAre("--batch"));
  EXPECT_THAT(Offers({"copperplate", "batches", "f"}), ElementsAre("faults"));
  EXPECT_THAT(Offers({"copperplate", "commentaries", "a"}), ElementsAre("add", "agree"));
  EXPECT_THAT(Offers({"copperplate", "commentaries", "agree", "c", "--e"}), ElementsAre("--etag"));
  EXPECT_THAT(Offers({"copperplate", "me"}), ElementsAre("meetings", "meeting"));
  EXPECT_THAT(Offers({"copperplate", "actions", "--o"}), ElementsAre("--open"));
  EXPECT_THAT(Offers({"copperplate", "actions", "BCB", "--a"}), ElementsAre("--as-of"));
  EXPECT_THAT(Offers({"copperplate", "t"}), ElementsAre("trend", "targets"));
  EXPECT_THAT(Offers({"copperplate", "trend", "crime", "--p"}), ElementsAre("--period-months"));
  EXPECT_THAT(Offers({"copperplate", "peers", "i"}), ElementsAre("import"));
  EXPECT_THAT(Offers({"copperplate", "chart", "crime", "--v"}), ElementsAre("--values"));
  EXPECT_THAT(Offers({"copperplate", "observations", "--c"}), ElementsAre("--csv", "--ca-file"));
  EXPECT_THAT(Offers({"copperplate", "dashboard", ""}),
              AllOf(Contains("--known-at"), Contains("--gateway"), Contains("--help"),
                    Not(Contains("--version"))));
}

TEST(CompletionScript, TakesTheValueOfAnOptionForNoCommand) {
  EXPECT_THAT(Offers({"copperplate", "dashboard", "--month", "2018-03", "--wh"}),
              ElementsAre("--why"));
  EXPECT_THAT(Offers({"copperplate", "dashboard", "--month", "=", "2018-03", "--wh"}),
              ElementsAre("--why"));
  EXPECT_THAT(Offers({"copperplate", "--gateway", "http", ":", "//127.0.0.1", ":", "8080", "--json",
                      "snapshot", "d"}),
              ElementsAre("diff"));
  EXPECT_THAT(Offers({"copperplate", "--force", "import", "dash"}), ElementsAre("dashboard"));
}

TEST(CompletionScript, StopsAtTheFirstWordThatIsNoCommand) {
  EXPECT_THAT(Offers({"copperplate", "import", "f.csv", "--ba"}), ElementsAre("--batch"));
  EXPECT_THAT(Offers({"copperplate", "snapshot", "show", "create", "--m"}), IsEmpty());
}

TEST(CompletionScript, OffersNothingOfItsOwnForAValue) {
  EXPECT_THAT(Offers({"copperplate", "dashboard", "--month", ""}), IsEmpty());
  EXPECT_THAT(Offers({"copperplate", "dashboard", "--month", "="}), IsEmpty());
  EXPECT_THAT(Offers({"copperplate", "dashboard", "--month", "=", "2018"}), IsEmpty());
}

TEST(CompletionScript, IsMadeForTwoShells) {
  EXPECT_THAT(CompletionScript(CommandLine().app(), "zsh"), ::testing::StartsWith("autoload"));
  EXPECT_EQ(CompletionScript(CommandLine().app(), "fish"), "");
}

}  // namespace
}  // namespace copperplate::cli
