#include "libs/config/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace copperplate::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class SettingsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = absl::StrCat(::testing::TempDir(), "settings_XXXXXX");
    ASSERT_NE(mkdtemp(folder_.data()), nullptr);
    settings_.Text("listen", listen_, "Address of the gRPC server, host:port.");
    settings_.Int("workers", workers_, "Handlers at work at once.").Range(1, 256);
    settings_.Duration("drain", drain_, "Longest wait for calls at shutdown.")
        .Range(absl::Seconds(1), absl::Minutes(5));
    settings_.Bytes("max_body", max_body_, "Largest request body.");
    settings_.Bool("reflection", reflection_, "Whether the gRPC reflection service is served.");
    settings_.List("origins", origins_, "Origins that browsers may call from.")
        .Check([](absl::string_view origin) {
          return absl::StartsWith(origin, "https://")
                     ? absl::OkStatus()
                     : absl::InvalidArgumentError("must begin with https://");
        });
    settings_.Text("log_level", log_level_, "Least severity logged.")
        .OneOf({"debug", "info", "error"});
    settings_.Text("database", database_, "Connection string, without a password.").Required();
    settings_.Secret("database_password", password_, "Password of the runtime role.");
  }

  std::string WriteFile(const std::string& name, const std::string& contents, mode_t mode = 0600) {
    const std::string path = absl::StrCat(folder_, "/", name);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << contents;
    chmod(path.c_str(), mode);
    return path;
  }

  absl::Status Parse(std::vector<std::string> arguments) {
    return settings_.Parse(arguments,
                           [this](const std::string& name) -> std::optional<std::string> {
                             const auto found = environment_.find(name);
                             if (found == environment_.end()) return std::nullopt;
                             return found->second;
                           });
  }

  std::vector<std::string> Faults(std::vector<std::string> arguments) {
    const absl::Status status = Parse(std::move(arguments));
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    return absl::StrSplit(status.message(), '\n');
  }

  std::string folder_;
  std::map<std::string, std::string> environment_;
  Settings settings_{"copperplate-test", "A process under test."};
  std::string listen_ = "127.0.0.1:7101";
  int workers_ = 16;
  absl::Duration drain_ = absl::Seconds(10);
  int64_t max_body_ = 4 << 20;
  bool reflection_ = false;
  std::vector<std::string> origins_ = {"https://portal"};
  std::string log_level_ = "info";
  std::string database_;
  Secret password_;
};

TEST_F(SettingsTest, DefaultsStandWhereNoSourceSpeaks) {
  ASSERT_TRUE(Parse({"--database=host=db"}).ok());
  EXPECT_EQ(listen_, "127.0.0.1:7101");
  EXPECT_EQ(workers_, 16);
  EXPECT_EQ(drain_, absl::Seconds(10));
  EXPECT_EQ(database_, "host=db");
  EXPECT_TRUE(password_.empty());
}

TEST_F(SettingsTest, EachSourceOverrulesThoseBeforeIt) {
  const std::string path = WriteFile(
      "flags", "# a comment\n\n--workers = 2\nlisten=a:1\n drain=2s\r\nreflection\norigins=\n");
  environment_ = {{"COPPERPLATE_WORKERS", "3"},
                  {"COPPERPLATE_LISTEN", "b:1"},
                  {"COPPERPLATE_UNRELATED", "ignored"},
                  {"COPPERPLATE_DATABASE", "host=db"}};
  ASSERT_TRUE(Parse({"--workers=4", absl::StrCat("--flagfile=", path)}).ok());
  EXPECT_EQ(workers_, 4);
  EXPECT_EQ(listen_, "b:1");
  EXPECT_EQ(drain_, absl::Seconds(2));
  EXPECT_TRUE(reflection_);
  EXPECT_TRUE(origins_.empty());
  EXPECT_THAT(settings_.Effective(),
              ElementsAre("listen=b:1 (COPPERPLATE_LISTEN)", "workers=4 (command line)",
                          absl::StrCat("drain=2s (", path, ":5)"), "max_body=4MiB (default)",
                          absl::StrCat("reflection=true (", path, ":6)"),
                          absl::StrCat("origins= (", path, ":7)"), "log_level=info (default)",
                          "database=host=db (COPPERPLATE_DATABASE)",
                          "secret_files_group_readable=false (default)",
                          "database_password_file= (default)"));
}

TEST_F(SettingsTest, AFlagsFileMayBeNamedByTheEnvironmentAndLaterFilesWin) {
  environment_ = {
      {"COPPERPLATE_FLAGFILE", WriteFile("one", "workers=1\nlisten=a:1\ndatabase=host=db\n")}};
  ASSERT_TRUE(Parse({"--flagfile", WriteFile("two", "workers=2")}).ok());
  EXPECT_EQ(workers_, 2);
  EXPECT_EQ(listen_, "a:1");
}

TEST_F(SettingsTest, FlagsTakeTheirValueEitherWay) {
  ASSERT_TRUE(Parse({"--workers", "7", "--reflection", "--database", "host=db", "--origins",
                     "https://a, https://b", "--max_body", "1KiB", "--workers=8"})
                  .ok());
  EXPECT_EQ(workers_, 8);
  EXPECT_TRUE(reflection_);
  EXPECT_EQ(max_body_, 1024);
  EXPECT_THAT(origins_, ElementsAre("https://a", "https://b"));
  ASSERT_TRUE(Parse({"--database=x", "--reflection=false"}).ok());
  EXPECT_FALSE(reflection_);
}

TEST_F(SettingsTest, ListsEveryFaultWithItsSource) {
  environment_ = {{"COPPERPLATE_WORKERS", "many"}};
  const std::string path = WriteFile("flags", "workers=0\nflagfile=other\n=3\nworker=3\n");
  EXPECT_THAT(
      Faults({absl::StrCat("--flagfile=", path), "--workers=257", "--drain", "10", "--max_body=1KB",
              "--reflection=yes", "--origins=https://a,http://b", "--log_level=loud", "stray",
              "--nothing_like_it=1", "--listen", "--flagfile=/nowhere"}),
      ElementsAre(
          "argument 9: is no flag; flags are --name=value",
          absl::StrCat(path, ":3: is no setting; lines are name=value"),
          absl::StrCat("workers (", path, ":1): must be a whole number from 1 to 256"),
          absl::StrCat("flagfile (", path, ":2): is no setting"),
          absl::StrCat("worker (", path, ":4): is no setting; did you mean workers?"),
          "flagfile (command line): /nowhere cannot be read: No such file or directory",
          "workers (COPPERPLATE_WORKERS): must be a whole number from 1 to 256",
          "workers (command line): must be a whole number from 1 to 256",
          "drain (command line): must be a duration with its unit, such as 250ms, 10s or 1h30m, "
          "from 1s to 5m",
          "max_body (command line): must be a size in bytes, such as 65536, 64KiB, 16MiB or 2GiB, "
          "from 0 to 9223372036854775807",
          "reflection (command line): must be true or false",
          "origins (command line): must begin with https://",
          "log_level (command line): must be one of debug, info, error",
          "nothing_like_it (command line): is no setting", "listen (command line): has no value",
          "database: is required (--database or COPPERPLATE_DATABASE)"));
}

TEST_F(SettingsTest, ARequiredSettingIsNotFilledByEmptyText) {
  EXPECT_THAT(Faults({"--database="}),
              ElementsAre("database: is required (--database or COPPERPLATE_DATABASE)"));
}

TEST_F(SettingsTest, ASecretComesFromItsFile) {
  const std::string path = WriteFile("password", "hunter2\n");
  ASSERT_TRUE(Parse({"--database=x", "--database_password_file", path}).ok());
  EXPECT_EQ(password_.Reveal(), "hunter2");
  EXPECT_EQ(settings_.Effective().back(),
            absl::StrCat("database_password_file=", path, " (command line)"));
}

TEST_F(SettingsTest, ASecretFromAnywhereElseIsRefusedAndNotShown) {
  environment_ = {{"COPPERPLATE_DATABASE_PASSWORD", "hunter2"}};
  const std::string path = WriteFile("flags", "database_password=hunter2\n");
  const std::string advice =
      "is a secret: put it into a file and set database_password_file to the file's path";
  const auto faults = Faults({"--database=x", "--database_password=hunter2", "--database_password",
                              "hunter2", absl::StrCat("--flagfile=", path)});
  EXPECT_THAT(
      faults,
      ElementsAre(absl::StrCat("database_password (", path, ":1): ", advice),
                  absl::StrCat("database_password (COPPERPLATE_DATABASE_PASSWORD): ", advice),
                  absl::StrCat("database_password (command line): ", advice),
                  absl::StrCat("database_password (command line): ", advice)));
}

TEST_F(SettingsTest, ASecretsFileMustBeSafe) {
  const std::string path = WriteFile("password", "hunter2", 0640);
  EXPECT_THAT(Faults({"--database=x", "--database_password_file", path}),
              ElementsAre(absl::StrCat("database_password_file (command line): ", path,
                                       " holds a secret and has mode 0640: at most 0600 is "
                                       "allowed")));
  EXPECT_TRUE(
      Parse({"--database=x", "--database_password_file", path, "--secret_files_group_readable"})
          .ok());
  EXPECT_THAT(Faults({"--database=x", "--database_password_file=/nowhere"}),
              ElementsAre("database_password_file (command line): /nowhere cannot be read: No such "
                          "file or directory"));
}

TEST_F(SettingsTest, HelpListsFormUnitDefaultAndVariable) {
  const std::string help = settings_.Help();
  EXPECT_THAT(help, HasSubstr("--workers  (whole number, 1 to 256)\n    Handlers at work at once.\n"
                              "    Default: 16. Environment: COPPERPLATE_WORKERS.\n"));
  EXPECT_THAT(help, HasSubstr("--drain  (duration in ms, s, m or h, 1s to 5m)\n"));
  EXPECT_THAT(help, HasSubstr("Default: 4MiB."));
  EXPECT_THAT(help, HasSubstr("Least severity logged. One of debug, info, error.\n"));
  EXPECT_THAT(help, HasSubstr("\n    Required. Environment: COPPERPLATE_DATABASE.\n"));
  EXPECT_THAT(help, HasSubstr("--database_password_file  (path of a file with the secret)\n"));
  EXPECT_THAT(help, Not(HasSubstr("--database_password ")));
}

TEST_F(SettingsTest, HelpWinsOverFaults) {
  EXPECT_EQ(Parse({"--workers=x", "--help"}).code(), absl::StatusCode::kCancelled);
}

TEST_F(SettingsTest, LoadGivesTheExitCode) {
  const char* good[] = {"program", "--database=x"};
  EXPECT_EQ(settings_.Load(2, good), std::nullopt);
  ::testing::internal::CaptureStdout();
  const char* help[] = {"program", "--help"};
  EXPECT_EQ(settings_.Load(2, help), 0);
  EXPECT_THAT(::testing::internal::GetCapturedStdout(),
              HasSubstr("copperplate-test: A process under test."));
  ::testing::internal::CaptureStderr();
  const char* bad[] = {"program", "--database=x", "--workers=x", "--drain=0s"};
  EXPECT_EQ(settings_.Load(4, bad), 2);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            "copperplate-test: the settings cannot be used (--help lists them):\n"
            "workers (command line): must be a whole number from 1 to 256\n"
            "drain (command line): must be a duration with its unit, such as 250ms, 10s or 1h30m, "
            "from 1s to 5m\n");
}

RC_GTEST_FIXTURE_PROP(SettingsTest, AnyArgumentsEndInOkOrFaults,
                      (const std::vector<std::string>& arguments)) {
  const absl::Status status = Parse(arguments);
  RC_ASSERT(absl::IsInvalidArgument(status));  // the required setting is missing at least
}

}  // namespace
}  // namespace copperplate::config
