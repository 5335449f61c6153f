#include "services/cli/commands/token.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "absl/strings/str_cat.h"

namespace copperplate::cli {
namespace {

class ReadTokenFileTest : public ::testing::Test {
 protected:
  ~ReadTokenFileTest() override { std::remove(path_.c_str()); }

  absl::StatusOr<std::string> Read(const std::string& content) {
    std::ofstream(path_) << content;
    return ReadTokenFile(path_);
  }

  const std::string path_ = absl::StrCat(::testing::TempDir(), "token_test.", getpid());
};

TEST_F(ReadTokenFileTest, GivesTheTokenWithoutItsLineEnd) {
  EXPECT_EQ(Read("ey.J-x_\n").value(), "ey.J-x_");
  EXPECT_EQ(Read(" t \r\n\n").value(), "t");
}

TEST_F(ReadTokenFileTest, RefusesWhatIsNone) {
  const absl::Status none = absl::InvalidArgumentError(absl::StrCat(path_, ": holds no token"));
  EXPECT_EQ(Read("").status(), none);
  EXPECT_EQ(Read("\n").status(), none);
  EXPECT_EQ(Read("t\r\nX-Header: y").status(), none);
  EXPECT_EQ(ReadTokenFile("/nowhere/token").status(),
            absl::InvalidArgumentError("/nowhere/token: No such file or directory"));
  EXPECT_EQ(ReadTokenFile("/").status(), absl::InvalidArgumentError("/: Is a directory"));
}

TEST_F(ReadTokenFileTest, ReadsNoFurtherThanATokenGoes) {
  const std::string longest(64 << 10, 't');
  EXPECT_EQ(Read(longest).value(), longest);
  EXPECT_EQ(Read(longest + "t").status(),
            absl::InvalidArgumentError(absl::StrCat(path_, ": is larger than 64 KiB, no token")));
  EXPECT_EQ(ReadTokenFile("/dev/zero").status(),
            absl::InvalidArgumentError("/dev/zero: is larger than 64 KiB, no token"));
}

}  // namespace
}  // namespace copperplate::cli
