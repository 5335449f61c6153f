#include "libs/spool/temporary_file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "libs/testing/status_matchers.h"

namespace copperplate {
namespace {

using testing::HasReason;
using testing::IsOkAndHolds;
using testing::StatusIs;

TEST(TemporaryFileTest, ReadsWhatWasAppended) {
  ABSL_ASSERT_OK_AND_ASSIGN(TemporaryFile file, TemporaryFile::Create("/tmp"));
  ABSL_ASSERT_OK(file.Append("one"));
  ABSL_ASSERT_OK(file.Append("two"));
  EXPECT_EQ(file.size(), 6U);
  std::string out(4, ' ');
  EXPECT_THAT(file.ReadAt(1, absl::MakeSpan(out)), IsOkAndHolds(4U));
  EXPECT_EQ(out, "netw");
  EXPECT_THAT(file.ReadAt(4, absl::MakeSpan(out)), IsOkAndHolds(2U));
  EXPECT_EQ(out.substr(0, 2), "wo");
  EXPECT_THAT(file.ReadAt(9, absl::MakeSpan(out)), IsOkAndHolds(0U));
}

TEST(TemporaryFileTest, LeavesNothingInItsFolder) {
  std::string folder = "/tmp/spool-test-XXXXXX";
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  ABSL_ASSERT_OK_AND_ASSIGN(TemporaryFile file, TemporaryFile::Create(folder));
  ABSL_ASSERT_OK(file.Append("x"));
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  EXPECT_EQ(rmdir(folder.c_str()), 0);
}

TEST(TemporaryFileTest, MovesWithItsContent) {
  ABSL_ASSERT_OK_AND_ASSIGN(TemporaryFile file, TemporaryFile::Create("/tmp"));
  ABSL_ASSERT_OK(file.Append("x"));
  TemporaryFile moved = std::move(file);
  std::string out(1, ' ');
  EXPECT_THAT(moved.ReadAt(0, absl::MakeSpan(out)), IsOkAndHolds(1U));
  EXPECT_EQ(out, "x");
}

TEST(TemporaryFileTest, NamesNoPathWhereThereIsNoFolder) {
  const absl::Status status = TemporaryFile::Create("/tmp/no-such-folder-here").status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(status, HasReason("TEMPORARY_FILE"));
  EXPECT_EQ(status.message().find("/tmp"), absl::string_view::npos);
}

TEST(TemporaryFileTest, SaysThatNoRoomIsLeft) {
  ABSL_ASSERT_OK_AND_ASSIGN(TemporaryFile file, TemporaryFile::Create("/tmp"));
  rlimit before;
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small = {.rlim_cur = 2, .rlim_max = before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const absl::Status status = file.Append("four");
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, ignored);
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(status, HasReason("DISK_FULL"));
}

}  // namespace
}  // namespace copperplate
