#include "libs/config/secret.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>
#include <type_traits>

#include "absl/strings/str_cat.h"

namespace copperplate::config {
namespace {

class SecretFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string folder = absl::StrCat(::testing::TempDir(), "secret_XXXXXX");
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    path_ = absl::StrCat(folder, "/secret");
  }

  void Write(const std::string& contents, mode_t mode) {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << contents;
    ASSERT_EQ(chmod(path_.c_str(), mode), 0);
  }

  std::string Refusal(SecretAccess access) {
    return std::string(ReadSecretFile(path_, access).status().message());
  }

  std::string path_;
};

TEST_F(SecretFileTest, GivesTheContentsLessOneNewline) {
  Write("s3cret\n", 0600);
  EXPECT_EQ(ReadSecretFile(path_, SecretAccess::kOwner)->Reveal(), "s3cret");
  Write(" s3cret \n\n", 0400);
  EXPECT_EQ(ReadSecretFile(path_, SecretAccess::kOwner)->Reveal(), " s3cret \n");
}

TEST_F(SecretFileTest, TheGroupMayReadWhereItIsConfiguredAndOthersNeverMay) {
  struct Case {
    mode_t mode;
    bool owner_ok;
    bool group_ok;
  };
  for (const Case& c :
       {Case{0600, true, true}, Case{0400, true, true}, Case{0700, true, true},
        Case{0640, false, true}, Case{0440, false, true}, Case{0620, false, false},
        Case{0660, false, false}, Case{0604, false, false}, Case{0644, false, false},
        Case{0601, false, false}, Case{0602, false, false}}) {
    Write("s3cret", c.mode);
    EXPECT_EQ(ReadSecretFile(path_, SecretAccess::kOwner).ok(), c.owner_ok) << std::oct << c.mode;
    EXPECT_EQ(ReadSecretFile(path_, SecretAccess::kGroup).ok(), c.group_ok) << std::oct << c.mode;
  }
}

TEST_F(SecretFileTest, SaysWhatIsWrong) {
  EXPECT_EQ(Refusal(SecretAccess::kOwner), "cannot be read: No such file or directory");
  Write("", 0600);
  EXPECT_EQ(Refusal(SecretAccess::kOwner), "holds no secret: it is empty");
  Write("\n", 0600);
  EXPECT_EQ(Refusal(SecretAccess::kOwner), "holds no secret: it is empty");
  Write(std::string(64 * 1024 + 1, 'x'), 0600);
  EXPECT_EQ(Refusal(SecretAccess::kOwner), "is larger than 65536 bytes");
  Write("s3cret", 0644);
  EXPECT_EQ(Refusal(SecretAccess::kOwner),
            "holds a secret and has mode 0644: at most 0600 is allowed");
  EXPECT_EQ(Refusal(SecretAccess::kGroup),
            "holds a secret and has mode 0644: at most 0640 is allowed");
  path_ = ::testing::TempDir();
  EXPECT_EQ(Refusal(SecretAccess::kOwner), "is not a regular file");
}

TEST_F(SecretFileTest, APipeDoesNotHangTheStart) {
  ASSERT_EQ(mkfifo(path_.c_str(), 0600), 0);
  EXPECT_EQ(Refusal(SecretAccess::kOwner), "is not a regular file");
}

template <typename T, typename = void>
struct Printable : std::false_type {};
template <typename T>
struct Printable<T, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<T>())>>
    : std::true_type {};
static_assert(!Printable<Secret>::value, "a secret must not be printable");
static_assert(!std::is_convertible_v<Secret, std::string>);

}  // namespace
}  // namespace copperplate::config
